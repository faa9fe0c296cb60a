package org.intone.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpectrumEditTest {
    @Test
    void whatNobodyEditsStaysAsItIs() {
        float[] samples = new float[3001];
        Random random = new Random(1);
        for (int n = 0; n < samples.length; n++) {
            samples[n] = random.nextFloat() - 0.5f;
        }
        assertArrayEquals(samples, SpectrumEdit.apply(samples, 256, (t, spectrum) -> {}), 1e-5f);
        assertEquals(0, SpectrumEdit.apply(new float[0], 256, (t, spectrum) -> {}).length);
    }

    @Test
    void halvedSpectraAreHalfTheSignal() {
        float[] samples = new float[1000];
        Arrays.fill(samples, 0.5f);
        float[] half = SpectrumEdit.apply(samples, 128, (t, spectrum) -> {
            for (int i = 0; i < spectrum.length; i++) {
                spectrum[i] /= 2;
            }
        });
        for (float value : half) {
            assertEquals(0.25, value, 1e-5);
        }
    }
}
