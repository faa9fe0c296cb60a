package org.intone.bench;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.intone.audio.Waveform;
import org.intone.feature.FeatureExtractor;
import org.intone.feature.FeatureMatrix;
import org.intone.feature.Recipe;
import org.intone.feature.Recipes;
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

/** How long the features of a clip take that lasts as long as the classic stretch does with its offset, one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ExtractionBenchmark {
    private static final double SECONDS = 3.1;

    /** Which features. */
    @Param({"classic-2376", "classic-162", "logmel-64", "logmel-80-whisper"})
    private String recipe;

    /** The clip's rate in Hz; 0 for the recipe's, which needs no resampling. */
    @Param({"0", "48000"})
    private int sampleRate;

    private FeatureExtractor extractor;
    private Waveform clip;

    /** Makes noise of a fixed seed: no branch of the extraction depends on what is said. */
    @Setup
    public void makeClip() {
        Recipe known = Recipes.named(recipe);
        extractor = known.newExtractor();
        int rate = sampleRate == 0 ? known.sampleRate() : sampleRate;
        Random random = new Random(1);
        float[] samples = new float[(int) (SECONDS * rate)];
        for (int n = 0; n < samples.length; n++) {
            samples[n] = (float) (0.1 * random.nextGaussian());
        }
        clip = Waveform.of(samples, rate);
    }

    /** One clip. */
    @Benchmark
    public FeatureMatrix extract() {
        return extractor.extract(clip);
    }
}
