package org.intone.audio;

import java.nio.ByteBuffer;

/**
 * Makes samples of bytes that come in pieces of any size, such as messages of a network: a sample may lie across two of them, and what is
 * left of one at the end is lost. For one thread.
 */
public final class RawDecoder {
    private final SampleFormat format;
    private byte[] bytes = new byte[0];
    private int kept;

    /** Of one channel. */
    public RawDecoder(RawAudio.Encoding encoding) {
        this.format = encoding.format();
    }

    /**
     * The samples that are complete by now, full scale 1, finite.
     *
     * @param piece read to its end, not kept
     * @return a new array, empty where no sample is complete
     */
    public float[] decode(ByteBuffer piece) {
        int count = kept + piece.remaining();
        if (bytes.length < count) {
            byte[] longer = new byte[count];
            System.arraycopy(bytes, 0, longer, 0, kept);
            bytes = longer;
        }
        piece.get(bytes, kept, piece.remaining());
        float[] samples = new float[count / format.bytes()];
        format.decode(bytes, samples, 0, samples.length);
        kept = count - samples.length * format.bytes();
        System.arraycopy(bytes, count - kept, bytes, 0, kept);
        return samples;
    }
}
