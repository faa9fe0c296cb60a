package org.intone.audio;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.intone.signal.Samples;

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
    private static final double VOICED = 0.5;
    private static final double SOUNDING_DB = 35;
    private static final int PIECES = 10;
    private static final int PIECE_SECONDS = 6;
    private static final int WHOLE_SECONDS = PIECES * PIECE_SECONDS;

    private final SoundFrameMaker maker = new SoundFrameMaker();

    /** Measures a recording of any rate and length. */
    public SoundMeasures measure(Waveform waveform) {
        float peak = Samples.peak(Samples.finite(waveform.samples()));
        SoundFrame[] frames = waveform.durationSeconds() <= WHOLE_SECONDS ? frames(waveform, 0) : pieces(waveform);
        double part = waveform.durationSeconds() <= WHOLE_SECONDS ? 1 : waveform.durationSeconds() / WHOLE_SECONDS;
        return measures(peak, frames, part);
    }

    /**
     * The measures of a part of a longer sound.
     *
     * @param peak the loudest magnitude in it
     * @param frames in it, of {@link SoundFrameStream}; one at least
     */
    public static SoundMeasures measures(float peak, SoundFrame[] frames) {
        return measures(peak, frames, 1);
    }

    private static SoundMeasures measures(float peak, SoundFrame[] frames, double part) {
        double loudest =
                Arrays.stream(frames).mapToDouble(SoundFrame::levelDb).max().orElseThrow();
        SoundFrame[] sounding = Arrays.stream(frames)
                .filter(frame -> frame.levelDb() > loudest - SOUNDING_DB)
                .toArray(SoundFrame[]::new);
        double low =
                Arrays.stream(sounding).mapToDouble(SoundFrame::lowDb).max().orElseThrow();
        double high =
                Arrays.stream(sounding).mapToDouble(SoundFrame::highDb).max().orElseThrow();
        long voiced = Arrays.stream(sounding)
                .filter(frame -> frame.periodicity() > VOICED)
                .count();
        double[] levels =
                Arrays.stream(frames).mapToDouble(SoundFrame::levelDb).sorted().toArray();
        return new SoundMeasures(
                Math.max(-120, 20 * Math.log10(Math.max(peak, 1e-6))),
                high - low,
                levels[(int) (0.95 * (levels.length - 1))] - levels[(int) (0.05 * (levels.length - 1))],
                part * voiced * SoundFrameMaker.HOP / SoundFrameMaker.RATE,
                deviation(sounding));
    }

    private SoundFrame[] pieces(Waveform waveform) {
        int length = PIECE_SECONDS * waveform.sampleRate();
        long spare = (long) waveform.length() - length;
        return IntStream.range(0, PIECES)
                .mapToObj(i -> {
                    int from = (int) (i * spare / (PIECES - 1));
                    float[] piece = Arrays.copyOfRange(waveform.samples(), from, from + length);
                    return frames(waveform.withSamples(piece), 2);
                })
                .flatMap(Arrays::stream)
                .toArray(SoundFrame[]::new);
    }

    /** All frames but so many at each end, where a cut sounds like a click. */
    private SoundFrame[] frames(Waveform waveform, int edge) {
        float[] samples = Samples.finite(waveform.atRate(SoundFrameMaker.RATE).samples());
        float[] padded = samples.length < SoundFrameMaker.PITCH_FRAME
                ? Arrays.copyOf(samples, SoundFrameMaker.PITCH_FRAME)
                : samples;
        SoundFrame[] frames = new SoundFrame[maker.frames(padded.length) - 2 * edge];
        for (int t = 0; t < frames.length; t++) {
            frames[t] = maker.frame(padded, t + edge);
        }
        return frames;
    }

    private static double deviation(SoundFrame[] frames) {
        double mean =
                Arrays.stream(frames).mapToDouble(SoundFrame::levelDb).average().orElse(0);
        double squares = Arrays.stream(frames)
                .mapToDouble(frame -> (frame.levelDb() - mean) * (frame.levelDb() - mean))
                .average()
                .orElse(0);
        return Math.sqrt(squares);
    }
}
