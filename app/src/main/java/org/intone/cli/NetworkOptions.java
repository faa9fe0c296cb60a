package org.intone.cli;

import java.util.List;
import org.intone.backbone.BackboneRecipes;
import org.intone.feature.Recipes;
import org.intone.network.Networks;
import org.intone.train.NetworkSettings;
import picocli.CommandLine.Option;

/** What is trained. */
final class NetworkOptions {
    private static final String STANDARD = "cnn2d";
    private static final String HEAD = "head";
    private static final List<String> ON_BACKBONES = List.of(HEAD, "heads", "kernel");

    @Option(
            names = "--network",
            paramLabel = "NAME",
            completionCandidates = Offered.OfNetwork.class,
            description = {
                "cnn2d (small, on log-mel; the default), conformer, cnn-lstm, tdnn, resnet (larger and slower, on log-mel),",
                "conformer-raw (without the normalisation of the channel), cnn1d (the classic one, heavy at full width), svm",
                "(a support vector machine on classic-162 or egemaps), head, heads or kernel (one, the mean of five, or the limit of",
                "infinitely many, on what a backbone gives; kernel keeps every training row in the model)."
            })
    private String name;

    @Option(
            names = "--backbone",
            paramLabel = "B",
            description = "Train a head on what this speech encoder gives, as 'intone backbone list' names it; its"
                    + " embeddings are computed once and kept.")
    private String backbone;

    @Option(
            names = "--width",
            paramLabel = "W",
            defaultValue = "1",
            description = "Scales the network's channels, 0.05 to 4; ${DEFAULT-VALUE} if not given.")
    private double width;

    @Option(
            names = "--recipe",
            paramLabel = "R",
            completionCandidates = RecipeNames.class,
            description = "The features; those that the network is made for if not given.")
    private String recipe;

    /** The backbone's name; null without one. */
    String backbone() {
        return backbone;
    }

    /**
     * What the options say.
     *
     * @throws IllegalArgumentException if they contradict each other, or the backbone is not here
     */
    NetworkSettings settings() {
        if (backbone != null) {
            boolean other = name != null && !ON_BACKBONES.contains(name);
            if (recipe != null || other) {
                throw new IllegalArgumentException("--backbone brings its own features, and its network is one of "
                        + String.join(", ", ON_BACKBONES) + ": leave --recipe and any other --network away");
            }
            // By id, so that a run is not resumed on another encoder.
            return new NetworkSettings(
                    name == null ? HEAD : name,
                    width,
                    Recipes.named(BackboneRecipes.nameOf(backbone)).id());
        }
        String network = name == null ? STANDARD : name;
        String features = recipe == null ? Networks.named(network).defaultRecipe() : recipe;
        return new NetworkSettings(network, width, features);
    }
}
