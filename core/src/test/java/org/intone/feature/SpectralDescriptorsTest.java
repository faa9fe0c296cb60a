package org.intone.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.intone.signal.ChromaFilterBank;
import org.intone.signal.Frame;
import org.intone.signal.Framing;
import org.intone.signal.PreEmphasis;
import org.intone.signal.Samples;
import org.intone.signal.TuningEstimator;
import org.intone.signal.Window;
import org.intone.testing.Sounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each descriptor says of sounds whose answer is known. */
class SpectralDescriptorsTest {
    private static final int RATE = 16_000;
    private static final int SIZE = 1024;
    private static final int LENGTH = 16_384;

    @Test
    void aSineHasItsFrequencyForACentroidAndHardlyABandwidth() {
        float[] sine = Sounds.sine(LENGTH, RATE, 2000, 0.5);
        assertEquals(2000, value(new SpectralCentroid(RATE, SIZE), sine), 1);
        // A Hann window spreads a line over the two bins beside it.
        assertEquals(RATE / (double) SIZE / Math.sqrt(2), value(new SpectralBandwidth(RATE, SIZE), sine), 2);
        assertEquals(2000, value(new SpectralRolloff(RATE, SIZE, 0.85), sine), 20);
        assertEquals(0, value(new SpectralFlatness(), sine), 1e-4);
        // The line lies on a bin and its neighbours have a quarter of its power: shares 2/3, 1/6 and 1/6.
        double nats = -(2 * Math.log(2 / 3.0) + Math.log(1 / 6.0)) / 3;
        assertEquals(nats / Math.log(SIZE / 2 + 1), value(new SpectralEntropy(), sine), 1e-4);
        assertEquals(0, value(new SpectralFlux(SIZE), sine), 1e-4);
    }

    @Test
    void noiseIsFlatAndFull() {
        float[] noise = Sounds.noise(LENGTH, 0.1, 3);
        assertEquals(4000, value(new SpectralCentroid(RATE, SIZE), noise), 200);
        // The mean logarithm of exponentially distributed powers is that of the mean less Euler's constant.
        assertEquals(Math.exp(-0.5772), value(new SpectralFlatness(), noise), 0.08);
        assertTrue(value(new SpectralEntropy(), noise) > 0.9);
        assertEquals(0, value(new SpectralSlope(RATE, SIZE, 0, 8000), noise), 1e-3);
    }

    @Test
    void anImpulseIsFlatterThanAnyNoise() {
        float[] impulse = new float[LENGTH];
        impulse[8192] = 1;
        assertEquals(1, value(new SpectralFlatness(), impulse), 1e-4);
        assertEquals(1, value(new SpectralEntropy(), impulse), 1e-4);
        assertEquals(4000, value(new SpectralCentroid(RATE, SIZE), impulse), 1);
        assertEquals(0, value(new SpectralSlope(RATE, SIZE, 0, 8000), impulse), 1e-6);
    }

    @Test
    void aFirstDifferenceRisesBySixDecibelsAnOctave() {
        float[] impulse = new float[LENGTH];
        impulse[8192] = 1;
        float[] lifted = PreEmphasis.of(impulse, 1);
        float low = value(new SpectralSlope(RATE, SIZE, 400, 500), lifted);
        // 20 log10 f rises by 20 / ln 10 / f for 1 Hz.
        assertEquals(20 / Math.log(10) / 450, low, 2e-4);
    }

    @Test
    void energiesOfAllBandsAreTheLevelSquared() {
        float[] noise = Sounds.noise(LENGTH, 0.1, 9);
        Frame frame = new Frame(Framing.centred(SIZE, 256), Window.HANN);
        FeatureMatrix matrix = new FrameAnalysis(
                        frame, new BandEnergy(RATE, SIZE, 0, 500, 3333, 8000), RootMeanSquare.ofSpectrum())
                .of(noise);
        for (int t = 0; t < matrix.frames(); t++) {
            double sum = matrix.at(t, 0) + matrix.at(t, 1) + matrix.at(t, 2);
            assertEquals(matrix.at(t, 3) * matrix.at(t, 3), sum, 1e-8);
        }
        float[] sine = Sounds.sine(LENGTH, RATE, 1000, 0.5);
        FeatureMatrix ofSine = new FrameAnalysis(frame, new BandEnergy(RATE, SIZE, 0, 500, 1500, 8000)).of(sine);
        // The squares of a Hann window have the mean 3/8.
        assertEquals(0.125 * 3 / 8, ofSine.at(30, 1), 1e-5);
        assertEquals(0, ofSine.at(30, 0), 1e-8);
    }

