package org.intone.feature;

/**
 * F0 of a recording by the autocorrelation method of Boersma, as Praat's {@code To Pitch (ac)}.
 *
 * <pre>
 * frames every hopSeconds, see {@link BoersmaWindow} for their length
 * candidates of a frame: peaks of the autocorrelation of the windowed frame over that of the window
 * F0: the cheapest path through the candidates and the absence of a voice, over the whole recording
 * </pre>
 *
 * The quiet is relative to the recording's largest magnitude, so the gain does not matter. Silence has no voice; a recording
 * shorter than a window has no frames. The samples must be finite ({@link org.intone.signal.Samples#finite}).
 *
 * <p>Checked against Praat 6.3.07 on voices, a pulse train, a sweep and noise: the same frames voiced, F0 within 0.02 %. Immutable; serves
 * all threads, since scratch memory is made for each recording.
 *
 * <p>Source: P. Boersma, Accurate short-term analysis of the fundamental frequency and the harmonics-to-noise ratio of a sampled
 * sound, Proceedings of the Institute of Phonetic Sciences 17, Amsterdam 1993; defaults from Praat's manual.
 */
public final class BoersmaPitch {
    /**
     * What a path is judged by, in units of the normalised autocorrelation.
     *
     * @param silence frames below this share of the recording's largest magnitude are likely without a voice
     * @param voicing strength below which a period is no voice
     * @param octave how much an octave higher is preferred, against half the pitch
     * @param octaveJump of a step by an octave, a hundredth of a second
     * @param voicedUnvoiced of a step from voice to none or back, a hundredth of a second
     */
    public record Costs(double silence, double voicing, double octave, double octaveJump, double voicedUnvoiced) {
        /** Praat's: 0.03, 0.45, 0.01, 0.35, 0.14. */
        public static final Costs USUAL = new Costs(0.03, 0.45, 0.01, 0.35, 0.14);
    }

    /**
     * How to look for F0.
     *
     * @param floorHz lowest F0; positive, below the ceiling. The window's length follows from it
     * @param ceilingHz highest F0
     * @param hopSeconds from one frame to the next, positive
     * @param window its shape
     * @param costs of paths
     */
    public record Settings(double floorHz, double ceilingHz, double hopSeconds, BoersmaWindow window, Costs costs) {
        /** Checks the ranges. */
        public Settings {
            if (!(floorHz > 0 && floorHz < ceilingHz && hopSeconds > 0)) {
                throw new IllegalArgumentException(
                        "floorHz must be positive and below ceilingHz, hopSeconds positive, were " + floorHz + ", "
                                + ceilingHz + " and " + hopSeconds);
            }
        }

        /** Praat's for speech, every 10 ms. */
        public static Settings of(double floorHz, double ceilingHz) {
            return new Settings(floorHz, ceilingHz, 0.01, BoersmaWindow.HANN, Costs.USUAL);
        }

        /** How many candidates a frame has, the absence of a voice among them. */
        int candidates() {
            return Math.max(15, (int) Math.min(1000, ceilingHz / floorHz));
        }

        double windowSeconds() {
            return window.periods() / floorHz;
        }
    }

    private final Settings settings;

    /** With settings of its own. */
    public BoersmaPitch(Settings settings) {
        this.settings = settings;
    }

    /** The contour of a recording. */
    public PitchContour of(float[] samples, int sampleRate) {
        BoersmaFrames frames =
                BoersmaFrames.of(samples.length, sampleRate, settings.windowSeconds(), settings.hopSeconds());
        BoersmaCandidates candidates = new BoersmaCandidates(settings, sampleRate);
        BoersmaPath path = new BoersmaPath(settings, frames.frames());
        double loudest = loudest(samples);
        for (int t = 0; t < frames.frames(); t++) {
            double seconds = frames.firstSeconds() + t * settings.hopSeconds();
            double peak = candidates.analyse(samples, BoersmaFrames.sampleBefore(seconds, sampleRate));
            path.put(t, candidates, loudest > 0 ? Math.min(1, peak / loudest) : 0);
        }
        float[] f0Hz = new float[frames.frames()];
        float[] strength = new float[frames.frames()];
        path.walk(f0Hz, strength);
        return new PitchContour(frames.firstSeconds(), settings.hopSeconds(), f0Hz, strength);
    }

    /** The largest magnitude less the mean. */
    private static double loudest(float[] samples) {
        double sum = 0;
        for (float x : samples) {
            sum += x;
        }
        double mean = sum / Math.max(1, samples.length);
        double loudest = 0;
        for (float x : samples) {
            loudest = Math.max(loudest, Math.abs(x - mean));
        }
        return loudest;
    }
}
