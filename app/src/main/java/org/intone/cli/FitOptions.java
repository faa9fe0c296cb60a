package org.intone.cli;

import org.intone.train.FitSettings;
import picocli.CommandLine.Option;

/** How the weights are fitted. What is not given is as in {@link FitSettings#DEFAULT}. */
final class FitOptions {
    @Option(names = "--epochs", paramLabel = "N", description = "How many at most; 60 if not given.")
    private Integer epochs;

    @Option(names = "--batch", paramLabel = "N", description = "Rows of one step; 64 if not given.")
    private Integer batch;

    @Option(names = "--learning-rate", paramLabel = "X", description = "Of the first epoch; 0.001 if not given.")
    private Double learningRate;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "Epochs without a better UAR on dev after which training stops; 12 if not given.")
    private Integer patience;

    @Option(names = "--no-class-weights", description = "Let frequent classes count more in the loss.")
    private boolean noClassWeights;

    FitSettings settings() {
        FitSettings usual = FitSettings.DEFAULT;
        FitSettings.Patience usualPatience = usual.patience();
        return new FitSettings(
                epochs == null ? usual.epochs() : epochs,
                batch == null ? usual.batch() : batch,
                learningRate == null ? usual.learningRate() : learningRate,
                usual.weightDecay(),
                !noClassWeights,
                new FitSettings.Patience(
                        usualPatience.reduceEpochs(),
                        usualPatience.reduceFactor(),
                        usualPatience.leastRate(),
                        patience == null ? usualPatience.stopEpochs() : patience));
    }
}
