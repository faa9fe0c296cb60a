package org.intone.feature;

/**
 * F0 over time, evenly spaced.
 *
 * <pre>
 * frame t lies at firstSeconds + t hopSeconds;  f0Hz[t] is NaN where there is no voice;  strength[t] is 0 there
 * </pre>
 *
 * Immutable by contract: the arrays are shared and never written to. Serves all threads.
 */
public final class PitchContour {
    private final double firstSeconds;
    private final double hopSeconds;
    private final float[] f0Hz;
    private final float[] strength;

    /** Wraps the arrays, of one length, without a copy. */
    PitchContour(double firstSeconds, double hopSeconds, float[] f0Hz, float[] strength) {
        this.firstSeconds = firstSeconds;
        this.hopSeconds = hopSeconds;
        this.f0Hz = f0Hz;
        this.strength = strength;
    }

    /** The number of frames. */
    public int frames() {
        return f0Hz.length;
    }

    /** The middle of frame t. */
    public double seconds(int t) {
        return firstSeconds + t * hopSeconds;
    }

    /** From one frame to the next. */
    public double hopSeconds() {
        return hopSeconds;
    }

    /** F0 of all frames in Hz, NaN where there is no voice; shared: not to be written to. */
    public float[] f0Hz() {
        return f0Hz;
    }

    /** The normalised autocorrelation at the period of all frames, from 0 to 1; shared: not to be written to. */
    public float[] strength() {
        return strength;
    }

    /** Whether there is a voice in frame t; false of frames that there are not. */
    public boolean isVoiced(int t) {
        return t >= 0 && t < f0Hz.length && !Float.isNaN(f0Hz[t]);
    }

    /**
     * F0 at any time, in Hz: on the straight line between the two frames around it, as the nearer one has it where the other
     * has no voice; NaN where the nearer one has none.
     */
    public double hzAt(double seconds) {
        double place = (seconds - firstSeconds) / hopSeconds;
        int before = (int) Math.floor(place);
        int near = (int) Math.floor(place + 0.5);
        if (!isVoiced(near)) {
            return Double.NaN;
        }
        int other = near == before ? before + 1 : before;
        if (!isVoiced(other)) {
            return f0Hz[near];
        }
        double share = place - before;
        return (1 - share) * f0Hz[before] + share * f0Hz[before + 1];
    }
}
