package org.intone.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.intone.testing.Golden;
import org.intone.testing.Sounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrameTest {
    private static final float[] COUNTED = {1, 2, 3, 4, 5, 6, 7};

    @Test
    void centredFramesHaveZerosBeyondTheEnds() {
        Frame frame = new Frame(new Framing(4, 3, Padding.ZEROS), Window.HANN);
        assertEquals(3, frame.framing().frames(7));
        assertFrame(frame, 0, 2, 4, 0, 0, 1, 2);
        assertFrame(frame, 1, 0, 4, 2, 3, 4, 5);
        assertFrame(frame, 2, 0, 3, 5, 6, 7, 0);
        assertFrame(frame, 9, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void mirroredFramesTurnAtTheEnds() {
        Frame frame = new Frame(new Framing(4, 3, Padding.MIRROR), Window.HANN);
        assertFrame(frame, 0, 2, 4, 3, 2, 1, 2);
        assertFrame(frame, 2, 0, 3, 5, 6, 7, 6);
        frame.seek(new float[] {1, 2}, 0);
        assertArrayEquals(new float[] {1, 2, 1, 2}, frame.samples());
        frame.seek(new float[] {3}, 0);
        assertArrayEquals(new float[] {3, 3, 3, 3}, frame.samples());
        frame.seek(new float[0], 0);
        assertArrayEquals(new float[4], frame.samples());
    }

    @Test
    void framesWithinTheSignalNeedAllOfIt() {
        Frame frame = new Frame(new Framing(4, 3, Padding.NONE), Window.HANN);
        assertEquals(0, frame.framing().frames(3));
        assertEquals(1, frame.framing().frames(4));
        assertEquals(2, frame.framing().frames(7));
        assertFrame(frame, 1, 0, 4, 4, 5, 6, 7);
    }

    private static void assertFrame(Frame frame, int t, int from, int to, float... samples) {
        frame.seek(COUNTED, t);
        assertEquals(t, frame.index());
        assertEquals(from, frame.from());
        assertEquals(to, frame.to());
        assertArrayEquals(samples, frame.samples());
    }

    @Test
    void spectraAreThoseOfTheTransform() {
        float[] signal = Sounds.noise(5000, 0.3, 4);
        Stft stft = new Stft(512, 400, 100, Window.HAMMING);
        Frame frame = new Frame(Framing.centred(512, 100), 400, Window.HAMMING);
        float[] spectrum = new float[514];
        float[] magnitude = new float[257];
        for (int t = 0; t <= 50; t++) {
            frame.seek(signal, t);
            stft.magnitudeInto(signal, t, magnitude);
            assertArrayEquals(magnitude, frame.magnitude());
            stft.spectrumInto(signal, t, spectrum);
            assertArrayEquals(spectrum, frame.spectrum());
        }
    }

    @ParameterizedTest
    @EnumSource(Padding.class)
    void spectraComputedTogetherAreThoseOfFramesAlone(Padding padding) {
        float[] signal = Sounds.noise(30_000, 0.3, 5);
        for (int hop : new int[] {100, 160, 400}) {
            Framing framing = new Framing(400, hop, padding);
            Frame alone = new Frame(framing, Window.HANN);
            Frame together = new Frame(framing, Window.HANN);
            together.open(signal);
            MelFilterBank filters = MelFilterBank.slaney(16_000, 400, 80, 0, 8000);
            float[] expected = new float[81];
            float[] bands = new float[81];
            for (int t = 0; t < framing.frames(signal.length); t++) {
                alone.seek(signal, t);
                together.seek(t);
                assertArrayEquals(alone.samples(), together.samples());
                Golden.assertClose(alone.power(), together.power(), 1e-6, "power of frame " + t);
                alone.bandsInto(filters, expected, 1);
                together.bandsInto(filters, bands, 1);
                Golden.assertClose(expected, bands, 1e-6, "bands of frame " + t);
                Golden.assertClose(alone.spectrum(), together.spectrum(), 1e-6, "spectrum of frame " + t);
            }
        }
    }

    @Test
    void preciseSpectraHoldWhatLies120DecibelsBelowThePeak() {
        // A line on a bin leaves nothing in the bins beyond its neighbours; single precision leaves its rounding there.
        float[] sine = Sounds.sine(2048, 2048, 100, 1);
        Framing whole = new Framing(2048, 1, Padding.NONE);
        Frame precise = Frame.precise(whole, Window.HANN);
        Frame single = new Frame(whole, Window.HANN);
        precise.seek(sine, 0);
        single.seek(sine, 0);
        double noise = 0;
        double preciseNoise = 0;
        for (int k = 110; k < 1025; k++) {
            noise += single.power()[k] / 900;
            preciseNoise += precise.power()[k] / 900;
        }
        assertTrue(10 * Math.log10(preciseNoise / precise.power()[100]) < -155);
        assertTrue(noise > 4 * preciseNoise);
        assertEquals(512, precise.magnitude()[100], 1e-3);
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertThrows(IllegalArgumentException.class, () -> new Framing(0, 1, Padding.NONE));
        assertThrows(IllegalArgumentException.class, () -> new Framing(1, 0, Padding.NONE));
        assertThrows(IllegalArgumentException.class, () -> new Frame(Framing.centred(8, 2), 9, Window.HANN));
    }
}
