package org.intone.feature;

import java.util.List;
import org.intone.audio.Waveform;

/**
 * {@code logmel-80-speech@1}: the picture of the speech in a recording that an encoder takes which was fine-tuned.
 *
 * <pre>
 * x: the recording at 16 kHz, without what lies 35 dB or more below the loudest frame at both ends, its peak brought to 0.9
 * value[t][m] of x as {@code logmel-80-whisper@1} has it,  t = 0 .. T-1,  T = max(1, samples of x / 160)
 * </pre>
 *
 * Networks take it as long as it is, up to 3,000 frames, 30 s. Silence is -1.5.
 *
 * <p>Source: Radford et al., Robust speech recognition via large-scale weak supervision, 2022; whisper/audio.py.
 */
final class SpeechRecipe implements Recipe {
    private static final int MOST_FRAMES = 30 * WhisperRecipe.RATE / WhisperRecipe.HOP_SAMPLES;
    private static final Recipe PICTURE = Recipes.LOGMEL_80_WHISPER;

    @Override
    public String name() {
        return "logmel-80-speech";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public int sampleRate() {
        return SpeechClip.SAMPLE_RATE;
    }

    @Override
    public List<String> columns() {
        return PICTURE.columns();
    }

    @Override
    public List<FeatureColumn> described() {
        return PICTURE.described().stream()
                .map(column -> new FeatureColumn(
                        column.names(),
                        column.count(),
                        column.unit(),
                        column.formula() + ", of the recording without silence at its ends, its peak at 0.9",
                        column.source()))
                .toList();
    }

    @Override
    public int windowFrames() {
        return MOST_FRAMES;
    }

    @Override
    public boolean padded() {
        return false;
    }

    @Override
    public float padValue() {
        return PICTURE.padValue();
    }

    @Override
    public FeatureExtractor newExtractor() {
        return new Extractor(this);
    }

    @Override
    public String toString() {
        return id();
    }

    /** Prepares, and lets the other recipe's extractor do the rest. */
    private static final class Extractor implements FeatureExtractor {
        private final Recipe recipe;
        private final FeatureExtractor picture = PICTURE.newExtractor();

        Extractor(Recipe recipe) {
            this.recipe = recipe;
        }

        @Override
        public Recipe recipe() {
            return recipe;
        }

        @Override
        public FeatureMatrix extract(Waveform waveform) {
            return picture.extract(SpeechClip.prepared(waveform));
        }
    }
}
