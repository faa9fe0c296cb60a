package org.intone.timeline;

import java.util.Arrays;
import org.intone.audio.SoundFrame;
import org.intone.audio.SoundFrameStream;

/**
 * Tells frames of speech from others by how far they stand out of the noise, and by their pitch.
 *
 * <pre>
 * rise[t]  = mean over 20 bands of 10 log10(power / noise), from 0 to 20 dB          noise of {@link NoiseFloor}
 * score[t] = (rise[t] + 8 max(0, periodicity[t] - 0.4)) * audible[t],  then its mean over 5 frames
 * audible  = 0 at 40 dB below the level that 3 % of the last 10 s exceed, or lower; 1 at 35 dB
 * low, high = what 10 % and 95 % of the scores of the last 10 s stay below
 * on  = max(low + 0.5, 1.2, min(4, low + 0.23 (high - low)))
 * off = low + 0.5 (on - low)
 * </pre>
 *
 * A frame is speech from {@code on} upwards, and after such a one from {@code off} upwards. The threshold lies between the two heaps
 * of the scores, so that it is low in steady noise and high where others talk. The first half second is held back: it is where the
 * noise is learned from first, with frames that have a pitch counted as 10 dB above it, since a recording may begin with speech.
 *
 * <p>Answers come 2 frames late. For one signal and thread; its memory does not grow. {@code docs/timelines.md} has what it was
 * measured to do.
 */
final class SpeechFinder {
    /** Takes the answers, in order. */
    @FunctionalInterface
    interface Sink {
        void accept(boolean speech);
    }

    private static final double BIN_HZ = (double) SoundFrameStream.SAMPLE_RATE / (2 * (SoundFrameStream.BINS - 1));

    /** About those of Zwicker's critical bands. */
    private static final double[] EDGES_HZ = {
        100, 200, 300, 400, 510, 630, 770, 920, 1080, 1270, 1480, 1720, 2000, 2320, 2700, 3150, 3700, 4400, 5300, 6400,
        7700
    };

    private static final int BANDS = EDGES_HZ.length - 1;
    /** That of white noise at -80 dB of full scale: what digital silence counts as. */
    private static final double LEAST_POWER = 2e-6;

    private static final int START_FRAMES = 32;
    private static final double PITCHED_START = 0.6;
    private static final double PITCHED_ABOVE_NOISE = 10;
    private static final double MOST_RISE_DB = 20;
    private static final double PITCH_WEIGHT = 8;
    private static final double LEAST_PERIODICITY = 0.4;
    private static final double AUDIBLE_DB = 40;
    private static final double AUDIBLE_SLOPE_DB = 5;
    private static final double LOUD_SHARE = 0.97;
    private static final int KEPT_FRAMES = 625;
    private static final int SPAN = 5;
    private static final double LOW_SHARE = 0.1;
    private static final double HIGH_SHARE = 0.95;
    private static final double LEAST_MARGIN = 0.5;
    private static final double LEAST_ON = 1.2;
    private static final double MOST_ON = 4;
    private static final double ON_SHARE = 0.23;
    private static final double OFF_SHARE = 0.5;

    /** One frame of the beginning. */
    private static final class Start {
        private final double[] bands;
        private final SoundFrame frame;

        Start(double[] bands, SoundFrame frame) {
            this.bands = bands;
            this.frame = frame;
        }
    }

    private final Sink sink;
    private final int[] edges = Arrays.stream(EDGES_HZ)
            .mapToInt(hz -> (int) Math.round(hz / BIN_HZ))
            .toArray();
    private final double[] bands = new double[BANDS];
    private final Start[] start = new Start[START_FRAMES];
    private final RunningShare levels = new RunningShare(-120, 130, 1, KEPT_FRAMES);
    private final RunningShare means = new RunningShare(0, 40, 0.1, KEPT_FRAMES);
    private final double[] scores = new double[SPAN];
    private NoiseFloor noise;
    private int started;
    private long scored;
    private long decided;
    private boolean speech;

    SpeechFinder(Sink sink) {
        this.sink = sink;
    }

    /**
     * Takes the next frame.
     *
     * @param power of {@link SoundFrameStream}
     */
    void next(SoundFrame frame, float[] power) {
        for (int b = 0; b < BANDS; b++) {
            double sum = 0;
            for (int k = edges[b]; k < edges[b + 1]; k++) {
                sum += power[k];
            }
            bands[b] = LEAST_POWER + sum / (edges[b + 1] - edges[b]);
        }
        if (noise != null) {
            score(bands, frame);
            return;
        }
        start[started] = new Start(bands.clone(), frame);
        started++;
        if (started == START_FRAMES) {
            begin();
        }
    }

    /** Ends the signal: gives the answers that are left. */
    void finish() {
        if (noise == null && started > 0) {
            begin();
        }
        while (decided < scored) {
            decide();
        }
    }

    private void begin() {
        double[] least = new double[BANDS];
        Arrays.fill(least, Double.MAX_VALUE);
        double[] smooth = start[0].bands.clone();
        for (int t = 0; t < started; t++) {
            double share = start[t].frame.periodicity() > PITCHED_START ? 1 / PITCHED_ABOVE_NOISE : 1;
            for (int b = 0; b < BANDS; b++) {
                smooth[b] = (smooth[b] + start[t].bands[b]) / 2;
                least[b] = Math.min(least[b], share * smooth[b]);
            }
        }
        noise = new NoiseFloor(start[0].bands, least);
        for (int t = 0; t < started; t++) {
            score(start[t].bands, start[t].frame);
            start[t] = null;
        }
    }

    private void score(double[] power, SoundFrame frame) {
        noise.next(power);
        double rise = 0;
        for (int b = 0; b < BANDS; b++) {
            double db = 10 * Math.log10(power[b] / noise.of(b));
            rise += Math.max(0, Math.min(MOST_RISE_DB, db)) / BANDS;
        }
        levels.add(frame.levelDb());
        double aboveInaudible = frame.levelDb() - (levels.below(LOUD_SHARE) - AUDIBLE_DB);
        double audible = Math.max(0, Math.min(1, aboveInaudible / AUDIBLE_SLOPE_DB));
        double pitch = PITCH_WEIGHT * Math.max(0, frame.periodicity() - LEAST_PERIODICITY);
        scores[(int) (scored % SPAN)] = (rise + pitch) * audible;
        scored++;
        if (scored > SPAN / 2) {
            decide();
        }
    }

    private void decide() {
        long from = Math.max(0, decided - SPAN / 2);
        long to = Math.min(scored - 1, decided + SPAN / 2);
        double sum = 0;
        for (long t = from; t <= to; t++) {
            sum += scores[(int) (t % SPAN)];
        }
        decided++;
        double mean = sum / (to - from + 1);
        means.add(mean);
        double low = means.below(LOW_SHARE);
        double between = low + ON_SHARE * (means.below(HIGH_SHARE) - low);
        double on = Math.max(low + LEAST_MARGIN, Math.max(LEAST_ON, Math.min(MOST_ON, between)));
        speech = mean >= (speech ? low + OFF_SHARE * (on - low) : on);
        sink.accept(speech);
    }
}
