package org.intone.page;

import org.intone.chart.Picture;

/**
 * A picture on a page.
 *
 * @param id what its files are called
 * @param picture itself
 * @param caption below it, before what the picture says of itself
 * @param audio a player's data URI; empty for none
 */
record Figure(String id, Picture picture, String caption, String audio) {
    static Figure of(String id, Picture picture) {
        return new Figure(id, picture, "", "");
    }
}
