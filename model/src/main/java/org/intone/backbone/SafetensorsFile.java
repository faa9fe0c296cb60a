package org.intone.backbone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.intone.model.JsonTree;
import org.intone.model.ModelFormatException;

/**
 * A file in Hugging Face's safetensors format.
 *
 * <pre>
 * 8 bytes      N, the length of the header, little endian
 * N bytes      JSON: {"NAME": {"dtype": "F16", "shape": [384, 80, 3], "data_offsets": [begin, end]}, ..., "__metadata__": {...}}
 * the rest     the values; begin and end count from here
 * </pre>
 *
 * Tensors of other types than F32, F16 and BF16 may stand in a file; reading one is refused. The number of attention heads
 * stands in no such file. Source: github.com/huggingface/safetensors, README, "Format".
 */
final class SafetensorsFile implements TensorFile {
    /** The header of a Whisper with 1.5 billion parameters has 150 kB. */
    static final int MAX_HEADER_BYTES = 1 << 24;

    private static final String EXPECTED = "a safetensors file";

    private final String source;
    private final FileChannel channel;
    private final Map<String, Place> places;

    /** Where a tensor lies: {@code begin} counts from the file's first byte. */
    private record Place(String type, List<Long> shape, long begin, long bytes) {}

    private SafetensorsFile(String source, FileChannel channel, Map<String, Place> places) {
        this.source = source;
        this.channel = channel;
        this.places = places;
    }

    static SafetensorsFile open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new SafetensorsFile(file.toString(), channel, places(file.toString(), channel));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static Map<String, Place> places(String source, FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < Long.BYTES) {
            throw new ModelFormatException(source, size + " bytes", EXPECTED + ", which has 8 at least");
        }
        long headerBytes = read(source, channel, 0, Long.BYTES).getLong();
        long most = Math.min(MAX_HEADER_BYTES, size - Long.BYTES);
        if (headerBytes < 2 || headerBytes > most) {
            throw new ModelFormatException(
                    source,
                    "a header of " + Long.toUnsignedString(headerBytes) + " bytes at byte 0",
                    EXPECTED + ", whose header has 2 to " + most);
        }
        String json = StandardCharsets.UTF_8
                .decode(read(source, channel, Long.BYTES, (int) headerBytes))
                .toString();
        try {
            return places(JsonTree.parse(json), Long.BYTES + headerBytes, size);
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException(source, "a broken header at byte 8 (" + e.getMessage() + ")", EXPECTED, e);
        } catch (IOException e) {
            throw new ModelFormatException(
                    source, "no JSON at byte 8 (" + firstLine(e) + ")", EXPECTED + "'s header", e);
        }
    }

    /** Jackson's further lines say where in its own objects it was. */
    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static Map<String, Place> places(JsonTree header, long dataBegin, long fileBytes) {
        Map<String, Place> places = new LinkedHashMap<>();
        for (String name : header.names()) {
            if (!name.equals("__metadata__")) {
                places.put(name, place(header.at(name), dataBegin, fileBytes));
            }
        }
        return places;
    }

    private static Place place(JsonTree tensor, long dataBegin, long fileBytes) {
        String type = tensor.at("dtype").text();
        List<Long> shape = new ArrayList<>();
        for (JsonTree length : tensor.at("shape").items()) {
            shape.add(length.longInteger());
        }
        List<JsonTree> offsets = tensor.at("data_offsets").items();
        if (offsets.size() != 2) {
            throw new IllegalArgumentException("data_offsets must be 2 numbers, were " + offsets.size());
        }
        long begin = offsets.get(0).longInteger();
        long end = offsets.get(1).longInteger();
        if (begin < 0 || begin > end || end > fileBytes - dataBegin) {
            throw new IllegalArgumentException("data_offsets must rise within 0 to " + (fileBytes - dataBegin)
                    + ", were " + begin + " and " + end);
        }
        return new Place(type, List.copyOf(shape), dataBegin + begin, end - begin);
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public Set<String> names() {
        return places.keySet();
    }

    @Override
    public List<Long> shape(String name) {
        return places.get(name).shape();
    }

    @Override
    public float[] read(String name) throws IOException {
        Place place = places.get(name);
        TensorType type = type(name, place);
        long count = TensorShapes.count(place.shape());
        if (count < 0 || count * type.bytes() != place.bytes() || place.bytes() > Integer.MAX_VALUE) {
            throw new ModelFormatException(
                    source,
                    name + " of " + place.bytes() + " bytes at byte " + place.begin(),
                    place.shape() + " of " + type + ", less than 2 GiB");
        }
        float[] values = new float[(int) count];
        type.readInto(read(source, channel, place.begin(), (int) place.bytes()), values);
        return values;
    }

    private TensorType type(String name, Place place) throws ModelFormatException {
        for (TensorType type : TensorType.values()) {
            if (type.name().equals(place.type())) {
                return type;
            }
        }
        throw new ModelFormatException(
                source, name + " of type " + place.type() + " at byte " + place.begin(), "F32, F16 or BF16");
    }

    private static ByteBuffer read(String source, FileChannel channel, long begin, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, begin + buffer.position()) < 0) {
                throw new ModelFormatException(
                        source, "its end at byte " + (begin + buffer.position()), bytes + " bytes from byte " + begin);
            }
        }
        return buffer.flip();
    }

    @Override
    public OptionalInt heads() {
        return OptionalInt.empty();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
