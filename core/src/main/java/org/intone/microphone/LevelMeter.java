package org.intone.microphone;

/**
 * How loud sound is just now, as a meter shows it: the level rises at once and falls by 20 dB a second, the peak stands for a second and
 * falls then.
 *
 * <pre>
 * level[t] = max(10 log10(mean of x^2 in block t), level[t - 1] - 20 dB/s * seconds of block t),  at least -90 dB
 * </pre>
 *
 * Full scale is 0 dB, so that a sine of full scale has -3.01 dB. NaN counts as 0. For one thread.
 */
public final class LevelMeter {
    /** The lowest level that is told. */
    public static final double LEAST_DB = -90;

    private static final double FALL_DB_A_SECOND = 20;
    private static final double PEAK_SECONDS = 1;
    private static final double CLIPPED_SECONDS = 2;
    private static final float CLIPPED = 0.999f;

    private final double sampleRate;
    private double level = LEAST_DB;
    private double peak = LEAST_DB;
    private double peakAge;
    private double clippedAge = CLIPPED_SECONDS;

    /** A meter that has heard nothing. */
    public LevelMeter(int sampleRate) {
        this.sampleRate = sampleRate;
    }

    /** Hears the next samples: {@code samples[offset .. offset + count)}. */
    public void push(float[] samples, int offset, int count) {
        if (count == 0) {
            return;
        }
        double sum = 0;
        float highest = 0;
        for (int n = offset; n < offset + count; n++) {
            float x = Float.isNaN(samples[n]) ? 0 : Math.abs(samples[n]);
            sum += (double) x * x;
            highest = Math.max(highest, x);
        }
        double seconds = count / sampleRate;
        level = Math.max(decibels(sum / count), level - FALL_DB_A_SECOND * seconds);
        level = Math.max(LEAST_DB, level);
        peakAge += seconds;
        double now = decibels((double) highest * highest);
        if (now >= peak) {
            peak = now;
            peakAge = 0;
        } else if (peakAge > PEAK_SECONDS) {
            peak = Math.max(now, peak - FALL_DB_A_SECOND * seconds);
        }
        clippedAge = highest >= CLIPPED ? 0 : clippedAge + seconds;
    }

    private static double decibels(double power) {
        return Math.max(LEAST_DB, 10 * Math.log10(Math.max(power, 1e-12)));
    }

    /** The level in dB, {@link #LEAST_DB} to 0. */
    public double levelDb() {
        return level;
    }

    /** The highest sample of late in dB. */
    public double peakDb() {
        return peak;
    }

    /** Whether a sample of the last two seconds lay at full scale. */
    public boolean isClipped() {
        return clippedAge < CLIPPED_SECONDS;
    }
}
