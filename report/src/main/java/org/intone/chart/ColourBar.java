package org.intone.chart;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** What the colours of a spectrogram mean, right of its plot. */
final class ColourBar {
    /** The pixels that the bar and its words take. */
    static final int WIDTH = 66;

    private static final int BAR_WIDTH = 10;
    private static final int GAP = 8;

    private ColourBar() {}

    static void paint(Graphics2D graphics, Box plot) {
        int left = plot.right() + GAP;
        BufferedImage colours =
                new BufferedImage(1, ColourMap.SIZE, BufferedImage.TYPE_BYTE_INDEXED, ColourMap.palette());
        for (int i = 0; i < ColourMap.SIZE; i++) {
            colours.getRaster().setSample(0, ColourMap.SIZE - 1 - i, 0, i);
        }
        graphics.drawImage(colours, left, plot.top(), BAR_WIDTH, plot.height(), null);
        for (int db = 0; db >= MelImage.FLOOR_DB; db -= 20) {
            double y = plot.top() + (double) db / MelImage.FLOOR_DB * plot.height();
            Words.beside(graphics, Integer.toString(db), left + BAR_WIDTH, y, false);
        }
        Words.upright(graphics, "dB", plot.right() + WIDTH - 1, (plot.top() + plot.bottom()) / 2);
    }
}
