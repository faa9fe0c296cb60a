package org.intone.clean;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.intone.audio.Waveform;
import org.intone.testing.Golden;
import org.intone.testing.Sounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** To the sample what librosa cuts, and what stays whole. */
class SilenceFinderTest {
    private static final int RATE = 16_000;

    static List<String> signals() {
        return Golden.SIGNALS;
    }

    @ParameterizedTest
    @MethodSource("signals")
    void trimAndSplitAreLibrosas(String signal) {
        Waveform waveform = Waveform.of(Golden.signal(signal), Golden.RATE);
        for (int topDb : new int[] {30, 60}) {
            SilenceFinder finder = new SilenceFinder(topDb);
            float[] trimmed = Golden.of(signal, "trim" + topDb + "_index").values();
            assertEquals(new Section((int) trimmed[0], (int) trimmed[1]), finder.trimmed(waveform));
            float[] split = Golden.of(signal, "split" + topDb).values();
            assertArrayEquals(split, flat(finder.sounds(waveform)));
            assertEquals(
                    (int) (trimmed[1] - trimmed[0]),
                    new Trim(topDb).clean(waveform).length());
        }
    }

    @Test
    void soundBetweenSilencesIsFoundToTheHop() {
        float[] samples = new float[10_000];
        Arrays.fill(samples, 3000, 4000, 0.5f);
        Arrays.fill(samples, 8000, 8500, -0.5f);
        // Frames of 200 centred on every 100th sample: those from 2900 to 4000 and from 7900 to 8500 hold sound.
        List<Section> sounds = new SilenceFinder(60, 202, 100).sounds(Waveform.of(samples, RATE));
        assertEquals(List.of(new Section(2900, 4200), new Section(7900, 8700)), sounds);
    }

    @Test
    void pausesAreCutOutAndTheRestIsJoined() {
        float[] samples = new float[40_960];
        Arrays.fill(samples, 8192, 12_288, 0.25f);
        Arrays.fill(samples, 30_720, 32_768, 0.5f);
        Waveform joined = new PauseRemoval(40).clean(Waveform.of(samples, RATE));
        assertEquals(4096 * 0.25 + 2048 * 0.5, sum(joined.samples()), 1e-9);
        assertEquals(2, new SilenceFinder(40).sounds(Waveform.of(samples, RATE)).size());
        assertEquals(0, sum(Arrays.copyOf(joined.samples(), 512)));
        // Each sound and up to one frame around it.
        assertEquals(4096 + 2048 + 2 * 2048, joined.length(), 1024);
    }

    @Test
    void whatIsEvenStaysWhole() {
        for (float[] samples : List.of(
                new float[9000], Sounds.noise(9000, 0.1, 1), filled(9000, 0.7f), new float[] {1}, new float[0])) {
            Waveform waveform = Waveform.of(samples, RATE);
            assertArrayEquals(samples, new Trim(30).clean(waveform).samples());
            assertArrayEquals(samples, new PauseRemoval(30).clean(waveform).samples());
        }
    }

    @Test
    void wrongSettingsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new SilenceFinder(0));
        assertThrows(IllegalArgumentException.class, () -> new SilenceFinder(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new SilenceFinder(30, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Section(3, 2));
    }

    private static float[] filled(int length, float value) {
        float[] samples = new float[length];
        Arrays.fill(samples, value);
        return samples;
    }

    private static double sum(float[] samples) {
        double sum = 0;
        for (float sample : samples) {
            sum += sample;
        }
        return sum;
    }

    private static float[] flat(List<Section> sections) {
        float[] flat = new float[2 * sections.size()];
        for (int i = 0; i < sections.size(); i++) {
            flat[2 * i] = sections.get(i).from();
            flat[2 * i + 1] = sections.get(i).to();
        }
        return flat;
    }
}
