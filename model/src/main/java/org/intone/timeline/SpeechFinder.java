package org.intone.timeline;

import java.util.Arrays;
import org.intone.audio.SoundFrame;
import org.intone.audio.SoundFrameStream;

/** Tells frames of speech from others. For one signal and thread; its memory does not grow. */
final class SpeechFinder {
    private static final double BIN_HZ = (double) SoundFrameStream.SAMPLE_RATE / (2 * (SoundFrameStream.BINS - 1));
    private static final double[] EDGES_HZ = {
        100, 200, 300, 400, 510, 630, 770, 920, 1080, 1270, 1480, 1720, 2000, 2320, 2700, 3150, 3700, 4400, 5300, 6400,
        7700
    };
    private static final int BANDS = EDGES_HZ.length - 1;
    private static final int MINIMA = 8;
    private static final int FRAMES_OF_MINIMUM = 12;
    private static final double LEAST_POWER = 1e-3;

    private final int[] edges = Arrays.stream(EDGES_HZ)
            .mapToInt(hz -> (int) Math.round(hz / BIN_HZ))
            .toArray();
    private final double[] smooth = new double[BANDS];
    private final double[][] minima = new double[MINIMA][BANDS];
    private int frames;
    private boolean speech;

    SpeechFinder() {
        for (double[] minimum : minima) {
            Arrays.fill(minimum, Double.MAX_VALUE);
        }
    }

    /** Whether the next frame is speech. */
    boolean next(SoundFrame frame, float[] power) {
        double score = 0;
        int current = frames / FRAMES_OF_MINIMUM % MINIMA;
        if (frames % FRAMES_OF_MINIMUM == 0) {
            Arrays.fill(minima[current], Double.MAX_VALUE);
        }
        for (int b = 0; b < BANDS; b++) {
            double sum = LEAST_POWER;
            for (int k = edges[b]; k < edges[b + 1]; k++) {
                sum += power[k] / (edges[b + 1] - edges[b]);
            }
            smooth[b] = frames == 0 ? sum : 0.6 * smooth[b] + 0.4 * sum;
            minima[current][b] = Math.min(minima[current][b], smooth[b]);
            double noise = Double.MAX_VALUE;
            for (double[] minimum : minima) {
                noise = Math.min(noise, minimum[b]);
            }
            score += Math.max(0, Math.min(30, 10 * Math.log10(smooth[b] / (2 * noise)))) / BANDS;
        }
        frames++;
        double voiced = frame.periodicity() > 0.5 ? 2 : 0;
        speech = score + voiced > (speech ? 3 : 5) && frame.levelDb() > -75;
        return speech;
    }
}
