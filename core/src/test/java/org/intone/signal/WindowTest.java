package org.intone.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import org.intone.testing.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WindowTest {
    @Test
    void fourSamplesByHand() {
        assertArrayEquals(new float[] {0, 0.5f, 1, 0.5f}, Window.HANN.values(4), 1e-7f);
        assertArrayEquals(new float[] {0.08f, 0.54f, 1, 0.54f}, Window.HAMMING.values(4), 1e-7f);
        assertArrayEquals(new float[] {0, 0.34f, 1, 0.34f}, Window.BLACKMAN.values(4), 1e-7f);
    }

    @ParameterizedTest
    @EnumSource
    void equalsSciPy(Window window) {
        String name = window.name().toLowerCase(Locale.ROOT);
        float[] expected = Golden.npy("shared/win_" + name + "2048.npy");
        assertArrayEquals(expected, window.values(2048), 1e-7f);
    }

    @Test
    void hannWindowsHalfApartAddToOne() {
        float[] w = Window.HANN.values(512);
        for (int n = 0; n < 256; n++) {
            assertEquals(1, w[n] + w[n + 256], 1e-6);
        }
    }

    @Test
    void noSizeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Window.HANN.values(0));
    }
}
