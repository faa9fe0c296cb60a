package org.intone.feature;

import java.util.List;
import java.util.stream.IntStream;

/**
 * {@code logmel-80-whisper@1}: the picture of the sound that the Whisper models take.
 *
 * <pre>
 * x: the recording at 16 kHz, mirrored at its ends, in frames of 400 samples centred on every 160th; the last frame is dropped
 * P[t][m]: power in 80 Slaney bands from 0 to 8,000 Hz, Hann window;  l[t][m] = log10(max(1e-10, P[t][m]))
 * value[t][m] = (max(l[t][m], largest l - 8) + 4) / 4,  t = 0 .. T-1,  T = max(1, samples / 160)
 * </pre>
 *
 * As OpenAI's {@code log_mel_spectrogram} has it, but of the recording as long as it is and not of 30 s: there the zeros behind it are -1.5
 * or, in a loud recording, its floor. Silence is -1.5. Networks take 300 frames at once: 3 s.
 *
 * <p>Source: Radford et al., Robust speech recognition via large-scale weak supervision, 2022; whisper/audio.py.
 */
final class WhisperRecipe implements Recipe {
    static final int RATE = 16_000;
    static final int BANDS = 80;
    static final int FRAME_SAMPLES = 400;
    static final int HOP_SAMPLES = 160;
    static final double HIGH_HZ = 8000;
    static final float SILENCE = -1.5f;
    private static final int WINDOW_FRAMES = 300;
    private static final List<String> COLUMNS =
            IntStream.range(0, BANDS).mapToObj(m -> "logmel_" + m).toList();

    @Override
    public String name() {
        return "logmel-80-whisper";
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
                "logmel_0 .. logmel_79",
                BANDS,
                "1",
                "(max(log10 P, log10 of the largest P - 8) + 4) / 4, P the power in mel bands of unit area up to 8,000 Hz",
                "Radford et al. 2022; log_mel_spectrogram in whisper/audio.py"));
    }

    @Override
    public int windowFrames() {
        return WINDOW_FRAMES;
    }

    @Override
    public float padValue() {
        return SILENCE;
    }

    @Override
    public FeatureExtractor newExtractor() {
        return new WhisperExtractor(this);
    }

    @Override
    public String toString() {
        return id();
    }
}
