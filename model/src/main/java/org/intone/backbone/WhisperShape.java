package org.intone.backbone;

/**
 * The sizes of a Whisper encoder.
 *
 * <pre>
 *          bands  width  heads  blocks  hidden
 * tiny        80    384      6       4    1536
 * base        80    512      8       6    2048
 * small       80    768     12      12    3072
 * </pre>
 *
 * @param bands of the log-mel spectrum
 * @param width of the vector that stands for 20 ms
 * @param heads of attention, a divisor of the width
 * @param blocks Transformer blocks
 * @param hidden units between the two layers of a block's network
 * @param positions vectors that a clip has at most: 1,500 for 30 s
 */
record WhisperShape(int bands, int width, int heads, int blocks, int hidden, int positions) {
    /** The width of a head in every Whisper that was published. */
    static final int PUBLISHED_HEAD_WIDTH = 64;

    WhisperShape {
        if (heads < 1 || width % heads != 0) {
            throw new IllegalArgumentException(
                    "heads must be 1 or more and divide the width " + width + ", was " + heads);
        }
    }

    /** The width of one head. */
    int headWidth() {
        return width / heads;
    }
}
