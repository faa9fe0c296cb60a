package org.intone.feature;

import java.io.IOException;
import org.intone.audio.MonoSource;
import org.intone.audio.MonoStream;
import org.intone.signal.ResamplerStream;
import org.intone.signal.SampleSink;
import org.intone.signal.Samples;

/** Goes through a recording once, at the rate of a recipe; bounded in memory however long it is. No state. */
final class ResampledPass {
    private static final int BLOCK = 1 << 14;

    private ResampledPass() {}

    /** Hands the samples to a sink: those of {@code Waveform.atRate}, made finite first, bit for bit. */
    static void run(MonoSource source, int sampleRate, SampleSink sink) throws IOException {
        float[] block = new float[BLOCK];
        try (MonoStream stream = source.open()) {
            ResamplerStream resampler = new ResamplerStream(stream.sampleRate(), sampleRate, sink);
            for (int count = stream.read(block, 0, BLOCK); count >= 0; count = stream.read(block, 0, BLOCK)) {
                for (int n = 0; n < count; n++) {
                    block[n] = Samples.finite(block[n]);
                }
                resampler.accept(block, 0, count);
            }
            resampler.finish();
        }
    }
}
