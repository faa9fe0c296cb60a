package org.intone.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.intone.audio.Waveform;
import org.intone.emotion.TimedPrediction;
import org.junit.jupiter.api.Test;

class SlidingRecognizerTest {
    private static final int RATE = 8000;

    private static Waveform noise(double seconds) {
        Random random = new Random(5);
        float[] samples = new float[(int) Math.round(seconds * RATE)];
        for (int n = 0; n < samples.length; n++) {
            samples[n] = (float) (0.1 * (1 + n / RATE) * random.nextGaussian());
        }
        return Waveform.of(samples, RATE);
    }

    private static Recognizer recognizer() throws ModelFormatException {
        return Recognizer.of(TestModels.model());
    }

    @Test
    void windowsCoverTheRecordingAndLieEvenly() throws Exception {
        try (Recognizer recognizer = recognizer()) {
            List<TimedPrediction> windows = new SlidingRecognizer(recognizer, 1, 0.5).predict(noise(2.2));
            assertEquals(
                    List.of(0.0, 0.4, 0.8, 1.2),
                    windows.stream().map(TimedPrediction::startSeconds).toList());
            assertEquals(2.2, windows.get(3).endSeconds());
            assertEquals(0.9, windows.get(1).middleSeconds(), 1e-9);
        }
    }

    @Test
    void eachWindowIsHeardByItself() throws Exception {
        Waveform whole = noise(3);
        try (Recognizer recognizer = recognizer()) {
            TimedPrediction second =
                    new SlidingRecognizer(recognizer, 1, 1).predict(whole).get(1);
            Waveform part = whole.withSamples(Arrays.copyOfRange(whole.samples(), RATE, 2 * RATE));
            assertEquals(recognizer.predict(part), second.prediction());
        }
    }

    @Test
    void aShortRecordingIsOneWindowAndNothingIsNone() throws Exception {
        Waveform half = noise(0.5);
        try (Recognizer recognizer = recognizer()) {
            List<TimedPrediction> windows = new SlidingRecognizer(recognizer).predict(half);
            assertEquals(1, windows.size());
            assertEquals(0.5, windows.get(0).endSeconds());
            assertEquals(recognizer.predict(half), windows.get(0).prediction());
            assertTrue(new SlidingRecognizer(recognizer).predict(noise(0)).isEmpty());
        }
    }

    @Test
    void aHopThatLeavesSomethingOutIsRefused() throws Exception {
        try (Recognizer recognizer = recognizer()) {
            assertThrows(IllegalArgumentException.class, () -> new SlidingRecognizer(recognizer, 1, 1.5));
            assertThrows(IllegalArgumentException.class, () -> new SlidingRecognizer(recognizer, 0, 0));
        }
    }
}
