package org.intone.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads NumPy arrays of format 1.0 that hold little-endian {@code float32} in C order: those of the golden files. */
public final class NpyReader {
    private static final int PREAMBLE_BYTES = 10;
    private static final Pattern SHAPE = Pattern.compile("'shape': \\(([0-9, ]*)\\)");

    /**
     * An array.
     *
     * @param shape of one or two dimensions
     * @param values in C order
     */
    @SuppressWarnings("ArrayRecordComponent") // Read by tests only, which compare the arrays themselves.
    public record Npy(int[] shape, float[] values) {
        /** The array of a 2-D one with rows for columns; librosa has frames last, Intone first. */
        public float[] transposed() {
            int rows = shape[0];
            int columns = shape[1];
            float[] out = new float[values.length];
            for (int i = 0; i < values.length; i++) {
                out[i % columns * rows + i / columns] = values[i];
            }
            return out;
        }
    }

    private NpyReader() {}

    /**
     * Reads an array.
     *
     * @param name of the file, for messages
     * @param bytes all of the file
     */
    public static Npy parse(String name, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int headerBytes = buffer.getShort(8);
        String header = new String(bytes, PREAMBLE_BYTES, headerBytes, StandardCharsets.ISO_8859_1);
        Matcher shape = SHAPE.matcher(header);
        if (!header.contains("'<f4'") || !header.contains("'fortran_order': False") || !shape.find()) {
            throw new IllegalArgumentException(name + " must be float32 in C order, was " + header.strip());
        }
        int[] dimensions = Arrays.stream(shape.group(1).split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
        float[] values = new float[Arrays.stream(dimensions).reduce(1, Math::multiplyExact)];
        buffer.position(PREAMBLE_BYTES + headerBytes);
        buffer.asFloatBuffer().get(values);
        return new Npy(dimensions, values);
    }
}
