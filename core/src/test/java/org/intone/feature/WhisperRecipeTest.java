package org.intone.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.intone.audio.Waveform;
import org.intone.signal.MelFilterBank;
import org.intone.signal.MelScale;
import org.intone.testing.Golden;
import org.intone.testing.Sounds;
import org.junit.jupiter.api.Test;

class WhisperRecipeTest {
    private static final int RATE = 16_000;

    @Test
    void isTheFormulaInDoublePrecision() {
        float[] samples = Arrays.copyOf(Golden.signal("espeak_en_m"), 2000);
        float[] actual = extract(samples).values();
        assertEquals(12 * 80, actual.length);
        Golden.assertClose(naive(samples), actual, 1e-5, "values");
    }

    private static float[] naive(float[] x) {
        MelFilterBank filters = MelFilterBank.slaney(RATE, 400, 80, 0, 8000);
        int frames = x.length / 160;
        double[] logs = new double[frames * 80];
        for (int t = 0; t < frames; t++) {
            double[] power = new double[201];
            for (int k = 0; k <= 200; k++) {
                double re = 0;
                double im = 0;
                for (int n = 0; n < 400; n++) {
                    int at = Math.abs(t * 160 + n - 200);
                    at = at < x.length ? at : 2 * (x.length - 1) - at;
                    double sample = x[at] * (0.5 - 0.5 * Math.cos(2 * Math.PI * n / 400));
                    re += sample * Math.cos(2 * Math.PI * k * n / 400);
                    im -= sample * Math.sin(2 * Math.PI * k * n / 400);
                }
                power[k] = re * re + im * im;
            }
            for (int m = 0; m < 80; m++) {
                double sum = 0;
                float[] row = filters.row(m);
                for (int k = 0; k <= 200; k++) {
                    sum += row[k] * power[k];
                }
                logs[t * 80 + m] = Math.log10(Math.max(1e-10, sum));
            }
        }
        double floor = Arrays.stream(logs).max().getAsDouble() - 8;
        float[] values = new float[logs.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((Math.max(floor, logs[i]) + 4) / 4);
        }
        return values;
    }

    @Test
    void aSecondHasAHundredFramesAndTheLoudestBandIsTwoAboveTheFloor() {
        FeatureMatrix matrix = extract(Sounds.sine(RATE, RATE, 1000, 0.5));
        assertEquals(100, matrix.frames());
        float most = Float.NEGATIVE_INFINITY;
        float least = Float.POSITIVE_INFINITY;
        for (float value : matrix.values()) {
            most = Math.max(most, value);
            least = Math.min(least, value);
        }
        assertEquals(2, most - least, 1e-6);
        int loudest = 0;
        for (int m = 1; m < 80; m++) {
            loudest = matrix.at(30, m) > matrix.at(30, loudest) ? m : loudest;
        }
        double step = MelScale.SLANEY.toMel(8000) / 81;
        assertEquals(MelScale.SLANEY.toMel(1000) / step - 1, loudest, 1);
    }

    @Test
    void silenceAndNothingAreTheSame() {
        float[] silent = new float[80];
        Arrays.fill(silent, -1.5f);
        assertArrayEquals(silent, extract(new float[0]).values(), 1e-6f);
        assertArrayEquals(silent, extract(new float[200]).values(), 1e-6f);
        assertEquals(2, extract(new float[479]).frames());
    }

    private static FeatureMatrix extract(float[] samples) {
        return Recipes.LOGMEL_80_WHISPER.newExtractor().extract(Waveform.of(samples, RATE));
    }
}
