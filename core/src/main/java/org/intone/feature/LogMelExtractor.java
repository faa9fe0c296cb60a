package org.intone.feature;

import static org.intone.feature.LogMelRecipe.BANDS;
import static org.intone.feature.LogMelRecipe.FFT_SIZE;
import static org.intone.feature.LogMelRecipe.FLOOR_DB;
import static org.intone.feature.LogMelRecipe.MARGIN_FRAMES;
import static org.intone.feature.LogMelRecipe.RATE;
import static org.intone.feature.LogMelRecipe.TRIM_DB;

import java.io.IOException;
import java.util.Arrays;
import org.intone.audio.MonoSource;
import org.intone.audio.Waveform;
import org.intone.signal.Decibels;
import org.intone.signal.Frame;
import org.intone.signal.FrameStream;
import org.intone.signal.Framing;
import org.intone.signal.Log10;
import org.intone.signal.MelFilterBank;
import org.intone.signal.Samples;
import org.intone.signal.Window;

/** Follows {@link LogMelRecipe}. For one thread, as the transform within is. */
final class LogMelExtractor implements FeatureExtractor {
    private static final int BLOCK = 4096;

    private final Recipe recipe;
    private final FrameAnalysis spectrogram = new FrameAnalysis(
            new Frame(Framing.centred(FFT_SIZE, LogMelRecipe.HOP_SAMPLES), LogMelRecipe.WINDOW_SAMPLES, Window.HANN),
            MelSpectrogram.ofPower(
                    MelFilterBank.slaney(RATE, FFT_SIZE, BANDS, LogMelRecipe.LOW_HZ, LogMelRecipe.HIGH_HZ)));

    LogMelExtractor(Recipe recipe) {
        this.recipe = recipe;
    }

    @Override
    public Recipe recipe() {
        return recipe;
    }

    @Override
    public FeatureMatrix extract(Waveform waveform) {
        float[] clean = Samples.finite(waveform.samples());
        float[] samples = lessMean(waveform.withSamples(clean).atRate(RATE).samples());
        return described(spectrogram.of(samples).values());
    }

    /** Twice through the recording: first for its mean, then for its spectra. */
    @Override
    public FeatureMatrix extract(MonoSource source) throws IOException {
        double[] sum = new double[1];
        long[] length = new long[1];
        ResampledPass.run(source, RATE, (block, offset, count) -> {
            for (int n = offset; n < offset + count; n++) {
                sum[0] += block[n];
            }
            length[0] += count;
        });
        float mean = (float) (sum[0] / Math.max(1, length[0]));
        RowCollector power = new RowCollector(BANDS);
        FrameStream frames = spectrogram.stream(power);
        float[] centred = new float[BLOCK];
        ResampledPass.run(source, RATE, (block, offset, count) -> {
            for (int done = 0; done < count; done += BLOCK) {
                int some = Math.min(BLOCK, count - done);
                for (int n = 0; n < some; n++) {
                    centred[n] = block[offset + done + n] - mean;
                }
                frames.accept(centred, 0, some);
            }
        });
        frames.finish();
        return described(power.take(power.rows()));
    }

    private static FeatureMatrix described(float[] power) {
        float loudest = Samples.peak(power);
        if (loudest <= Decibels.LEAST_POWER) {
            return silence();
        }
        float[] kept = trimmed(power);
        double loudestDb = 10 * Math.log10(loudest);
        for (int i = 0; i < kept.length; i++) {
            kept[i] = (float) Math.max(FLOOR_DB, 10 * Log10.of(Math.max(Float.MIN_NORMAL, kept[i])) - loudestDb);
        }
        return new FeatureMatrix(kept, kept.length / BANDS, BANDS);
    }

    private static FeatureMatrix silence() {
        float[] floor = new float[BANDS];
        Arrays.fill(floor, FLOOR_DB);
        return new FeatureMatrix(floor, 1, BANDS);
    }

    /** A constant offset would leak into the lowest bands, and be the loudest of an otherwise quiet recording. */
    private static float[] lessMean(float[] samples) {
        double sum = 0;
        for (float sample : samples) {
            sum += sample;
        }
        float mean = (float) (sum / Math.max(1, samples.length));
        float[] centred = new float[samples.length];
        for (int n = 0; n < samples.length; n++) {
            centred[n] = samples[n] - mean;
        }
        return centred;
    }

    /** The powers from the first to the last frame of which something is heard, with a margin. */
    private static float[] trimmed(float[] power) {
        int frames = power.length / BANDS;
        double[] energy = new double[frames];
        double loudest = 0;
        for (int t = 0; t < frames; t++) {
            for (int m = 0; m < BANDS; m++) {
                energy[t] += power[t * BANDS + m];
            }
            loudest = Math.max(loudest, energy[t]);
        }
        double least = loudest * Math.pow(10, -TRIM_DB / 10);
        int first = 0;
        while (energy[first] < least) {
            first++;
        }
        int last = frames - 1;
        while (energy[last] < least) {
            last--;
        }
        return Arrays.copyOfRange(
                power, Math.max(0, first - MARGIN_FRAMES) * BANDS, Math.min(frames, last + 1 + MARGIN_FRAMES) * BANDS);
    }
}
