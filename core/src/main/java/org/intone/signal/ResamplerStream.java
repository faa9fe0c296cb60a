package org.intone.signal;

/**
 * Changes the sample rate of a signal that comes in blocks of any size; what comes out is what {@link Resampler} makes of the
 * whole signal, bit for bit.
 *
 * <pre>
 * lead: the inputs before a chunk that its first output needs; it and a chunk are whole numbers of cuts
 * known = lead, chunk, taps - before + down more  ->  lead / down * up outputs that are dropped, chunk / down * up that are passed on
 * </pre>
 *
 * Keeps one chunk of up to 32,768 samples, or more where {@code down} is large: the rates in lowest terms are up / down. For one
 * thread.
 *
 * <p>{@link #soon} passes outputs on after 60 ms instead, for who waits for them.
 */
public final class ResamplerStream implements SampleSink {
    private static final int CHUNK = 1 << 15;
    private static final long SOON_MILLISECONDS = 60;

    private final Resampler resampler;
    private final PolyphaseTable table;
    private final SampleSink sink;
    private final int lead;
    private final int chunk;
    private final boolean alwaysLong;
    private final float[] known;
    private int used;
    private long taken;
    private long passed;

    /**
     * Starts a signal.
     *
     * @param from rate of the input in Hz
     * @param to rate of the output in Hz
     * @param sink takes the outputs
     */
    public ResamplerStream(int from, int to, SampleSink sink) {
        // Below this the resampler of whole signals may take another loop, whose sums are rounded otherwise.
        this(Resampler.of(from, to), sink, Math.max(leastInputs(Resampler.of(from, to)), CHUNK), false);
    }

    private ResamplerStream(Resampler resampler, SampleSink sink, long leastChunk, boolean alwaysLong) {
        this.resampler = resampler;
        this.table = resampler.table();
        this.sink = sink;
        this.alwaysLong = alwaysLong;
        int cut = Math.multiplyExact(table.down(), resampler.unitsOfCut());
        this.lead = (table.before() + cut - 1) / cut * cut;
        this.chunk = Math.multiplyExact(cut, Math.max(1, Math.toIntExact(leastChunk / cut)));
        this.known = new float[lead + chunk + table.taps() - table.before() + table.down()];
        this.used = lead;
    }

    private static long leastInputs(Resampler resampler) {
        PolyphaseTable table = resampler.table();
        long cut = (long) table.down() * resampler.unitsOfCut();
        return (resampler.leastOutputs() / table.up() * table.down() / cut + 1) * cut;
    }

    /**
     * Starts a signal whose outputs are passed on after about 60 ms of it, or after as much as lies between two places at which the
     * computation can be cut (0.14 s at most for usual rates). Whatever the blocks, outputs are the same, bit for bit; they are those of
     * {@link Resampler} but for signals so short that it takes other loops for them, whose sums differ by rounding.
     */
    public static ResamplerStream soon(int from, int to, SampleSink sink) {
        return new ResamplerStream(Resampler.of(from, to), sink, from * SOON_MILLISECONDS / 1000, true);
    }

    /** The same outputs as those of {@link #soon}, passed on later, for half of the work: up to 2 s. */
    public static ResamplerStream late(int from, int to, SampleSink sink) {
        return new ResamplerStream(Resampler.of(from, to), sink, Math.min(CHUNK, 2L * from), true);
    }

    @Override
    public void accept(float[] block, int offset, int count) {
        taken += count;
        if (table.up() == table.down()) {
            sink.accept(block, offset, count);
            return;
        }
        for (int done = 0; done < count; ) {
            int more = Math.min(count - done, known.length - used);
            System.arraycopy(block, offset + done, known, used, more);
            used += more;
            done += more;
            if (used == known.length) {
                passChunk();
            }
        }
    }

    /** Ends the signal: passes on the outputs that reach beyond it. Nothing may come after. */
    public void finish() {
        if (table.up() == table.down()) {
            return;
        }
        if (passed == 0 && !alwaysLong) {
            float[] whole = new float[used - lead];
            System.arraycopy(known, lead, whole, 0, whole.length);
            float[] out = resampler.resample(whole);
            sink.accept(out, 0, out.length);
            return;
        }
        long outputs = (taken * table.up() + table.down() - 1) / table.down();
        float[] rest = new float[used];
        System.arraycopy(known, 0, rest, 0, used);
        pass(rest, (int) (outputs - passed));
    }

    private void passChunk() {
        pass(known, chunk / table.down() * table.up());
        System.arraycopy(known, chunk, known, 0, known.length - chunk);
        used = known.length - chunk;
    }

    private void pass(float[] in, int outputs) {
        int dropped = lead / table.down() * table.up();
        float[] out = new float[dropped + outputs];
        resampler.runLong(in, out);
        sink.accept(out, dropped, outputs);
        passed += outputs;
    }
}
