package org.intone.audio;

import static org.intone.audio.AudioFault.CLIPPED;
import static org.intone.audio.AudioFault.QUIET;
import static org.intone.audio.AudioFault.SILENT;
import static org.intone.audio.AudioFault.TOO_SHORT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AudioCheckTest {
    @ParameterizedTest
    @ValueSource(ints = {8000, 16_000, 22_050, 48_000, 96_000})
    void aCleanVoiceHasNone(int rate) {
        assertEquals(List.of(), faults(sine(rate, 1, 0.9), rate));
        assertEquals(List.of(), faults(sine(rate, 1, 0.01001), rate));
        assertEquals(List.of(), faults(sine(rate, 1, 1), rate), "a sine that just reaches full scale");
    }

    @Test
    void silenceIsSilentAndNoMore() {
        assertEquals(List.of(SILENT), faults(new float[0], 16_000));
        assertEquals(List.of(SILENT), faults(new float[16_000], 16_000));
        assertEquals(List.of(SILENT), faults(sine(16_000, 0.1, 0.00009), 16_000));
        float[] nan = new float[100];
        Arrays.fill(nan, Float.NaN);
        assertEquals(List.of(SILENT), faults(nan, 16_000));
    }

    @Test
    void aFaintVoiceIsQuiet() {
        assertEquals(List.of(QUIET), faults(sine(16_000, 1, 0.0099), 16_000));
        assertEquals(List.of(QUIET), faults(sine(16_000, 1, 0.00011), 16_000));
    }

    @Test
    void onlySoundCountsForTheLength() {
        float[] samples = new float[32_000];
        System.arraycopy(sine(16_000, 0.28, 0.5), 0, samples, 16_000, 4480);
        assertEquals(List.of(TOO_SHORT), faults(samples, 16_000));
        System.arraycopy(sine(16_000, 0.31, 0.5), 0, samples, 16_000, 4960);
        assertEquals(List.of(), faults(samples, 16_000));
        assertEquals(List.of(TOO_SHORT), faults(new float[] {0.5f}, 16_000));
        assertEquals(List.of(QUIET, TOO_SHORT), faults(new float[] {0.005f}, 16_000));
    }

    @Test
    void aPauseWithinIsPartOfTheSound() {
        float[] samples = new float[16_000];
        System.arraycopy(sine(16_000, 0.1, 0.5), 0, samples, 0, 1600);
        System.arraycopy(sine(16_000, 0.1, 0.5), 0, samples, 8000, 1600);
        assertEquals(List.of(), faults(samples, 16_000));
    }

    @Test
    void noiseFarBelowTheVoiceIsNoSound() {
        float[] samples = sine(16_000, 2, 0.004);
        System.arraycopy(sine(16_000, 0.2, 0.5), 0, samples, 8000, 3200);
        assertEquals(List.of(TOO_SHORT), faults(samples, 16_000));
    }

    @Test
    void flatTopsAreClipped() {
        float[] samples = sine(16_000, 1, 2);
        for (int n = 0; n < samples.length; n++) {
            samples[n] = Math.max(-1, Math.min(32_767 / 32_768f, samples[n]));
        }
        assertEquals(List.of(CLIPPED), faults(samples, 16_000));
        assertEquals(List.of(CLIPPED), faults(sine(16_000, 1, 2), 16_000), "above full scale");
    }

    @Test
    void aSampleInAThousandIsForgiven() {
        float[] samples = sine(16_000, 1, 0.5);
        Arrays.fill(samples, 1000, 1016, -1);
        assertEquals(List.of(), faults(samples, 16_000), "16 of 16,000");
        samples[1016] = -1;
        assertEquals(List.of(CLIPPED), faults(samples, 16_000), "17 of 16,000");
        float[] pairs = sine(16_000, 1, 0.5);
        for (int n = 0; n < pairs.length; n += 4) {
            pairs[n] = 1;
            pairs[n + 1] = 1;
        }
        assertEquals(List.of(), faults(pairs, 16_000), "two in a row are no flat top");
    }

    @Test
    void theWords() {
        assertEquals(
                List.of("silent", "quiet", "too short", "clipped"),
                Arrays.stream(AudioFault.values()).map(AudioFault::words).toList());
    }

    private static List<AudioFault> faults(float[] samples, int rate) {
        return AudioCheck.faults(Waveform.of(samples, rate));
    }

    private static float[] sine(int rate, double seconds, double amplitude) {
        float[] samples = new float[(int) Math.round(rate * seconds)];
        for (int n = 0; n < samples.length; n++) {
            samples[n] = (float) (amplitude * Math.sin(2 * Math.PI * 440.3 * n / rate));
        }
        return samples;
    }
}
