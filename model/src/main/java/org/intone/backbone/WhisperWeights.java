package org.intone.backbone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.intone.model.JsonTree;
import org.intone.model.ModelFormatException;

/**
 * The tensors of a Whisper encoder in a file of either format, called by OpenAI's names without {@code encoder.}; linear weights
 * {@code [out, in]}, convolutions {@code [out, in, 3]}. The shapes decide how large the encoder is; each tensor must have the
 * shape that follows from that, and no value may be infinite or NaN.
 *
 * <p>For one thread; closing closes the file.
 */
final class WhisperWeights implements AutoCloseable {
    private static final int CONFIG_MAX_BYTES = 1 << 20;
    private static final int KERNEL = 3;

    private final TensorFile file;
    private final WhisperShape shape;

    private WhisperWeights(TensorFile file, WhisperShape shape) {
        this.file = file;
        this.shape = shape;
    }

    /**
     * Opens a file.
     *
     * @param heads of attention; empty for what the file says, or a {@code config.json} beside it, or else one for each 64 of the
     *     width, as every published Whisper has it
     * @throws ModelFormatException if it holds no Whisper encoder
     * @throws IOException if it cannot be read
     */
    static WhisperWeights open(Path path, OptionalInt heads) throws IOException {
        TensorFile file = TensorFile.open(path);
        try {
            return new WhisperWeights(file, shape(file, heads.isPresent() ? heads : stated(file, path)));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static OptionalInt stated(TensorFile file, Path path) throws IOException {
        Path config = path.resolveSibling("config.json");
        if (file.heads().isPresent() || !Files.isRegularFile(config) || Files.size(config) > CONFIG_MAX_BYTES) {
            return file.heads();
        }
        try {
            JsonTree root = JsonTree.parse(Files.readString(config));
            return root.names().contains("encoder_attention_heads")
                    ? OptionalInt.of(root.at("encoder_attention_heads").integer())
                    : OptionalInt.empty();
        } catch (IOException | IllegalArgumentException e) {
            throw new ModelFormatException(
                    config.toString(), "no JSON with encoder_attention_heads", "the configuration of the weights", e);
        }
    }

    private static WhisperShape shape(TensorFile file, OptionalInt heads) throws IOException {
        List<Long> first = shape(file, "conv1.weight", 3);
        List<Long> hidden = shape(file, "blocks.0.mlp.0.weight", 2);
        List<Long> positions = shape(file, "positional_embedding", 2);
        int blocks = 0;
        while (WhisperNames.inFile(file.names(), "blocks." + blocks + ".mlp.0.weight")
                .isPresent()) {
            blocks++;
        }
        int width = Math.toIntExact(first.get(0));
        return new WhisperShape(
                Math.toIntExact(first.get(1)),
                width,
                headCount(file, width, heads),
                blocks,
                Math.toIntExact(hidden.get(0)),
                Math.toIntExact(positions.get(0)));
    }

    private static int headCount(TensorFile file, int width, OptionalInt heads) throws IOException {
        if (heads.isPresent() && heads.getAsInt() > 0 && width % heads.getAsInt() == 0) {
            return heads.getAsInt();
        }
        if (heads.isPresent() || width % WhisperShape.PUBLISHED_HEAD_WIDTH != 0) {
            throw new ModelFormatException(
                    file.source(),
                    heads.isPresent() ? heads.getAsInt() + " heads" : "a width of " + width + " and no number of heads",
                    "the number of heads, a divisor of " + width
                            + ": --heads, or encoder_attention_heads in a config.json beside it");
        }
        return width / WhisperShape.PUBLISHED_HEAD_WIDTH;
    }

    private static List<Long> shape(TensorFile file, String tensor, int axes) throws IOException {
        List<Long> shape = file.shape(nameOf(file, tensor));
        if (shape.size() != axes || shape.stream().anyMatch(length -> length < 1 || length > 1 << 20)) {
            throw new ModelFormatException(
                    file.source(), tensor + " of shape " + shape, axes + " axes as in a Whisper encoder");
        }
        return shape;
    }

    private static String nameOf(TensorFile file, String tensor) throws ModelFormatException {
        return WhisperNames.inFile(file.names(), tensor)
                .orElseThrow(() -> new ModelFormatException(
                        file.source(),
                        "no tensor " + tensor + " among " + file.names().size(),
                        "the weights of a Whisper encoder, as OpenAI or Hugging Face names them"));
    }

    /** How large the encoder is. */
    WhisperShape shape() {
        return shape;
    }

    /** The file's name, for messages. */
    String source() {
        return file.source();
    }

    /**
     * The values of a tensor in a new array.
     *
     * @param expected the length of each axis that the encoder's size asks for
     * @throws ModelFormatException if the file has none such, of another shape or with values that are not finite
     */
    float[] tensor(String name, long... expected) throws IOException {
        String inFile = nameOf(file, name);
        List<Long> found = file.shape(inFile);
        if (!found.equals(Arrays.stream(expected).boxed().toList())) {
            throw new ModelFormatException(
                    source(), inFile + " of shape " + found, "shape " + Arrays.toString(expected));
        }
        float[] values = file.read(inFile);
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new ModelFormatException(source(), inFile + " with " + values[i] + " at " + i, "finite numbers");
            }
        }
        return values;
    }

    /** The weights of one of the two convolutions. */
    float[] kernel(String name, int channelsIn) throws IOException {
        return tensor(name, shape.width(), channelsIn, KERNEL);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
