package org.intone.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.intone.testing.Golden;
import org.intone.testing.Sounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvolutionTest {
    @ParameterizedTest
    @CsvSource({"1,1", "5,3", "700,129", "129,700", "3000,128", "4001,1"})
    void isTheSum(int samples, int responseSamples) {
        float[] x = Sounds.noise(samples, 0.3, 1);
        float[] h = Sounds.noise(responseSamples, 0.3, 2);
        float[] expected = new float[samples + responseSamples - 1];
        for (int n = 0; n < samples; n++) {
            for (int m = 0; m < responseSamples; m++) {
                expected[n + m] += x[n] * h[m];
            }
        }
        Convolution convolution = new Convolution(h);
        Golden.assertClose(expected, convolution.apply(x), 1e-5, "first");
        Golden.assertClose(expected, convolution.apply(x), 1e-5, "again");
    }

    @Test
    void anImpulseGivesTheResponse() {
        float[] response = {0.5f, -0.25f, 0.125f};
        assertArrayEquals(response, new Convolution(response).apply(new float[] {1}), 1e-7f);
    }

    @Test
    void nothingGivesNothing() {
        assertEquals(0, new Convolution(new float[] {1, 2}).apply(new float[0]).length);
        assertThrows(IllegalArgumentException.class, () -> new Convolution(new float[0]));
    }
}
