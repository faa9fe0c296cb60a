package org.intone.cli;

import org.intone.network.Networks;
import org.intone.train.NetworkSettings;
import picocli.CommandLine.Option;

/** What is trained. */
final class NetworkOptions {
    @Option(
            names = "--network",
            paramLabel = "NAME",
            defaultValue = "cnn2d",
            description = {
                "cnn2d (small, on log-mel; the default), conformer (larger and slower, on log-mel), conformer-raw (it without",
                "the normalisation of the channel) or cnn1d (the classic one, heavy at full width)."
            })
    private String name;

    @Option(
            names = "--width",
            paramLabel = "W",
            defaultValue = "1",
            description = "Scales the network's channels, 0.05 to 4; ${DEFAULT-VALUE} if not given.")
    private double width;

    @Option(
            names = "--recipe",
            paramLabel = "R",
            description = "The features; those that the network is made for if not given.")
    private String recipe;

    NetworkSettings settings() {
        String features = recipe == null ? Networks.named(name).defaultRecipe() : recipe;
        return new NetworkSettings(name, width, features);
    }
}
