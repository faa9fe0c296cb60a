package org.intone.bench;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.intone.audio.Waveform;
import org.intone.augment.Augmentations;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long one augmented version of a clip of 3 s at 16 kHz takes, one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class AugmentationBenchmark {
    private static final int SAMPLE_RATE = 16_000;
    private static final int SECONDS = 3;

    /** Which version: noise, stretch and pitch, shift and noise. */
    @Param({"1", "2", "3"})
    private int version;

    private Waveform clip;
    private long seed;

    /** Makes noise of a fixed seed. */
    @Setup
    public void makeClip() {
        Random random = new Random(1);
        float[] samples = new float[SECONDS * SAMPLE_RATE];
        for (int n = 0; n < samples.length; n++) {
            samples[n] = (float) (0.1 * random.nextGaussian());
        }
        clip = Waveform.of(samples, SAMPLE_RATE);
    }

    /** One version, of another seed each time, so that every amount of its range is measured. */
    @Benchmark
    public Waveform augment() {
        return Augmentations.apply(clip, seed++, "clip", version);
    }
}
