package org.intone.audio;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a waveform as WAV of 16-bit PCM in one channel. */
public final class WavWriter {
    private static final int HEADER_BYTES = 44;

    private WavWriter() {}

    /** Writes a file, over what was there. */
    public static void write(Waveform waveform, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            write(waveform, out);
        }
    }

    /** The bytes of the file. */
    public static byte[] toBytes(Waveform waveform) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(HEADER_BYTES + 2 * waveform.length());
        try {
            write(waveform, out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes all bytes", e);
        }
        return out.toByteArray();
    }

    /** Writes to a stream, which stays open. */
    public static void write(Waveform waveform, OutputStream out) throws IOException {
        out.write(header(waveform.sampleRate(), 1, 2L * waveform.length()).array());
        byte[] pair = new byte[2];
        for (float sample : waveform.samples()) {
            int value = toInt16(sample);
            pair[0] = (byte) value;
            pair[1] = (byte) (value >> 8);
            out.write(pair, 0, 2);
        }
    }

    /** The bytes before the first sample, the position at their beginning. */
    static ByteBuffer header(int sampleRate, int channels, long dataBytes) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.put(ascii("RIFF")).putInt((int) (HEADER_BYTES - 8 + dataBytes)).put(ascii("WAVE"));
        header.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) channels);
        header.putInt(sampleRate).putInt(2 * channels * sampleRate);
        header.putShort((short) (2 * channels)).putShort((short) 16);
        header.put(ascii("data")).putInt((int) dataBytes);
        return header.flip();
    }

    /** The nearest of 65,536 values; beyond full scale the outermost, 0 for NaN. */
    static int toInt16(float sample) {
        return Math.max(-32768, Math.min(32767, Math.round(sample * 32768)));
    }

    private static byte[] ascii(String tag) {
        return tag.getBytes(StandardCharsets.US_ASCII);
    }
}
