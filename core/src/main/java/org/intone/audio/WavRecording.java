package org.intone.audio;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A WAV file of 16-bit PCM that grows while sound comes in. Its header is brought up to date every second of sound, so that the file is
 * whole but for the last second even if the process dies. Beyond 4 GB, which its header cannot tell, it says that its length is not
 * known, and readers read to the end. For one thread.
 */
public final class WavRecording implements Closeable {
    private static final int RIFF_SIZE_AT = 4;
    private static final int DATA_SIZE_AT = 40;
    private static final int HEADER_BYTES = 44;
    private static final long MOST_BYTES = 0xFFFF_FFFEL - HEADER_BYTES;
    private static final int UNKNOWN = 0xFFFF_FFFF;
    private static final int BLOCK_SAMPLES = 1 << 13;

    private final FileChannel file;
    private final int secondBytes;
    private final ByteBuffer block = ByteBuffer.allocate(2 * BLOCK_SAMPLES).order(ByteOrder.LITTLE_ENDIAN);
    private long dataBytes;
    private long toldBytes;

    /** Begins a file, over what was there. */
    public WavRecording(Path path, int sampleRate, int channels) throws IOException {
        this.secondBytes = 2 * channels * sampleRate;
        this.file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        try {
            writeAll(WavWriter.header(sampleRate, channels, 0));
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /**
     * Adds samples, which are rounded to 16 bits; beyond full scale they are the outermost, NaN is 0.
     *
     * <pre>interleaved[offset .. offset + count), whole frames</pre>
     */
    public void write(float[] interleaved, int offset, int count) throws IOException {
        for (int from = offset; from < offset + count; from += BLOCK_SAMPLES) {
            int to = Math.min(from + BLOCK_SAMPLES, offset + count);
            block.clear();
            for (int n = from; n < to; n++) {
                block.putShort((short) WavWriter.toInt16(interleaved[n]));
            }
            writeAll(block.flip());
            dataBytes += 2L * (to - from);
        }
        if (dataBytes - toldBytes >= secondBytes) {
            tellLength();
        }
    }

    private void tellLength() throws IOException {
        boolean isTold = dataBytes <= MOST_BYTES;
        writeInt(RIFF_SIZE_AT, isTold ? (int) (HEADER_BYTES - 8 + dataBytes) : UNKNOWN);
        writeInt(DATA_SIZE_AT, isTold ? (int) dataBytes : UNKNOWN);
        toldBytes = dataBytes;
    }

    private void writeInt(int position, int value) throws IOException {
        ByteBuffer four = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value);
        file.write(four.flip(), position);
    }

    private void writeAll(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    /** Completes the header. */
    @Override
    public void close() throws IOException {
        try (file) {
            tellLength();
        }
    }
}
