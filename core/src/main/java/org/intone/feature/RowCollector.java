package org.intone.feature;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keeps the rows of a stream whose length is not known before its end: in blocks, since an array that grows takes three times as
 * much memory. For one thread.
 */
final class RowCollector implements RowSink {
    private static final int BLOCK_ROWS = 4096;

    private final int features;
    private final Deque<float[]> blocks = new ArrayDeque<>();
    private int rows;

    RowCollector(int features) {
        this.features = features;
    }

    @Override
    public void accept(long t, float[] row) {
        int within = rows % BLOCK_ROWS;
        if (within == 0) {
            blocks.add(new float[BLOCK_ROWS * features]);
        }
        System.arraycopy(row, 0, blocks.getLast(), within * features, features);
        rows++;
    }

    /** The number of rows so far. */
    int rows() {
        return rows;
    }

    /** Gives up the first rows, {@code values[t * features + d]}, and forgets all. */
    float[] take(int first) {
        float[] values = new float[Math.multiplyExact(first, features)];
        for (int at = 0; at < values.length; at += BLOCK_ROWS * features) {
            float[] block = blocks.remove();
            System.arraycopy(block, 0, values, at, Math.min(block.length, values.length - at));
        }
        blocks.clear();
        rows = 0;
        return values;
    }
}
