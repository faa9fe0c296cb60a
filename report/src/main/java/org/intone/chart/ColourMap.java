package org.intone.chart;

import java.awt.image.IndexColorModel;

/**
 * The colours of spectrograms, from little to much: viridis, whose lightness rises evenly, so that it reads alike with any kind of colour
 * blindness and in grey.
 *
 * <p>Ten of its colours and straight lines between them. Source: S. van der Walt and N. Smith, A better default colormap for
 * Matplotlib, 2015 (CC0).
 */
final class ColourMap {
    /** How many colours there are. */
    static final int SIZE = 256;

    private static final int[] ANCHORS = {
        0x440154, 0x482878, 0x3e4a89, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6dcd59, 0xb4de2c, 0xfde725
    };

    private ColourMap() {}

    /** A palette for images of one byte a pixel. */
    static IndexColorModel palette() {
        byte[][] channels = new byte[3][SIZE];
        for (int i = 0; i < SIZE; i++) {
            for (int c = 0; c < 3; c++) {
                channels[c][i] = (byte) (rgb(i) >> (16 - 8 * c));
            }
        }
        return new IndexColorModel(8, SIZE, channels[0], channels[1], channels[2]);
    }

    /** Colour i of {@link #SIZE}, as {@code 0xrrggbb}. */
    static int rgb(int i) {
        double place = (double) i * (ANCHORS.length - 1) / (SIZE - 1);
        int before = Math.min(ANCHORS.length - 2, (int) place);
        double share = place - before;
        int colour = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int low = ANCHORS[before] >> shift & 0xff;
            int high = ANCHORS[before + 1] >> shift & 0xff;
            colour |= (int) Math.round(low + share * (high - low)) << shift;
        }
        return colour;
    }
}
