package org.intone.signal;

import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Changes the sample rate of a signal by a band-limited, linear-phase filter, for any two rates.
 *
 * <pre>
 * y[m] = sum over n of x[n] g(m * from / to - n),    m = 0 .. ceil(length * to / from) - 1
 * g(t) = a sinc(a t) w(t),   a = 0.9568 min(1, to / from),   w a Kaiser window, see {@link PolyphaseTable}
 * </pre>
 *
 * No delay: sample 0 of both signals lies at the same time. The signal counts as 0 before its beginning and after its end.
 * Silence stays exact silence; the empty signal stays empty; a sample that is not finite spoils the outputs within the
 * filter's reach (100 periods of the lower rate on either side) and no others.
 *
 * <p>Against the lower of the two Nyquist frequencies the pass band goes to 0.9136 with a ripple below 0.0001 dB and the stop
 * band begins at 1 with 120 dB, as soxr's quality HQ has it. Checked against an evaluation of the formula in double precision,
 * and against soxr 0.1.3 through librosa 0.11 (resample, {@code soxr_hq}).
 *
 * <p>Immutable; one instance serves all threads.
 *
 * <ol>
 *   <li>R. E. Crochiere, L. R. Rabiner: Multirate Digital Signal Processing. Prentice-Hall 1983, chapter 4.
 *   <li>J. O. Smith: Digital Audio Resampling. CCRMA, Stanford 2002 (interpolation between phases).
 * </ol>
 */
public final class Resampler {
    private static final int KEPT = 32;
    private static final Map<Long, Resampler> MADE = new ConcurrentHashMap<>();

    /** With fewer outputs of a phase, moving the samples into vectors costs more than vectors save. */
    private static final int LEAST_FOR_VECTORS = 32;

    private final PolyphaseTable table;
    private final boolean suitsBlocks;

    /** Blocks that are not in use; never more than threads that resampled at the same time, and none where memory is short. */
    private final Queue<SoftReference<ResamplerBlocks>> idle = new ConcurrentLinkedQueue<>();

    private Resampler(PolyphaseTable table) {
        this.table = table;
        this.suitsBlocks = ResamplerBlocks.suits(table);
    }

    /**
     * The resampler from one rate to another, with tables that are made once and shared.
     *
     * @param from rate of the input in Hz, positive, at most 256 times {@code to}
     * @param to rate of the output in Hz, positive
     */
    public static Resampler of(int from, int to) {
        if (from <= 0 || to <= 0 || from / to >= PolyphaseTable.MAX_DECIMATION) {
            throw new IllegalArgumentException("rates must be positive and from less than "
                    + PolyphaseTable.MAX_DECIMATION + " times to, were from " + from + " to " + to);
        }
        long pair = (long) from << Integer.SIZE | to;
        Resampler made = MADE.get(pair);
        if (made == null) {
            made = new Resampler(PolyphaseTable.of(from, to));
            if (MADE.size() < KEPT) {
                MADE.put(pair, made);
            }
        }
        return made;
    }

    /**
     * Resamples a whole signal.
     *
     * @return a new array of {@code ceil(in.length * to / from)} samples
     */
    public float[] resample(float[] in) {
        float[] out = new float[outputLength(in.length)];
        resampleInto(in, out);
        return out;
    }

    /**
     * Resamples a whole signal.
     *
     * @param out takes {@link #outputLength} samples, its length; another array than {@code in}
     */
    public void resampleInto(float[] in, float[] out) {
        if (out.length != outputLength(in.length)) {
            throw new IllegalArgumentException(
                    "out must hold " + outputLength(in.length) + " samples, were " + out.length);
        }
        if (table.up() == table.down()) {
            System.arraycopy(in, 0, out, 0, in.length);
        } else if (out.length < leastOutputs()) {
            PolyphaseLoops.run(table, in, out, table.isExact() && out.length >= (long) LEAST_FOR_VECTORS * table.up());
        } else {
            runLong(in, out);
        }
    }

    /** Fills {@code out} from its first output on, as it is filled where there are at least {@link #leastOutputs}. */
    void runLong(float[] in, float[] out) {
        if (!suitsBlocks) {
            PolyphaseLoops.run(table, in, out, table.isExact());
            return;
        }
        SoftReference<ResamplerBlocks> reference = idle.poll();
        ResamplerBlocks blocks = reference == null ? null : reference.get();
        if (blocks == null) {
            blocks = new ResamplerBlocks(table);
            reference = new SoftReference<>(blocks);
        }
        blocks.run(in, out);
        idle.add(reference);
    }

    /** The outputs from which on all are computed in one way, whatever their number. */
    long leastOutputs() {
        return suitsBlocks ? ResamplerBlocks.leastOutputs(table) : (long) LEAST_FOR_VECTORS * table.up();
    }

    /** How many times {@code down} inputs lie between the places at which the computation can be cut. */
    int unitsOfCut() {
        return suitsBlocks ? ResamplerBlocks.hop(table) : 1;
    }

    PolyphaseTable table() {
        return table;
    }

    /** The samples that a signal of so many has at the other rate: {@code ceil(inputLength * to / from)}. */
    public int outputLength(int inputLength) {
        long length = ((long) inputLength * table.up() + table.down() - 1) / table.down();
        if (length > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("the output must fit an array, would have " + length + " samples");
        }
        return (int) length;
    }
}
