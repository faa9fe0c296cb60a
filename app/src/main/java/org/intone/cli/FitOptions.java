package org.intone.cli;

import org.intone.train.FitSettings;
import org.intone.train.Pace;
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

    @Option(
            names = "--label-smoothing",
            paramLabel = "X",
            defaultValue = "0",
            description = "The share of a label's probability that is spread over all classes; ${DEFAULT-VALUE} if not"
                    + " given.")
    private double labelSmoothing;

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            defaultValue = "plateau",
            description = "How the learning rate falls: plateau (when dev no longer gets better; the default) or cosine"
                    + " (to 0 at the last epoch).")
    private Pace.Curve schedule;

    @Option(
            names = "--warm-up",
            paramLabel = "EPOCHS",
            defaultValue = "0",
            description =
                    "Epochs over which the learning rate rises to its full height; ${DEFAULT-VALUE} if not given.")
    private double warmUp;

    @Option(
            names = "--clip",
            paramLabel = "X",
            defaultValue = "0",
            description = "Shorten gradients to this length; 0, the default, leaves them.")
    private double clip;

    @Option(
            names = "--averaging",
            paramLabel = "X",
            defaultValue = "0",
            description =
                    "Judge and keep running means of the weights, of which a step keeps this share, such as 0.999;"
                            + " 0, the default, for the weights themselves.")
    private double averaging;

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
                        patience == null ? usualPatience.stopEpochs() : patience),
                labelSmoothing,
                new Pace(schedule, warmUp, clip, averaging));
    }
}
