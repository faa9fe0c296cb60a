package org.intone.audio;

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
            bytes.clear();
            int end = Math.min(start + BLOCK_SAMPLES, samples.length);
            for (int n = start; n < end; n++) {
                bytes.putFloat(samples[n] + 0f);
            }
            digest.update(bytes.flip());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
