package org.intone.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether two recordings hold the same samples, whatever container each lies in. */
public final class AudioDigest {
    private static final int BLOCK_SAMPLES = 1 << 13;

    private AudioDigest() {}

    /**
     * The SHA-256 of the samples as little-endian 32-bit floats, at the waveform's own rate, in hexadecimal. Negative zero
     * counts as zero. The rate and the number of channels are no part of it.
     */
    public static String sha256(Waveform waveform) {
        MessageDigest digest = newDigest();
        ByteBuffer bytes = ByteBuffer.allocate(4 * BLOCK_SAMPLES).order(ByteOrder.LITTLE_ENDIAN);
        float[] samples = waveform.samples();
        for (int start = 0; start < samples.length; start += BLOCK_SAMPLES) {
            update(digest, bytes, samples, start, Math.min(start + BLOCK_SAMPLES, samples.length));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The same of a recording that need not lie in memory. */
    public static String sha256(MonoSource source) throws IOException {
        MessageDigest digest = newDigest();
        ByteBuffer bytes = ByteBuffer.allocate(4 * BLOCK_SAMPLES).order(ByteOrder.LITTLE_ENDIAN);
        float[] block = new float[BLOCK_SAMPLES];
        try (MonoStream stream = source.open()) {
            for (int count = stream.read(block, 0, block.length); count >= 0; ) {
                update(digest, bytes, block, 0, count);
                count = stream.read(block, 0, block.length);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, ByteBuffer bytes, float[] samples, int from, int to) {
        bytes.clear();
        for (int n = from; n < to; n++) {
            bytes.putFloat(samples[n] + 0f);
        }
        digest.update(bytes.flip());
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
