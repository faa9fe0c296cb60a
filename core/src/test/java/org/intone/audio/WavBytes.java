package org.intone.audio;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Builds WAV files chunk by chunk, right and wrong ones. */
final class WavBytes {
    private final ByteOrder order;
    private final ByteArrayOutputStream chunks = new ByteArrayOutputStream();

    private WavBytes(ByteOrder order) {
        this.order = order;
    }

    static WavBytes riff() {
        return new WavBytes(ByteOrder.LITTLE_ENDIAN);
    }

    static WavBytes rifx() {
        return new WavBytes(ByteOrder.BIG_ENDIAN);
    }

    /** A plain {@code fmt} chunk whose block size fits. */
    WavBytes format(int codec, int channels, int sampleRate, int bits) {
        int block = channels * ((bits + 7) / 8);
        ByteBuffer body = ByteBuffer.allocate(16).order(order);
        body.putShort((short) codec)
                .putShort((short) channels)
                .putInt(sampleRate)
                .putInt(sampleRate * block);
        body.putShort((short) block).putShort((short) bits);
        return chunk("fmt ", body.array());
    }

    /** A chunk whose declared size is right, with a pad byte where that is odd. */
    WavBytes chunk(String tag, byte[] body) {
        chunk(tag, body.length, body);
        if (body.length % 2 == 1) {
            chunks.write(0);
        }
        return this;
    }

    /** A chunk that declares any size. */
    WavBytes chunk(String tag, int declared, byte[] body) {
        chunks.writeBytes(tag.getBytes(StandardCharsets.US_ASCII));
        chunks.writeBytes(ByteBuffer.allocate(4).order(order).putInt(declared).array());
        chunks.writeBytes(body);
        return this;
    }

    byte[] build() {
        return build(4 + chunks.size());
    }

    /** The file with any declared size. */
    byte[] build(int riffSize) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes((order == ByteOrder.BIG_ENDIAN ? "RIFX" : "RIFF").getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(ByteBuffer.allocate(4).order(order).putInt(riffSize).array());
        all.writeBytes("WAVE".getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(chunks.toByteArray());
        return all.toByteArray();
    }
}
