package org.intone.feature;

import java.util.Arrays;
import org.intone.signal.SampleSink;
import org.intone.signal.Samples;

/**
 * Computes {@code egemaps@1} while the sound comes in, block by block: {@link Recipes#EGEMAPS} for a recording of any length.
 *
 * <pre>
 * frame t: samples 160 t .. 160 t + 319 (20 ms), and 160 t - 320 .. 160 t + 639 (60 ms); zeros before and after the recording
 * frames: 1 + floor((samples - 320) / 160), 1 of fewer than 320 samples
 * </pre>
 *
 * However the samples are cut into blocks, the values are the same to the last bit. Apart from the descriptors (11 kB a
 * second) the memory is fixed, about 300 kB. NaN and infinite samples are minded. For one thread and one recording.
 */
public final class EgemapsStream implements SampleSink {
    private static final int HOP = 160;
    private static final int BEFORE = 320;
    private static final int AFTER = EgemapsVoice.FRAME_SAMPLES - BEFORE;
    private static final int RING = EgemapsPath.LAG + 1;
    private static final int CAPACITY = 16_384;

    private final EgemapsSeries series = new EgemapsSeries();
    private final EgemapsSpectrum spectrum = new EgemapsSpectrum();
    private final EgemapsFormants formants = new EgemapsFormants();
    private final EgemapsVoice voice = new EgemapsVoice();
    private final EgemapsPath path = new EgemapsPath();
    private final EgemapsPeriods periods = new EgemapsPeriods();
    private final float[][] powers = new float[RING][EgemapsVoice.FFT_SIZE / 2 + 1];
    private final float[] buffer = new float[CAPACITY];
    private long bufferStart = -BEFORE;
    private int filled = BEFORE;
    private long received;
    private boolean finished;

    /** Takes the next samples, at 16 kHz. */
    @Override
    public void accept(float[] block, int offset, int count) {
        if (finished) {
            throw new IllegalStateException("accept must come before finish");
        }
        received += count;
        take(block, offset, count);
    }

    /** Ends the recording: its one row of 88 parameters. */
    public FeatureMatrix finish() {
        float[] row = EgemapsRow.of(descriptors());
        return new FeatureMatrix(row, 1, row.length);
    }

    /** Ends the recording: the descriptors of all of it. */
    EgemapsSeries descriptors() {
        if (!finished) {
            finished = true;
            int frames = received < EgemapsSpectrum.FRAME_SAMPLES
                    ? 1
                    : (int) (1 + (received - EgemapsSpectrum.FRAME_SAMPLES) / HOP);
            // Zeros until the last frame is whole.
            int needed = (int) Math.max(0, (long) (frames - 1) * HOP + AFTER - received);
            take(new float[needed], 0, needed);
            for (int t = Math.max(0, frames - EgemapsPath.LAG); t < frames; t++) {
                decide(t);
            }
            series.finish();
        }
        return series;
    }

    private void take(float[] samples, int from, int count) {
        int taken = 0;
        while (taken < count) {
            int part = Math.min(count - taken, CAPACITY - filled);
            for (int n = 0; n < part; n++) {
                buffer[filled + n] = Samples.finite(samples[from + taken + n]);
            }
            filled += part;
            taken += part;
            while ((long) series.frames() * HOP + AFTER <= bufferStart + filled) {
                frame();
            }
            discard();
        }
    }

    private void frame() {
        int t = series.frames();
        series.grow();
        int start = at(t);
        spectrum.analyse(buffer, start + BEFORE, series, t);
        formants.analyse(spectrum.power(), series, t);
        voice.analyse(buffer, start, powers[t % RING]);
        path.push(voice);
        if (t >= EgemapsPath.LAG) {
            decide(t - EgemapsPath.LAG);
        }
    }

    /** Where the 60 ms of a frame begin in the buffer. */
    private int at(int t) {
        return (int) ((long) t * HOP - BEFORE - bufferStart);
    }

    /** Chooses F0 of a frame, and measures the voice if it has one. */
    private void decide(int t) {
        path.walkBack(series.frames() - 1 - t);
        double hz = path.hz();
        if (Double.isNaN(hz)) {
            return;
        }
        double r = Math.min(1 - 1e-10, path.strength());
        series.set(EgemapsDescriptor.F0, t, Math.max(1, 12 * Math.log(hz / 27.5) / Math.log(2)));
        series.set(EgemapsDescriptor.HNR, t, 10 * Math.log10(r / (1 - r)));
        periods.analyse(buffer, at(t), EgemapsSpectrum.RATE / hz);
        series.set(EgemapsDescriptor.JITTER, t, periods.jitter());
        series.set(EgemapsDescriptor.SHIMMER, t, periods.shimmerDb());
        EgemapsHarmonics.analyse(powers[t % RING], hz, series, t);
    }

    /** Forgets what no undecided frame needs. */
    private void discard() {
        if (filled < CAPACITY) {
            return;
        }
        int undecided = Math.max(0, series.frames() - EgemapsPath.LAG);
        int gone = Math.max(0, at(undecided));
        System.arraycopy(buffer, gone, buffer, 0, filled - gone);
        filled -= gone;
        bufferStart += gone;
        Arrays.fill(buffer, filled, CAPACITY, 0);
    }
}
