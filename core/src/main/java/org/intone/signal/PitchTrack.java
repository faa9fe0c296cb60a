package org.intone.signal;

/** The pitch of a recording, frame by frame. Immutable by contract: the arrays are shared and never written to. */
public final class PitchTrack {
    private final float[] f0Hz;
    private final float[] voicedProbability;

    /** Wraps two series of the same length without a copy. */
    public PitchTrack(float[] f0Hz, float[] voicedProbability) {
        if (f0Hz.length != voicedProbability.length) {
            throw new IllegalArgumentException("voicedProbability must have a value for each of the " + f0Hz.length
                    + " frames, had " + voicedProbability.length);
        }
        this.f0Hz = f0Hz;
        this.voicedProbability = voicedProbability;
    }

    /** The fundamental frequency of each frame in Hz; NaN where it is unvoiced. Shared: not to be written to. */
    public float[] f0Hz() {
        return f0Hz;
    }

    /** How sure it is, by each frame alone, that there is a voice, 0 to 1. Shared: not to be written to. */
    public float[] voicedProbability() {
        return voicedProbability;
    }

    /** The number of frames. */
    public int frames() {
        return f0Hz.length;
    }

    /** Whether frame t is voiced. */
    public boolean isVoiced(int t) {
        return !Float.isNaN(f0Hz[t]);
    }
}
