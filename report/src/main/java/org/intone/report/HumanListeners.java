package org.intone.report;

import java.util.Optional;

/**
 * How well people name the acted emotion of a corpus's recordings by ear alone, as published. Only figures that were looked up in
 * their source are here; a corpus without one has none.
 *
 * @param accuracy the part of the ratings that name the acted emotion, 0 to 1
 * @param source where it is published
 */
public record HumanListeners(double accuracy, String source) {
    /** 2,443 raters of all 7,442 clips, "audio-only": 40.9 % in the paper's abstract. */
    private static final HumanListeners CREMA_D = new HumanListeners(
            0.409,
            "Cao et al., CREMA-D, IEEE Transactions on Affective Computing 5(4), 2014, doi:10.1109/TAFFC.2014.2336244,"
                    + " audio-only");

    /** Of a corpus by its name; empty if none is known. */
    public static Optional<HumanListeners> of(String corpus) {
        return corpus.equals("CREMA-D") ? Optional.of(CREMA_D) : Optional.empty();
    }
}
