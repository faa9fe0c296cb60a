package org.intone.signal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.IntConsumer;
import org.intone.testing.Sounds;
import org.junit.jupiter.api.Test;

/** The claim that nothing is allocated for a frame. */
class AllocationTest {
    private static final int FRAMES = 500;
    private static final float[] SIGNAL = Sounds.noise(FRAMES * 512, 0.1, 1);

    @Test
    void noTransformAllocatesForAFrame() {
        Stft stft = new Stft(2048, 512, Window.HANN);
        float[] power = new float[stft.bins()];
        float[] spectrum = new float[2 * stft.bins()];
        assertNothing("power", t -> stft.powerInto(SIGNAL, t, power));
        assertNothing("magnitude", t -> stft.magnitudeInto(SIGNAL, t, power));
        assertNothing("spectrum", t -> stft.spectrumInto(SIGNAL, t, spectrum));
        Fft fft = new Fft(512);
        float[] frame = new float[512];
        assertNothing("inverse", t -> fft.inverseInto(spectrum, frame));
    }

    @Test
    void noFilterAllocatesForAFrame() {
        MelFilterBank filters = MelFilterBank.slaney(22_050, 2048, 128, 0, 11_025);
        float[] power = new float[1025];
        float[] bands = new float[128];
        assertNothing("mel", t -> filters.applyInto(power, bands, 0));
        Dct dct = new Dct(128, 20);
        float[] coefficients = new float[20];
        assertNothing("dct", t -> dct.applyInto(bands, 0, coefficients, 0));
        assertNothing("decibels", t -> Decibels.ofPowersInPlace(bands, 80));
    }

    @Test
    void theVocoderAllocatesTheResultAndItsWeights() {
        PhaseVocoder vocoder = new PhaseVocoder(2048);
        vocoder.stretch(SIGNAL, 1.25);
        long before = allocated();
        float[] out = vocoder.stretch(SIGNAL, 1.25);
        long bytes = allocated() - before;
        assertTrue(bytes < 2L * Float.BYTES * out.length + 4096, bytes + " bytes for " + out.length + " samples");
    }

    private static void assertNothing(String what, IntConsumer perFrame) {
        for (int t = 0; t < FRAMES; t++) {
            perFrame.accept(t);
        }
        long before = allocated();
        for (int t = 0; t < FRAMES; t++) {
            perFrame.accept(t);
        }
        long bytes = allocated() - before;
        // The reading itself may cost a few bytes; one object of any kind for a frame would cost 8,000.
        assertTrue(bytes < 4000, what + " allocated " + bytes + " bytes in " + FRAMES + " frames");
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
