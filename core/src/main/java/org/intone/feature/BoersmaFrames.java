package org.intone.feature;

/**
 * Where the frames of a recording lie whose analysis needs a whole window: as many as fit, with what is left over shared
 * between both ends.
 *
 * <pre>
 * frames = floor((seconds - windowSeconds) / hopSeconds) + 1, 0 where no window fits
 * firstSeconds = (seconds - (frames - 1) hopSeconds) / 2;  sample n lies at (n + 1/2) / sampleRate
 * </pre>
 *
 * @param frames T
 * @param firstSeconds the middle of frame 0
 */
record BoersmaFrames(int frames, double firstSeconds) {
    static BoersmaFrames of(int samples, int sampleRate, double windowSeconds, double hopSeconds) {
        // Rounded as Praat rounds, or a whole number of hops would have a frame more.
        double seconds = samples * (1.0 / sampleRate);
        if (samples == 0 || seconds < windowSeconds) {
            return new BoersmaFrames(0, 0);
        }
        int frames = (int) Math.floor((seconds - windowSeconds) / hopSeconds) + 1;
        return new BoersmaFrames(frames, (seconds - (frames - 1) * hopSeconds) / 2);
    }

    /** The last sample at or before a time. */
    static int sampleBefore(double seconds, int sampleRate) {
        return (int) Math.floor(seconds * sampleRate - 0.5);
    }
}
