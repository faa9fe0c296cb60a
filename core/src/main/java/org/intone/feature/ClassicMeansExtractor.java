package org.intone.feature;

import static org.intone.feature.ClassicRecipe.BANDS;
import static org.intone.feature.ClassicRecipe.FRAME_SAMPLES;
import static org.intone.feature.ClassicRecipe.HOP_SAMPLES;
import static org.intone.feature.ClassicRecipe.MFCC;
import static org.intone.feature.ClassicRecipe.RANGE_DB;
import static org.intone.feature.ClassicRecipe.RATE;

import java.io.IOException;
import org.intone.audio.MonoSource;
import org.intone.audio.Waveform;
import org.intone.signal.ChromaFilterBank;
import org.intone.signal.Decibels;
import org.intone.signal.Frame;
import org.intone.signal.Framing;
import org.intone.signal.MelFilterBank;
import org.intone.signal.TuningEstimator;
import org.intone.signal.Window;

/** Follows {@link ClassicMeansRecipe}, with one transform a frame. For one thread, as the transform within is. */
final class ClassicMeansExtractor implements FeatureExtractor {
    private static final int BINS = FRAME_SAMPLES / 2 + 1;
    private static final int CHROMA_AT = 1;
    private static final int MFCC_AT = CHROMA_AT + ChromaFilterBank.CLASSES;
    private static final int RMS_AT = MFCC_AT + MFCC;
    private static final int MEL_AT = RMS_AT + 1;

    /** Tunings come in hundredths from -0.5 to 0.49: a filter bank for each, made when it is needed first. */
    private static final int TUNINGS = 100;

    private final Recipe recipe;
    private final ClassicStretch stretch = new ClassicStretch();
    private final FrameAnalysis analysis = new FrameAnalysis(
            new Frame(Framing.centred(FRAME_SAMPLES, HOP_SAMPLES), Window.HANN),
            new ZeroCrossingRate(),
            RootMeanSquare.ofSamples(),
            MelSpectrogram.ofPower(MelFilterBank.slaney(RATE, FRAME_SAMPLES, BANDS, 0, RATE / 2.0)),
            Spectrogram.magnitude(FRAME_SAMPLES));
    private final TuningEstimator tuning = new TuningEstimator(RATE, FRAME_SAMPLES);
    private final Chroma[] tuned = new Chroma[TUNINGS + 1];
    private final Mfcc mfcc = new Mfcc(BANDS, MFCC);

    /** A row for each frame, kept for the next recording: half a megabyte, which takes longer to fetch than to fill. */
    private float[] rows = {};

    ClassicMeansExtractor(Recipe recipe) {
        this.recipe = recipe;
    }

    @Override
    public Recipe recipe() {
        return recipe;
    }

    @Override
    public FeatureMatrix extract(Waveform waveform) {
        return new FeatureMatrix(means(stretch.of(waveform)), 1, recipe.features());
    }

    @Override
    public FeatureMatrix extract(MonoSource source) throws IOException {
        return new FeatureMatrix(means(stretch.of(source)), 1, recipe.features());
    }

    /** The 162 means of finite samples of any number. */
    float[] means(float[] samples) {
        int frames = analysis.frames(samples.length);
        int width = analysis.features();
        rows = rows.length < frames * width ? new float[frames * width] : rows;
        analysis.computeInto(samples, frames, rows);
        float[] row = new float[MEL_AT + BANDS];
        float[] values = new float[2 + BANDS];
        meanInto(rows, width, frames, values, 0);
        row[0] = values[0];
        row[RMS_AT] = values[1];
        System.arraycopy(values, 2, row, MEL_AT, BANDS);
        meanInto(chroma(frames), ChromaFilterBank.CLASSES, frames, row, CHROMA_AT);
        float[] decibels = new float[frames * BANDS];
        for (int t = 0; t < frames; t++) {
            System.arraycopy(rows, t * width + 2, decibels, t * BANDS, BANDS);
        }
        Decibels.ofPowersInPlace(decibels, RANGE_DB);
        float[] meanDecibels = new float[BANDS];
        meanInto(decibels, BANDS, frames, meanDecibels, 0);
        // The transform is linear: that of the mean is the mean of all.
        mfcc.computeInto(meanDecibels, 0, row, MFCC_AT);
        return row;
    }

    private float[] chroma(int frames) {
        int width = analysis.features();
        tuning.restart();
        for (int t = 0; t < frames; t++) {
            tuning.add(rows, (t + 1) * width - BINS);
        }
        int hundredths = (int) Math.rint((tuning.semitones() + 0.5) * TUNINGS);
        if (tuned[hundredths] == null) {
            tuned[hundredths] = Chroma.ofMagnitude(new ChromaFilterBank(RATE, FRAME_SAMPLES, tuning.semitones()));
        }
        return tuned[hundredths].of(rows, width - BINS, width, frames);
    }

    /** The means of the first columns of so many rows of {@code width}, as many as fit from {@code at} on or as rows have. */
    private static void meanInto(float[] rows, int width, int count, float[] out, int at) {
        double[] sums = new double[Math.min(width, out.length - at)];
        for (int t = 0; t < count; t++) {
            for (int d = 0; d < sums.length; d++) {
                sums[d] += rows[t * width + d];
            }
        }
        for (int d = 0; d < sums.length; d++) {
            out[at + d] = (float) (sums[d] / count);
        }
    }
}