    @ParameterizedTest
    @CsvSource({"1000, 0", "100, -19.1", "4000, 1.0", "200, -10.9", "10000, -2.5"})
    void theAWeightedLevelFollowsTheStandardsTable(double hz, double expectedDb) {
        assertEquals(expectedDb, 20 * Math.log10(AWeightedLevel.gain(hz)), 0.06);
        float[] sine = Sounds.sine(LENGTH, 48_000, hz, 0.5);
        // At 100 Hz the window spreads the line over bins where the curve is steep.
        double levelDb = value(new AWeightedLevel(48_000, SIZE, Window.HANN), sine);
        assertEquals(expectedDb + 10 * Math.log10(0.125), levelDb, hz < 1000 ? 0.9 : 0.1);
    }

    @Test
    void fluxIsTheStepOfALevel() {
        float[] sine = Sounds.sine(LENGTH, RATE, 1000, 0.5);
        Arrays.fill(sine, 8192, LENGTH, 0);
        Frame frame = new Frame(Framing.centred(SIZE, SIZE), Window.HANN);
        FeatureMatrix flux = new FrameAnalysis(frame, new SpectralFlux(SIZE)).of(sine);
        assertEquals(0, flux.at(0, 0));
        assertEquals(0, flux.at(5, 0), 1e-4);
        // Frame 9 is silent, frame 8 half so; a line of height 128 has neighbours of 64 each.
        assertTrue(flux.at(8, 0) > 0.1 && flux.at(9, 0) > 0.1);
        assertEquals(0, flux.at(11, 0));
    }

    @ParameterizedTest
    @CsvSource({"440, 9", "261.63, 0", "523.25, 0", "329.63, 4", "1174.66, 2"})
    void aNoteHasItsPitchClass(double hz, int expected) {
        float[] chroma = row(Chroma.ofPower(new ChromaFilterBank(RATE, 4096, 0)), Sounds.sine(LENGTH, RATE, hz, 0.5));
        for (int c = 0; c < 12; c++) {
            assertEquals(c == expected, chroma[c] == 1, "class " + c + " of " + hz + " Hz was " + chroma[c]);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.4, -0.13, 0, 0.2, 0.45})
    void theTuningOfHarmonicsIsFound(double tuning) {
        // Octaves of A, so that all partials have one residual.
        double a = 440 * Math.pow(2, tuning / 12);
        float[] sound = new float[LENGTH];
        for (double hz = a / 2; hz < 3000; hz *= 2) {
            float[] partial = Sounds.sine(LENGTH, RATE, hz, 0.2);
            for (int n = 0; n < LENGTH; n++) {
                sound[n] += partial[n];
            }
        }
        FeatureMatrix spectra = new FrameAnalysis(
                        new Frame(Framing.centred(8192, 2048), Window.HANN), Spectrogram.magnitude(8192))
                .of(sound);
        TuningEstimator estimator = new TuningEstimator(RATE, 8192);
        assertEquals(0, estimator.semitones());
        for (int t = 0; t < spectra.frames(); t++) {
            estimator.add(spectra.values(), t * spectra.features());
        }
        assertEquals(tuning, estimator.semitones(), 0.04);
        estimator.restart();
        assertEquals(0, estimator.semitones());
    }

    @Test
    void oneClassLiesOnTheThreeCircles() {
        float[] chroma = new float[12];
        chroma[7] = 0.5f;
        float[] point = new float[6];
        Tonnetz.computeInto(chroma, 0, point, 0);
        for (int i = 0; i < 3; i++) {
            double radius = i == 2 ? 0.5 : 1;
            assertEquals(radius, Math.hypot(point[2 * i], point[2 * i + 1]), 1e-6);
        }
        // A fifth is one step on the circle of fifths: 7 * 7/6 pi = 8 pi + pi / 6.
        assertEquals(Math.PI / 6, Math.atan2(point[0], point[1]), 1e-6);
    }

