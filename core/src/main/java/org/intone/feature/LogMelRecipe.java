package org.intone.feature;

/**
 * {@code logmel-64@1}: what the default network sees, a picture of the sound in 64 mel bands.
 *
 * <pre>
 * x: the recording at 16 kHz less its mean
 * P[t][m]: power in 64 Slaney bands from 50 to 7,600 Hz, Hann window of 25 ms in a transform of 512 samples, hop 16 ms
 * value[t][m] = max(-80, 10 log10(P[t][m] / largest P)),  t over the frames that are not trimmed
 * </pre>
 *
 * The loudest band of the recording is 0 dB, so the gain of the microphone does not matter. Frames at both ends whose energy
 * lies more than 40 dB below that of the loudest frame are trimmed but for a margin of three (48 ms). Silence gives one frame of
 * -80 dB. Networks take 188 frames at once: 3 s.
 */
final class LogMelRecipe implements Recipe {
    static final int RATE = 16_000;
    static final int BANDS = 64;
    static final int FFT_SIZE = 512;
    static final int WINDOW_SAMPLES = 400;
    static final int HOP_SAMPLES = 256;
    static final double LOW_HZ = 50;
    static final double HIGH_HZ = 7600;
    static final float FLOOR_DB = -80;
    static final double TRIM_DB = 40;
    static final int MARGIN_FRAMES = 3;
    private static final int WINDOW_FRAMES = 188;

    @Override
    public String name() {
        return "logmel-64";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public int sampleRate() {
        return RATE;
    }

    @Override
    public int features() {
        return BANDS;
    }

    @Override
    public int windowFrames() {
        return WINDOW_FRAMES;
    }

    @Override
    public float padValue() {
        return FLOOR_DB;
    }

    @Override
    public FeatureExtractor newExtractor() {
        return new LogMelExtractor(this);
    }

    @Override
    public String toString() {
        return id();
    }
}
