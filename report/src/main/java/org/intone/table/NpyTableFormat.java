package org.intone.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.intone.feature.FeatureMatrix;
import org.intone.feature.Recipe;

/**
 * NumPy's format, version 1.0. The header has room for any number of lines and is written again at the end, when that number is
 * known.
 *
 * <p>Source: numpy.lib.format, "Format Version 1.0".
 */
final class NpyTableFormat implements TableFormat {
    private static final int HEADER_BYTES = 128;
    private static final int PREFIX_BYTES = 10;

    @Override
    public String ending() {
        return ".npy";
    }

    @Override
    public boolean needsRowList() {
        return true;
    }

    @Override
    public Open open(Path file, Recipe recipe) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel.position(HEADER_BYTES);
        return new OpenNpy(channel, recipe.features());
    }

    private static ByteBuffer header(long lines, int features) {
        String text = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + lines + ", " + features + "), }";
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        header.putShort((short) (HEADER_BYTES - PREFIX_BYTES));
        header.put((text + " ".repeat(HEADER_BYTES - PREFIX_BYTES - 1 - text.length()) + "\n")
                .getBytes(StandardCharsets.US_ASCII));
        return header.flip();
    }

    private static final class OpenNpy implements Open {
        private final FileChannel channel;
        private final int features;
        private long lines;
        private ByteBuffer bytes = ByteBuffer.allocate(0);

        OpenNpy(FileChannel channel, int features) {
            this.channel = channel;
            this.features = features;
        }

        @Override
        public void add(TableRow row) throws IOException {
            FeatureMatrix matrix = row.features();
            int count = matrix.values().length * Float.BYTES;
            if (bytes.capacity() < count) {
                bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
            }
            bytes.clear().limit(count);
            bytes.asFloatBuffer().put(matrix.values());
            writeAll(bytes);
            lines += matrix.frames();
        }

        private void writeAll(ByteBuffer buffer) throws IOException {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }

        @Override
        public void close() throws IOException {
            try (channel) {
                channel.position(0);
                writeAll(header(lines, features));
            }
        }
    }
}
