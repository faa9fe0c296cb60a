package org.intone.backbone;

import java.util.List;

/** Arithmetic on the lengths of a tensor's axes, which a broken file may state as anything. */
final class TensorShapes {
    private TensorShapes() {}

    /** How many values a tensor has; -1 if a length is negative or there are 2^31 values or more. */
    static long count(List<Long> shape) {
        long count = 1;
        boolean empty = false;
        for (long length : shape) {
            if (length < 0 || length > Integer.MAX_VALUE) {
                return -1;
            }
            empty |= length == 0;
            // Lengths of 0 are passed over, since 2^31 may stand before or behind one.
            count = Math.min(count * Math.max(1, length), 1L << 31);
        }
        return empty ? 0 : count > Integer.MAX_VALUE ? -1 : count;
    }
}
