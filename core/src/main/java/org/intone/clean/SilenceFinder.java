package org.intone.clean;

import java.util.ArrayList;
import java.util.List;
import org.intone.audio.Waveform;
import org.intone.signal.Samples;

/**
 * Finds where a recording is silent: in frames whose level lies so many dB below that of its loudest frame.
 *
 * <pre>
 * P[t] = max(1e-10, 1/N sum over n of x[t * hop + n - N/2]^2),  t = 0 .. samples / hop
 * frame t sounds if 10 log10(P[t]) - 10 log10(largest P) &gt; -topDb, and stands for the samples t * hop .. (t + 1) * hop - 1
 * </pre>
 *
 * Samples outside the recording count as 0. All-zero samples are as loud as their loudest frame, so digital silence <em>sounds</em>
 * throughout and is left whole; so is anything even. The empty recording has one empty section when trimmed and one when split.
 *
 * <p>Equal to {@code librosa.effects.trim} and {@code librosa.effects.split} 0.11 on every golden signal, to the sample. Frames
 * are a number of samples there, whatever the rate, and so they are here.
 *
 * <p>Immutable; serves all threads.
 */
public final class SilenceFinder {
    private static final double LEAST_POWER = 1e-10;
    private static final int FRAME_SAMPLES = 2048;
    private static final int HOP_SAMPLES = 512;

    private final double topDb;
    private final int frameSamples;
    private final int hopSamples;

    /** What lies {@code topDb} or more below the loudest frame is silent; frames of 2,048 samples every 512. */
    public SilenceFinder(double topDb) {
        this(topDb, FRAME_SAMPLES, HOP_SAMPLES);
    }

    /** The same with other frames. */
    public SilenceFinder(double topDb, int frameSamples, int hopSamples) {
        if (!(topDb > 0 && topDb < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("topDb must be above 0, was " + topDb);
        }
        if (frameSamples < 1 || hopSamples < 1) {
            throw new IllegalArgumentException(
                    "frameSamples and hopSamples must be 1 or more, were " + frameSamples + " and " + hopSamples);
        }
        this.topDb = topDb;
        this.frameSamples = frameSamples;
        this.hopSamples = hopSamples;
    }

    /** How far below the loudest frame silence begins. */
    public double topDb() {
        return topDb;
    }

    /** The recording without the silence at its two ends. */
    public Section trimmed(Waveform waveform) {
        List<Section> sounds = sounds(waveform);
        return new Section(sounds.get(0).from(), sounds.get(sounds.size() - 1).to());
    }

    /** The stretches between silences, in order; one at least. */
    public List<Section> sounds(Waveform waveform) {
        int length = waveform.length();
        double[] levelsDb = levelsDb(Samples.finite(waveform.samples()));
        double loudest = Double.NEGATIVE_INFINITY;
        for (double level : levelsDb) {
            loudest = Math.max(loudest, level);
        }
        List<Section> sounds = new ArrayList<>();
        int begin = -1;
        for (int t = 0; t <= levelsDb.length; t++) {
            boolean sounding = t < levelsDb.length && levelsDb[t] - loudest > -topDb;
            if (sounding && begin < 0) {
                begin = t;
            } else if (!sounding && begin >= 0) {
                sounds.add(new Section(sample(begin, length), sample(t, length)));
                begin = -1;
            }
        }
        return sounds;
    }

    private int sample(int frame, int length) {
        return (int) Math.min(length, (long) frame * hopSamples);
    }

    private double[] levelsDb(float[] samples) {
        double[] levels = new double[1 + samples.length / hopSamples];
        for (int t = 0; t < levels.length; t++) {
            long start = (long) t * hopSamples - frameSamples / 2;
            int end = (int) Math.min(start + frameSamples, samples.length);
            double sum = 0;
            for (int n = (int) Math.max(0, start); n < end; n++) {
                sum += (double) samples[n] * samples[n];
            }
            levels[t] = 10 * Math.log10(Math.max(LEAST_POWER, sum / frameSamples));
        }
        return levels;
    }
}