    @Test
    void theDeltaOfAPolynomialIsItsDerivative() {
        float[] values = new float[40];
        for (int t = 0; t < 20; t++) {
            values[2 * t] = 3 * t - 7;
            values[2 * t + 1] = 0.5f * t * t;
        }
        FeatureMatrix matrix = new FeatureMatrix(values, 20, 2);
        FeatureMatrix slope = Delta.interpolated(9, 1).of(matrix);
        FeatureMatrix curvature = Delta.interpolated(5, 2).of(matrix);
        for (int t = 0; t < 20; t++) {
            assertEquals(3, slope.at(t, 0), 1e-5);
            assertEquals(1, curvature.at(t, 1), 1e-5);
            assertEquals(0, curvature.at(t, 0), 1e-5);
        }
        // Beyond the last frame nothing rises any more: weights i / 60 of 0, -1, .. at the one end.
        assertEquals(3 * 30 / 60.0, Delta.nearest(9, 1).of(matrix).at(0, 0), 1e-5);
        FeatureMatrix short5 = new FeatureMatrix(new float[] {0, 1, 2, 3, 4}, 5, 1);
        assertEquals(
                Delta.nearest(9, 1).of(short5).at(2, 0),
                Delta.interpolated(9, 1).of(short5).at(2, 0));
        assertEquals(
                0, Delta.nearest(9, 1).of(new FeatureMatrix(new float[0], 0, 3)).frames());
    }

    @Test
    void aSumOfSquaresIsThatOfOneAfterTheOther() {
        Random random = new Random(1);
        float[] x = new float[103];
        double sum = 0;
        for (int n = 0; n < x.length; n++) {
            x[n] = random.nextFloat();
            sum += n >= 2 ? (double) x[n] * x[n] : 0;
        }
        assertEquals(sum, Samples.sumOfSquares(x, 2, x.length), 1e-12);
        assertEquals(0, Samples.sumOfSquares(x, 5, 5));
    }

    @Test
    void preEmphasisOfLittle() {
        assertEquals(0, PreEmphasis.of(new float[0], 0.97).length);
        assertEquals(2, PreEmphasis.of(new float[] {1}, 0.97)[0]);
        // A line of slope 1 from 5 on: before it would lie 4.
        float[] out = PreEmphasis.of(new float[] {5, 6, 7}, 0.5);
        assertEquals(5 + 4, out[0]);
        assertEquals(3.5f, out[1]);
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertThrows(IllegalArgumentException.class, () -> new SpectralRolloff(RATE, SIZE, 1));
        assertThrows(IllegalArgumentException.class, () -> new SpectralSlope(RATE, SIZE, 10, 12));
        assertThrows(IllegalArgumentException.class, () -> new SpectralContrast(RATE, SIZE, 200, 9));
        assertThrows(IllegalArgumentException.class, () -> new SpectralContrast(RATE, SIZE, 1, 2));
        assertThrows(IllegalArgumentException.class, () -> new BandEnergy(RATE, SIZE, 10));
        assertThrows(IllegalArgumentException.class, () -> new BandEnergy(RATE, SIZE, 10, 10));
        assertThrows(IllegalArgumentException.class, () -> new BandEnergy(RATE, SIZE, 10, 9000));
        assertThrows(IllegalArgumentException.class, () -> new ChromaFilterBank(RATE, SIZE, 2));
        assertThrows(IllegalArgumentException.class, () -> new Mfcc(10, 5, -1));
        assertThrows(IllegalArgumentException.class, () -> Delta.nearest(4, 1));
        assertThrows(IllegalArgumentException.class, () -> Delta.nearest(5, 5));
        assertThrows(IllegalArgumentException.class, () -> PreEmphasis.of(new float[1], 2));
        FeatureMatrix other = new FeatureMatrix(new float[3], 1, 3);
        assertThrows(IllegalArgumentException.class, () -> new Mfcc(10, 5).of(other));
        assertThrows(IllegalArgumentException.class, () -> Tonnetz.of(other));
        assertThrows(IllegalArgumentException.class, () -> new SpectralContrast(RATE, SIZE, 200, 5).contrast(other));
    }

    private static float value(Descriptor descriptor, float[] signal) {
        return row(descriptor, signal)[0];
    }

    /** The values in the middle of a signal. */
    private static float[] row(Descriptor descriptor, float[] signal) {
        int size = descriptor instanceof Chroma ? 4096 : SIZE;
        Frame frame = new Frame(Framing.centred(size, 256), Window.HANN);
        FeatureMatrix matrix = new FrameAnalysis(frame, descriptor).of(signal);
        float[] row = new float[descriptor.size()];
        System.arraycopy(matrix.values(), 32 * row.length, row, 0, row.length);
        return row;
    }
}
