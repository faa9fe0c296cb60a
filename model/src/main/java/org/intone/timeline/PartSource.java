package org.intone.timeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.function.DoubleConsumer;

/** The parts of all channels of a recording, read as they are asked for. Can be gone through once, by one thread. */
final class PartSource implements Iterator<PartSource.ChannelPart> {
    /** A part, and the channel from 0 that it is of. */
    record ChannelPart(int channel, Part part) {}

    private final ChannelBlocks blocks;
    private final DoubleConsumer secondsDone;
    private final List<SpeechCutter> cutters = new ArrayList<>();
    private final Queue<ChannelPart> found = new ArrayDeque<>();
    private final float[][] samples;
    private boolean ended;

    PartSource(ChannelBlocks blocks, int recipeRate, TimelineSettings settings, DoubleConsumer secondsDone) {
        this.blocks = blocks;
        this.secondsDone = secondsDone;
        this.samples = new float[blocks.channels()][ChannelBlocks.BLOCK];
        for (int c = 0; c < samples.length; c++) {
            int channel = c;
            cutters.add(new SpeechCutter(
                    blocks.sampleRate(),
                    recipeRate,
                    settings,
                    false,
                    part -> found.add(new ChannelPart(channel, part))));
        }
    }

    @Override
    public boolean hasNext() {
        while (found.isEmpty() && !ended) {
            read();
        }
        return !found.isEmpty();
    }

    private void read() {
        int count;
        try {
            count = blocks.read(samples);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ended = count < 0;
        for (int c = 0; c < samples.length; c++) {
            if (ended) {
                cutters.get(c).finish();
            } else {
                cutters.get(c).accept(samples[c], 0, count);
            }
        }
        secondsDone.accept(seconds());
    }

    @Override
    public ChannelPart next() {
        if (!hasNext()) {
            throw new NoSuchElementException("all parts were taken");
        }
        return found.remove();
    }

    /** How much was read. */
    double seconds() {
        return (double) cutters.get(0).taken() / blocks.sampleRate();
    }

    /** Whether all of a channel is silence. */
    boolean silent(int channel) {
        return cutters.get(channel).silent();
    }
}
