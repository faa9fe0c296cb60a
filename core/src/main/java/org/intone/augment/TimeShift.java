package org.intone.augment;

import java.util.random.RandomGenerator;
import org.intone.audio.Waveform;

/**
 * Moves the sound to an earlier or a later place, as if the recording had been started later or sooner. What passes an end is
 * lost, and zeros come in at the other: nothing wraps around, since the end of a sentence never precedes its beginning.
 *
 * <pre>
 * y[n] = x[n - s], 0 where that lies outside;  s = round(seconds * sampleRate)
 * </pre>
 */
public final class TimeShift implements Augmentation {
    private final Range seconds;

    /** The shift is drawn evenly from a range in seconds; above 0 is later. */
    public TimeShift(double leastSeconds, double mostSeconds) {
        this.seconds = new Range(leastSeconds, mostSeconds);
    }

    @Override
    public String name() {
        return "shift";
    }

    @Override
    public Waveform apply(Waveform waveform, RandomGenerator random) {
        float[] samples = waveform.samples();
        long drawn = Math.round(seconds.draw(random) * waveform.sampleRate());
        int shift = (int) Math.max(-samples.length, Math.min(samples.length, drawn));
        float[] moved = new float[samples.length];
        int kept = samples.length - Math.abs(shift);
        System.arraycopy(samples, Math.max(0, -shift), moved, Math.max(0, shift), kept);
        return waveform.withSamples(moved);
    }
}
