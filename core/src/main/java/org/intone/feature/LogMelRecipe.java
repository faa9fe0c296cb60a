package org.intone.feature;

import java.util.List;
import java.util.stream.IntStream;

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
    private static final List<String> COLUMNS =
            IntStream.range(0, BANDS).mapToObj(m -> "logmel_" + m).toList();

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
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public List<FeatureColumn> described() {
        return List.of(new FeatureColumn(
                "logmel_0 .. logmel_" + (BANDS - 1),
                BANDS,
                "dB of the loudest band",
                "max(-80, 10 log10(P / largest P)), P the power in mel bands of unit area from 50 to 7,600 Hz",
                "Slaney 1998; librosa.feature.melspectrogram"));
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
