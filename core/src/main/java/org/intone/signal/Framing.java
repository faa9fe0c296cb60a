package org.intone.signal;

/**
 * How a signal is cut into frames.
 *
 * <pre>
 * frame t = x[start(t) .. start(t) + N - 1],  start(t) = t * hop - N/2 where frames are centred, else t * hop
 * frames(L) = 1 + L / hop where they are centred, else 1 + (L - N) / hop, or 0 if L &lt; N
 * </pre>
 *
 * Centred frames are {@code librosa}'s with {@code center=True}, the others those with {@code center=False}.
 *
 * @param frameSamples N, the length of a frame; 1 or more
 * @param hopSamples from one frame to the next; 1 or more
 * @param padding where the frames lie
 */
public record Framing(int frameSamples, int hopSamples, Padding padding) {
    /** Checks the lengths. */
    public Framing {
        if (frameSamples < 1) {
            throw new IllegalArgumentException("frameSamples must be 1 or more, was " + frameSamples);
        }
        if (hopSamples < 1) {
            throw new IllegalArgumentException("hopSamples must be 1 or more, was " + hopSamples);
        }
    }

    /** Frames centred on every {@code hopSamples}-th sample, with zeros beyond the ends: librosa's default. */
    public static Framing centred(int frameSamples, int hopSamples) {
        return new Framing(frameSamples, hopSamples, Padding.ZEROS);
    }

    /** Whether frames are centred on sample {@code t * hop}. */
    public boolean isCentred() {
        return padding != Padding.NONE;
    }

    /** The number of frames of a signal of L samples. */
    public long frames(long samples) {
        if (isCentred()) {
            return 1 + samples / hopSamples;
        }
        return samples < frameSamples ? 0 : 1 + (samples - frameSamples) / hopSamples;
    }

    /** The first sample of frame t; below 0 where it lies before the signal. */
    public long start(long t) {
        return t * hopSamples - (isCentred() ? frameSamples / 2 : 0);
    }

    /** How many samples of a signal must be known before frame t can be cut while the signal still goes on. */
    public long needed(long t) {
        long start = start(t);
        // The sample that the first one mirrors lies one beyond half a frame.
        return start + frameSamples + (padding == Padding.MIRROR && start < 0 ? 1 : 0);
    }
}
