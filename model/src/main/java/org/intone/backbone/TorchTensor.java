package org.intone.backbone;

import java.util.List;

/**
 * Where the values of a tensor lie, as a pickle says it: value {@code [i, j, ...]} is number
 * {@code offset + i strides[0] + j strides[1] + ...} of the storage.
 *
 * @param storage the numbers, which other tensors may share
 * @param offset of the first value, in numbers
 * @param shape the length of each axis
 * @param strides as many as there are axes
 */
record TorchTensor(Storage storage, long offset, List<Long> shape, List<Long> strides) {
    /**
     * Numbers in an entry of the zip.
     *
     * @param type how they are stored
     * @param key the last part of the entry's name
     * @param count how many the pickle says there are
     */
    record Storage(TensorType type, String key, long count) {}

    /** How many numbers of the storage the tensor reaches over; -1 if what the pickle says is impossible. */
    long span() {
        long count = TensorShapes.count(shape);
        if (count < 0 || storage.count() > Integer.MAX_VALUE || strides.size() != shape.size()) {
            return -1;
        }
        if (offset < 0 || offset > storage.count() - Math.min(1, count)) {
            return -1;
        }
        long span = Math.min(1, count);
        for (int axis = 0; axis < shape.size() && span > 0; axis++) {
            long stride = strides.get(axis);
            if (stride < 0 || stride > storage.count()) {
                return -1;
            }
            // Both factors are below 2^31, so nothing overflows.
            span += (shape.get(axis) - 1) * stride;
            if (span > storage.count() - offset) {
                return -1;
            }
        }
        // A tensor that shows a number twice could be larger than its file.
        return count > span ? -1 : span;
    }

    /** The values in order, the last axis running fastest, out of the numbers that the tensor reaches over. */
    float[] gather(float[] reach) {
        float[] values = new float[(int) TensorShapes.count(shape)];
        long[] index = new long[shape.size()];
        int from = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = reach[from];
            for (int axis = index.length - 1; axis >= 0; axis--) {
                from += (int) (long) strides.get(axis);
                if (++index[axis] < shape.get(axis)) {
                    break;
                }
                from -= (int) (shape.get(axis) * strides.get(axis));
                index[axis] = 0;
            }
        }
        return values;
    }
}
