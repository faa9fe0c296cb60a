package org.intone.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.intone.testing.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MelFilterBankTest {
    @Test
    void knownPointsOfTheScales() {
        assertEquals(15, MelScale.SLANEY.toMel(1000), 1e-12);
        assertEquals(3, MelScale.SLANEY.toMel(200), 1e-12);
        assertEquals(42, MelScale.SLANEY.toMel(6400), 1e-12);
        assertEquals(999.986, MelScale.HTK.toMel(1000), 1e-3);
        assertEquals(0, MelScale.HTK.toMel(0));
    }

    @ParameterizedTest
    @EnumSource
    void thereAndBack(MelScale scale) {
        for (double hz : new double[] {0, 20, 999.99, 1000, 1000.01, 8000, 96_000}) {
            assertEquals(hz, scale.toHz(scale.toMel(hz)), 1e-9 * Math.max(1, hz));
        }
    }

    @Test
    void theEdgesAreLibrosas() {
        float[] expected = Golden.npy("shared/mel_frequencies128.npy");
        double[] edges = MelScale.SLANEY.edgesHz(126, 0, 11_025);
        for (int m = 0; m < expected.length; m++) {
            assertEquals(expected[m], edges[m], 1e-3);
        }
    }

    @Test
    void htkEqualsLibrosa() {
        float[] expected = Golden.npy("shared/melfb40_htk_16k.npy");
        MelFilterBank filters = MelFilterBank.htk(16_000, 512, 40, 0, 8000);
        Golden.assertClose(expected, matrix(filters, 257), 1e-6, "filters");
    }

    @Test
    void slaneysFiltersHaveUnitArea() {
        // Wide enough filters: the sum over bins times their distance comes near the integral.
        MelFilterBank filters = MelFilterBank.slaney(22_050, 4096, 40, 100, 8000);
        float[] flat = new float[2049];
        Arrays.fill(flat, 1);
        float[] bands = new float[42];
        filters.applyInto(flat, bands, 1);
        assertEquals(0, bands[0]);
        assertEquals(0, bands[41]);
        for (int m = 1; m <= 40; m++) {
            assertEquals(1, bands[m] * 22_050 / 4096, 0.01);
        }
    }

    @Test
    void oneBinFallsIntoItsTwoNeighbours() {
        // HTK's triangles overlap so that the heights of two neighbours add to 1.
        MelFilterBank filters = MelFilterBank.htk(16_000, 512, 20, 0, 8000);
        for (int k = 10; k < 200; k++) {
            float[] spectrum = new float[257];
            spectrum[k] = 1;
            float[] bands = new float[20];
            filters.applyInto(spectrum, bands, 0);
            double sum = 0;
            int touched = 0;
            for (float band : bands) {
                sum += band;
                touched += band > 0 ? 1 : 0;
            }
            assertEquals(1, sum, 1e-6);
            assertEquals(touched, Math.min(2, touched));
        }
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertEquals(
                "lowHz and highHz must rise within 0 to 8000.0, were 50.0 and 8001.0",
                assertThrows(IllegalArgumentException.class, () -> MelFilterBank.slaney(16_000, 512, 64, 50, 8001))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> MelFilterBank.htk(16_000, 512, 0, 50, 8000));
        assertThrows(IllegalArgumentException.class, () -> MelFilterBank.htk(16_000, 512, 4, 50, Double.NaN));
    }

    private static float[] matrix(MelFilterBank filters, int bins) {
        float[] matrix = new float[filters.bands() * bins];
        for (int m = 0; m < filters.bands(); m++) {
            System.arraycopy(filters.row(m), 0, matrix, m * bins, bins);
        }
        return matrix;
    }
}
