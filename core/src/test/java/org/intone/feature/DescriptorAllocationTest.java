package org.intone.feature;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.intone.signal.ChromaFilterBank;
import org.intone.signal.Frame;
import org.intone.signal.FrameStream;
import org.intone.signal.Framing;
import org.intone.signal.MelFilterBank;
import org.intone.signal.PitchRange;
import org.intone.signal.Window;
import org.intone.testing.Sounds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The claim that no descriptor allocates for a frame, in a stream as in a batch. */
class DescriptorAllocationTest {
    private static final int RATE = 22_050;
    private static final int SIZE = 2048;
    private static final int FRAMES = 300;
    private static final float[] SIGNAL = Sounds.noise(FRAMES * 512, 0.1, 1);

    static Stream<Descriptor> descriptors() {
        return List.of(
                new ZeroCrossingRate(),
                RootMeanSquare.ofSamples(),
                RootMeanSquare.ofSpectrum(),
                MelSpectrogram.ofPower(MelFilterBank.slaney(RATE, SIZE, 128, 0, RATE / 2.0)),
                Chroma.ofPower(new ChromaFilterBank(RATE, SIZE, 0)),
                new SpectralCentroid(RATE, SIZE),
                new SpectralBandwidth(RATE, SIZE),
                new SpectralContrast(RATE, SIZE, 200, 6),
                new SpectralFlux(SIZE),
                new SpectralRolloff(RATE, SIZE, 0.85),
                new SpectralSlope(RATE, SIZE, 0, 5000),
                new SpectralFlatness(),
                new SpectralEntropy(),
                new AWeightedLevel(RATE, SIZE, Window.HANN),
                new BandEnergy(RATE, SIZE, 0, 500, 1000, 4000),
                Spectrogram.magnitude(SIZE),
                new Yin(RATE, SIZE, PitchRange.SPEECH))
                .stream();
    }

    @ParameterizedTest
    @MethodSource("descriptors")
    void nothingIsAllocatedForAFrame(Descriptor descriptor) {
        FrameAnalysis analysis = new FrameAnalysis(new Frame(Framing.centred(SIZE, 512), Window.HANN), descriptor);
        float[] sum = new float[1];
        FrameStream stream = analysis.stream((t, row) -> sum[0] += row[0]);
        stream.accept(SIGNAL, 0, SIGNAL.length);
        stream.accept(SIGNAL, 0, SIGNAL.length);
        long before = allocated();
        stream.accept(SIGNAL, 0, SIGNAL.length);
        long bytes = allocated() - before;
        // One object of any kind for a frame would cost 4,800.
        assertTrue(bytes < 2400, descriptor.name() + " allocated " + bytes + " bytes in " + FRAMES + " frames");
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
