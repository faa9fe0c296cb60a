package org.intone.backbone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.intone.model.ModelFormatException;

/**
 * A file of tensors as {@code torch.save} writes it since PyTorch 1.6, such as OpenAI's {@code tiny.en.pt}: a zip, nothing in it
 * deflated.
 *
 * <pre>
 * NAME/data.pkl     what was saved, a pickle: {"dims": {"n_audio_head": 6, ...}, "model_state_dict": {"encoder.conv1.weight": ...}}
 *                   or such a state dict alone
 * NAME/byteorder    "little", where there is one
 * NAME/data/KEY     the numbers of a storage
 * </pre>
 *
 * Sources: PyTorch 2, torch/serialization.py; openai/whisper, whisper/__init__.py.
 */
final class TorchFile implements TensorFile {
    /** The pickle of a Whisper with 1.5 billion parameters has 100 kB. */
    static final int MAX_PICKLE_BYTES = 1 << 24;

    private static final String PICKLE = "data.pkl";
    private static final String EXPECTED = "a file that torch.save wrote";

    private final String source;
    private final ZipFile zip;
    private final String folder;
    private final Map<String, TorchTensor> tensors = new LinkedHashMap<>();
    private OptionalInt heads = OptionalInt.empty();

    private TorchFile(String source, ZipFile zip, String folder) {
        this.source = source;
        this.zip = zip;
        this.folder = folder;
    }

    static TorchFile open(Path file) throws IOException {
        String source = file.toString();
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException e) {
            throw new ModelFormatException(source, "a broken zip (" + e.getMessage() + ")", EXPECTED, e);
        }
        try {
            TorchFile opened = new TorchFile(source, zip, folder(source, zip));
            opened.checkByteOrder();
            opened.readPickle();
            return opened;
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static String folder(String source, ZipFile zip) throws IOException {
        return zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith("/" + PICKLE))
                .findFirst()
                .map(name -> name.substring(0, name.length() - PICKLE.length()))
                .orElseThrow(() -> new ModelFormatException(source, "a zip without " + PICKLE, EXPECTED));
    }

    private void checkByteOrder() throws IOException {
        String entry = folder + "byteorder";
        if (zip.getEntry(entry) != null) {
            String order =
                    new String(bytes(entry, 0, (int) Math.min(20, stored(entry).getSize())), StandardCharsets.UTF_8);
            if (!order.equals("little")) {
                throw new ModelFormatException(source, "byteorder " + PickleInput.shown(order), "little");
            }
        }
    }

    private void readPickle() throws IOException {
        long size = stored(folder + PICKLE).getSize();
        if (size > MAX_PICKLE_BYTES) {
            throw new ModelFormatException(source, PICKLE + " of " + size + " bytes", MAX_PICKLE_BYTES + " at most");
        }
        try {
            Object root = PickleReader.read(bytes(folder + PICKLE, 0, (int) size));
            if (!(root instanceof Map<?, ?> all)) {
                throw new ModelFormatException(source, PICKLE + " without a dict", EXPECTED);
            }
            if (all.get("dims") instanceof Map<?, ?> dims && dims.get("n_audio_head") instanceof Long count) {
                heads = OptionalInt.of((int) Math.max(0, Math.min(Integer.MAX_VALUE, count)));
            }
            collect(all.get("model_state_dict") instanceof Map<?, ?> state ? state : all);
        } catch (PickleFault e) {
            throw new ModelFormatException(
                    source, e.getMessage() + " at byte " + e.offset() + " of " + PICKLE, e.expected(), e);
        }
    }

    private void collect(Map<?, ?> state) {
        state.forEach((name, value) -> {
            if (value instanceof TorchTensor tensor) {
                tensors.put((String) name, tensor);
            }
        });
    }

    private ZipEntry stored(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new ModelFormatException(source, "no " + PickleInput.shown(name), EXPECTED);
        }
        if (entry.getMethod() != ZipEntry.STORED) {
            throw new ModelFormatException(
                    source, PickleInput.shown(name) + " deflated", "it stored, as torch.save does");
        }
        return entry;
    }

    /** Bytes of an entry; no more is allocated than the file holds, whatever it declares. */
    private byte[] bytes(String name, long offset, int count) throws IOException {
        try (InputStream in = zip.getInputStream(stored(name))) {
            in.skipNBytes(offset);
            byte[] bytes = in.readNBytes(count);
            if (bytes.length == count) {
                return bytes;
            }
        } catch (java.io.EOFException | ZipException e) {
            throw broken(name, offset, count, e);
        }
        throw broken(name, offset, count, null);
    }

    private ModelFormatException broken(String name, long offset, int count, IOException cause) {
        return new ModelFormatException(
                source,
                "the end of " + PickleInput.shown(name),
                count + " bytes from byte " + offset + " of it",
                cause);
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public Set<String> names() {
        return tensors.keySet();
    }

    @Override
    public List<Long> shape(String name) {
        return tensors.get(name).shape();
    }

    @Override
    public float[] read(String name) throws IOException {
        TorchTensor tensor = tensors.get(name);
        TensorType type = tensor.storage().type();
        long span = tensor.span();
        if (span < 0 || span > Integer.MAX_VALUE / type.bytes()) {
            throw new ModelFormatException(
                    source,
                    name + " with shape " + tensor.shape() + ", strides " + tensor.strides() + " and offset "
                            + tensor.offset(),
                    "a tensor within its storage of " + tensor.storage().count() + ", less than 2 GiB");
        }
        byte[] bytes = bytes(
                folder + "data/" + tensor.storage().key(), tensor.offset() * type.bytes(), (int) span * type.bytes());
        float[] reach = new float[(int) span];
        type.readInto(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), reach);
        return tensor.gather(reach);
    }

    @Override
    public OptionalInt heads() {
        return heads;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
