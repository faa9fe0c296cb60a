package org.intone.audio;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.intone.signal.Autocorrelation;
import org.intone.signal.Samples;
import org.intone.signal.Stft;
import org.intone.signal.Window;

/**
 * Measures what {@link SoundMeasures} holds, at 16 kHz, in frames of 32 ms every 16 ms.
 *
 * <pre>
 * level[t]  = 10 log10(mean of x^2 under a Hann window);  frame t sounds within 35 dB of the loudest
 * voiced[t] = sounds, and max over lags k of 2 .. 16.6 ms of (r[k] / r[0]) / (w[k] / w[0]) &gt; 0.5
 * </pre>
 *
 * r is the autocorrelation of 40 ms under a Hann window and w that of the window, as Boersma has it ("Accurate short-term analysis
 * of the fundamental frequency", 1993). Of a recording of more than a minute ten stretches of 6 s are measured, evenly spread, so
 * that an hour costs no more. NaN counts as 0; what is shorter than a frame is padded with zeros. For one thread at a time.
 */
public final class SoundMeter {
    private static final int RATE = 16_000;
    private static final int FRAME = 512;
    private static final int HOP = 256;
    private static final int PITCH_FRAME = 640;
    private static final int LEAST_LAG = 32;
    private static final int MOST_LAG = 266;
    private static final double VOICED = 0.5;
    private static final double SOUNDING_DB = 35;
    private static final double LEAST_POWER = 1e-12;
    private static final double BIN_HZ = (double) RATE / FRAME;
    private static final int PIECES = 10;
    private static final int PIECE_SECONDS = 6;
    private static final int WHOLE_SECONDS = PIECES * PIECE_SECONDS;

    private final Stft stft = new Stft(FRAME, HOP, Window.HANN);
    private final Autocorrelation correlation = new Autocorrelation(PITCH_FRAME, MOST_LAG);
    private final double[] window = Window.HANN.preciseValues(PITCH_FRAME);
    private final double[] ofWindow = new double[MOST_LAG + 1];
    private final double[] pitchFrame = new double[PITCH_FRAME];
    private final double[] r = new double[MOST_LAG + 1];
    private final float[] power = new float[FRAME / 2 + 1];

    /** Makes the tables. */
    public SoundMeter() {
        correlation.applyInto(window, ofWindow);
    }

    /** One frame's powers and the highest share of itself that it repeats. */
    private record FrameFacts(double levelDb, double lowDb, double highDb, double periodicity) {}

    /** Measures a recording of any rate and length. */
    public SoundMeasures measure(Waveform waveform) {
        float peak = Samples.peak(Samples.finite(waveform.samples()));
        FrameFacts[] frames = waveform.durationSeconds() <= WHOLE_SECONDS ? frames(waveform, 0) : pieces(waveform);
        double loudest =
                Arrays.stream(frames).mapToDouble(FrameFacts::levelDb).max().orElseThrow();
        FrameFacts[] sounding = Arrays.stream(frames)
                .filter(frame -> frame.levelDb > loudest - SOUNDING_DB)
                .toArray(FrameFacts[]::new);
        double low =
                Arrays.stream(sounding).mapToDouble(FrameFacts::lowDb).max().orElseThrow();
        double high =
                Arrays.stream(sounding).mapToDouble(FrameFacts::highDb).max().orElseThrow();
        long voiced = Arrays.stream(sounding)
                .filter(frame -> frame.periodicity > VOICED)
                .count();
        double[] levels =
                Arrays.stream(frames).mapToDouble(FrameFacts::levelDb).sorted().toArray();
        double part = waveform.durationSeconds() <= WHOLE_SECONDS ? 1 : waveform.durationSeconds() / WHOLE_SECONDS;
        return new SoundMeasures(
                Math.max(-120, 20 * Math.log10(Math.max(peak, 1e-6))),
                high - low,
                levels[(int) (0.95 * (levels.length - 1))] - levels[(int) (0.05 * (levels.length - 1))],
                part * voiced * HOP / RATE,
                deviation(sounding));
    }

    private FrameFacts[] pieces(Waveform waveform) {
        int length = PIECE_SECONDS * waveform.sampleRate();
        long spare = (long) waveform.length() - length;
        return IntStream.range(0, PIECES)
                .mapToObj(i -> {
                    int from = (int) (i * spare / (PIECES - 1));
                    float[] piece = Arrays.copyOfRange(waveform.samples(), from, from + length);
                    return frames(waveform.withSamples(piece), 2);
                })
                .flatMap(Arrays::stream)
                .toArray(FrameFacts[]::new);
    }

    /** All frames but so many at each end, where a cut sounds like a click. */
    private FrameFacts[] frames(Waveform waveform, int edge) {
        float[] samples = Samples.finite(waveform.atRate(RATE).samples());
        float[] padded = samples.length < PITCH_FRAME ? Arrays.copyOf(samples, PITCH_FRAME) : samples;
        FrameFacts[] frames = new FrameFacts[stft.frames(padded.length) - 2 * edge];
        for (int t = 0; t < frames.length; t++) {
            frames[t] = frame(padded, t + edge);
        }
        return frames;
    }

    private FrameFacts frame(float[] samples, int t) {
        stft.powerInto(samples, t, power);
        double total = 0;
        for (int k = 1; k < power.length; k++) {
            total += power[k];
        }
        // Parseval, and the mean square 3/8 of a Hann window.
        double mean = 2 * total / (FRAME * (double) FRAME * 0.375);
        return new FrameFacts(
                decibels(mean), decibels(band(500, 3100)), decibels(band(4600, 7600)), periodicity(samples, t));
    }

    private double band(double fromHz, double toHz) {
        int from = (int) Math.ceil(fromHz / BIN_HZ);
        int to = (int) (toHz / BIN_HZ);
        double sum = 0;
        for (int k = from; k <= to; k++) {
            sum += power[k];
        }
        return sum / (to - from + 1);
    }

    private double periodicity(float[] samples, int t) {
        int start = t * HOP - PITCH_FRAME / 2;
        double mean = 0;
        for (int n = 0; n < PITCH_FRAME; n++) {
            int at = start + n;
            pitchFrame[n] = at >= 0 && at < samples.length ? samples[at] : 0;
            mean += pitchFrame[n] / PITCH_FRAME;
        }
        for (int n = 0; n < PITCH_FRAME; n++) {
            pitchFrame[n] = (pitchFrame[n] - mean) * window[n];
        }
        correlation.applyInto(pitchFrame, r);
        double highest = 0;
        for (int k = LEAST_LAG; k <= MOST_LAG; k++) {
            highest = Math.max(highest, r[k] / ofWindow[k]);
        }
        return r[0] > 0 ? highest * ofWindow[0] / r[0] : 0;
    }

    private static double deviation(FrameFacts[] frames) {
        double mean =
                Arrays.stream(frames).mapToDouble(FrameFacts::levelDb).average().orElse(0);
        double squares = Arrays.stream(frames)
                .mapToDouble(frame -> (frame.levelDb - mean) * (frame.levelDb - mean))
                .average()
                .orElse(0);
        return Math.sqrt(squares);
    }

    private static double decibels(double power) {
        return 10 * Math.log10(Math.max(LEAST_POWER, power));
    }
}
