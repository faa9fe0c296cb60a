package org.intone.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.intone.audio.Waveform;
import org.intone.signal.Samples;
import org.intone.testing.Sounds;
import org.junit.jupiter.api.Test;

class SpeechRecipeTest {
    private static final Recipe RECIPE = Recipes.LOGMEL_80_SPEECH;

    /** A voice of one second between two seconds of silence, not loud. */
    private static Waveform voice() {
        float[] buzz = Sounds.buzz(16_000, 16_000, 110, 0.2);
        float[] samples = new float[5 * 16_000];
        System.arraycopy(buzz, 0, samples, 2 * 16_000, buzz.length);
        return Waveform.of(samples, 16_000);
    }

    @Test
    void isWhispersPictureOfThePreparedSpeech() {
        Waveform prepared = SpeechClip.prepared(voice());
        FeatureMatrix expected = Recipes.LOGMEL_80_WHISPER.newExtractor().extract(prepared);
        FeatureMatrix actual = RECIPE.newExtractor().extract(voice());
        assertArrayEquals(expected.values(), actual.values());
        assertEquals(prepared.length() / 160, actual.frames());
    }

    @Test
    void theSilenceAtBothEndsIsGoneAndThePeakIsTheSame() {
        Waveform prepared = SpeechClip.prepared(voice());
        // Frames of 2,048 samples every 512 blur the ends.
        assertEquals(16_000, prepared.length(), 2 * 2048);
        assertEquals(0.9, Samples.peak(prepared.samples()), 1e-4);
        Waveform louder = voice().withSamples(scaled(voice().samples(), 3));
        FeatureMatrix once = RECIPE.newExtractor().extract(voice());
        FeatureMatrix thrice = RECIPE.newExtractor().extract(louder);
        assertArrayEquals(once.values(), thrice.values(), 1e-4f);
    }

    private static float[] scaled(float[] samples, float factor) {
        float[] out = samples.clone();
        for (int n = 0; n < out.length; n++) {
            out[n] *= factor;
        }
        return out;
    }

    @Test
    void aRecordingIsOneWindowAsLongAsItIs() {
        assertFalse(RECIPE.padded());
        FeatureMatrix matrix = RECIPE.newExtractor().extract(voice());
        List<FeatureMatrix> windows = Windows.cut(matrix, RECIPE);
        assertEquals(1, windows.size());
        assertSame(matrix, windows.get(0));
        assertEquals(1, Windows.positions(matrix.frames(), RECIPE));
        assertSame(matrix, Windows.crop(matrix, RECIPE, 0));
    }

    @Test
    void whatIsLongerThanHalfAMinuteIsCutIntoWindowsThatAreAlike() {
        FeatureMatrix matrix = new FeatureMatrix(new float[7000 * 80], 7000, 80);
        List<FeatureMatrix> windows = Windows.cut(matrix, RECIPE);
        assertEquals(4, windows.size());
        windows.forEach(window -> assertEquals(3000, window.frames()));
        assertEquals(4001, Windows.positions(7000, RECIPE));
    }
}
