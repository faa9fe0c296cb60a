package org.intone.cli;

import org.intone.train.Variation;
import picocli.CommandLine.Option;

/** How the training rows differ from epoch to epoch. */
final class VariationOptions {
    @Option(
            names = "--vary",
            paramLabel = "TEXT",
            description = "Change every training recording anew in each epoch: standard, or augmentations as in"
                    + " noise:10-30@0.3,speed:0.9-1.1,eq:-8-8 of the sound and tempo:0.9-1.1,bands:0.9-1.1,tilt:-0.2-0.2,"
                    + "specaugment,mixup:0.2 of its features (@ and how often).")
    private String changes;

    @Option(
            names = "--balance",
            paramLabel = "X",
            defaultValue = "0",
            description = "Show small corpora more often: 0 (every recording once an epoch; the default) to 1 (all"
                    + " corpora alike).")
    private double balance;

    Variation settings() {
        return settings("");
    }

    /** The same with changes that are usual where none are given; who wants none gives an empty text. */
    Variation settings(String usual) {
        return new Variation(changes == null ? usual : changes, balance);
    }
}
