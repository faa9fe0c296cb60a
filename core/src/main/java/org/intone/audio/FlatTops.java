package org.intone.audio;

/**
 * Counts clipped samples of a signal that comes one sample after the other.
 *
 * <pre>flat top: three or more equal samples of magnitude 0.98 or above, where anything above full scale counts as full scale</pre>
 *
 * For one signal and thread.
 */
public final class FlatTops {
    private static final float FLAT_LEVEL = 0.98f; // A-law and 8-bit samples end below 1;
    private static final int FLAT_SAMPLES = 3;

    private int run;
    private float before;

    /**
     * Takes the next sample, a finite one.
     *
     * @return how many more samples are known to be clipped now: 3 when the third of a flat top comes, then 1 each
     */
    public int next(float sample) {
        if (Math.abs(sample) < FLAT_LEVEL) {
            before = 0;
            return 0;
        }
        float held = Math.copySign(Math.min(1, Math.abs(sample)), sample);
        run = held == before ? run + 1 : 1;
        before = held;
        return run < FLAT_SAMPLES ? 0 : run == FLAT_SAMPLES ? FLAT_SAMPLES : 1;
    }
}
