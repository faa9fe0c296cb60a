package org.intone.backbone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import java.util.Random;
import org.intone.model.OnnxGraph;
import org.intone.signal.MelFilterBank;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LogMelGraphTest {
    private static final int BANDS = 80;

    private static GraphRun run;

    @BeforeAll
    static void open() throws OrtException {
        OnnxGraph graph = new OnnxGraph("mel");
        graph.output("mel", LogMelGraph.of(graph.input("samples", 1, OnnxGraph.DYNAMIC), graph, BANDS));
        run = new GraphRun(graph);
    }

    @AfterAll
    static void close() throws OrtException {
        run.close();
    }

    private static float[] mel(float[] samples) throws OrtException {
        return run.run("mel", samples, 1, samples.length);
    }

    /** The definition, in double precision. */
    private static double[] naive(float[] x) {
        int frames = x.length / 160;
        MelFilterBank bank = MelFilterBank.slaney(16_000, 400, BANDS, 0, 8000);
        double[] level = new double[BANDS * frames];
        double top = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < frames; t++) {
            float[] power = new float[201];
            for (int k = 0; k < 201; k++) {
                double re = 0;
                double im = 0;
                for (int n = 0; n < 400; n++) {
                    int at = Math.abs(160 * t + n - 200);
                    at = at < x.length ? at : 2 * (x.length - 1) - at;
                    double windowed = x[at] * (0.5 - 0.5 * Math.cos(Math.PI * n / 200));
                    re += windowed * Math.cos(Math.PI * k * n / 200);
                    im += windowed * Math.sin(Math.PI * k * n / 200);
                }
                power[k] = (float) (re * re + im * im);
            }
            float[] bands = new float[BANDS];
            bank.applyInto(power, bands, 0);
            for (int m = 0; m < BANDS; m++) {
                level[m * frames + t] = Math.log10(Math.max(1e-10, bands[m]));
                top = Math.max(top, level[m * frames + t]);
            }
        }
        for (int i = 0; i < level.length; i++) {
            level[i] = (Math.max(level[i], top - 8) + 4) / 4;
        }
        return level;
    }

    private static void assertNaive(float[] x, double tolerance) throws OrtException {
        double[] expected = naive(x);
        float[] actual = mel(x);
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < actual.length; i++) {
            assertEquals(expected[i], actual[i], tolerance, "value " + i);
        }
    }

    @Test
    void silenceIsMinusOneAndAHalf() throws OrtException {
        float[] silent = mel(new float[1600]);
        assertEquals(BANDS * 10, silent.length);
        for (float value : silent) {
            assertEquals(-1.5f, value, 1e-6f);
        }
    }

    @Test
    void aSineIsLoudestInItsBand() throws OrtException {
        float[] sine = new float[3200];
        for (int n = 0; n < sine.length; n++) {
            sine[n] = (float) Math.sin(2 * Math.PI * 1000 * n / 16_000);
        }
        float[] mel = mel(sine);
        int loudest = 0;
        for (int m = 0; m < BANDS; m++) {
            loudest = mel[m * 20 + 10] > mel[loudest * 20 + 10] ? m : loudest;
        }
        // 80 bands from 0 to 8 kHz are 45.245 mels of Slaney, 1 kHz is 15 of them: edge 26.9 of 81, so band 26.
        assertEquals(26, loudest);
        // Below the loudest by more than 8 decades is floored: 2 below in these units.
        assertEquals(mel[loudest * 20 + 10] - 2, mel[79 * 20 + 10], 1e-3);
        // The window's sum is 200, so the bin holds 100^2 and its two neighbours 50^2.
        MelFilterBank bank = MelFilterBank.slaney(16_000, 400, BANDS, 0, 8000);
        float[] row = bank.row(26);
        double power = 1e4 * row[25] + 2500 * (row[24] + row[26]);
        assertEquals((Math.log10(power) + 4) / 4, mel[26 * 20 + 10], 1e-4);
    }

    @Test
    void noiseAndClicksAreAsTheDefinitionHasThem() throws OrtException {
        Random random = new Random(5);
        float[] noise = new float[4000];
        for (int n = 0; n < noise.length; n++) {
            noise[n] = (float) random.nextGaussian() * .1f;
        }
        assertNaive(noise, 1e-4);
        float[] click = new float[900];
        click[450] = 1;
        assertNaive(click, 1e-4);
        float[] constant = new float[800];
        java.util.Arrays.fill(constant, .5f);
        assertNaive(constant, 2e-3);
    }

    @Test
    void framesAreTheHopsThatFit() throws OrtException {
        for (int length : new int[] {400, 479, 480, 481, 639, 640}) {
            assertEquals(BANDS * (length / 160), mel(new float[length]).length, "of " + length);
        }
    }

    @Test
    void fullScaleSquaresAndLoudNoiseStayFinite() throws OrtException {
        float[] square = new float[1600];
        for (int n = 0; n < square.length; n++) {
            square[n] = n / 20 % 2 == 0 ? 1e6f : -1e6f;
        }
        for (float value : mel(square)) {
            assertTrue(Float.isFinite(value));
        }
    }
}
