package org.intone.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.intone.testing.Sounds;
import org.junit.jupiter.api.Test;

class DctTest {
    @Test
    void aConstantIsItsFirstCoefficient() {
        float[] out = new float[4];
        new Dct(4, 4).applyInto(new float[] {3, 3, 3, 3}, 0, out, 0);
        assertArrayEquals(new float[] {6, 0, 0, 0}, out, 1e-6f);
    }

    @Test
    void aCosineIsOneCoefficient() {
        float[] in = new float[34];
        for (int m = 0; m < 32; m++) {
            in[2 + m] = (float) Math.cos(Math.PI * 3 * (m + 0.5) / 32);
        }
        float[] out = new float[7];
        new Dct(32, 6).applyInto(in, 2, out, 1);
        assertArrayEquals(new float[] {0, 0, 0, 0, 4, 0, 0}, out, 1e-5f);
    }

    @Test
    void keepsTheEnergy() {
        Random random = new Random(3);
        float[] in = new float[128];
        for (int m = 0; m < in.length; m++) {
            in[m] = (float) random.nextGaussian();
        }
        float[] out = new float[128];
        new Dct(128, 128).applyInto(in, 0, out, 0);
        assertEquals(Samples.power(in), Samples.power(out), 1e-5);
    }

    @Test
    void manyFramesAreTransformedAsEachAlone() {
        float[] values = Sounds.noise(150 * 31, 1, 5);
        Dct dct = new Dct(31, 7);
        float[] together = dct.of(values, 150);
        float[] alone = new float[150 * 7];
        for (int t = 0; t < 150; t++) {
            dct.applyInto(values, 31 * t, alone, 7 * t);
        }
        assertArrayEquals(alone, together, 1e-5f);
    }

    @Test
    void moreOutputsThanInputsAreRefused() {
        assertEquals(
                "outputs must be from 1 to inputs = 4, was 5",
                assertThrows(IllegalArgumentException.class, () -> new Dct(4, 5))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> new Dct(0, 0));
    }
}
