package org.intone.cli;

import org.intone.train.FitSettings;
import org.intone.train.Pace;
import picocli.CommandLine.Option;

/** How the weights are fitted. What is not given is as {@link FitSettings#usual} has it. */
final class FitOptions {
    @Option(
            names = "--epochs",
            paramLabel = "N",
            description =
                    "How many at most; if not given 60, or 40 for conformer, tdnn, resnet and head, 50 for heads.")
    private Integer epochs;

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "Rows of one step; 64, or 32 for head and 128 for heads, if not given.")
    private Integer batch;

    @Option(
            names = "--learning-rate",
            paramLabel = "X",
            description = "Of the first epoch; 0.001, or 0.002 for conformer, tdnn, resnet and heads, if not given.")
    private Double learningRate;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "Epochs without a better UAR on dev after which training stops; 12 if not given; networks"
                    + " whose usual schedule is a cosine do not stop early.")
    private Integer patience;

    @Option(names = "--no-class-weights", description = "Let frequent classes count more in the loss.")
    private boolean noClassWeights;

    @Option(
            names = "--label-smoothing",
            paramLabel = "X",
            description =
                    "The share of a label's probability that is spread over all classes; 0, or 0.1 with --backbone, if"
                            + " not given.")
    private Double labelSmoothing;

    @Option(
            names = "--schedule",
            paramLabel = "plateau|cosine",
            completionCandidates = Offered.OfCurve.class,
            description =
                    "How the learning rate falls: plateau (when dev no longer gets better) or cosine (to 0 at the last"
                            + " epoch, which is then the one that is kept); what is usual for the network if not given.")
    private Pace.Curve schedule;

    @Option(
            names = "--warm-up",
            paramLabel = "EPOCHS",
            description =
                    "Epochs over which the learning rate rises to its full height; none, or 0.5 with --backbone, if"
                            + " not given.")
    private Double warmUp;

    @Option(
            names = "--clip",
            paramLabel = "X",
            description = "Shorten gradients to this length; 0, the default, leaves them.")
    private Double clip;

    @Option(
            names = "--averaging",
            paramLabel = "X",
            description =
                    "Judge and keep running means of the weights, of which a step keeps this share, such as 0.999; 0 for"
                            + " the weights themselves; 0, or 0.99 with --backbone, if not given.")
    private Double averaging;

    @Option(
            names = "--weight-decay",
            paramLabel = "X",
            description =
                    "Share of every weight that a step takes away, times the learning rate; 0.01 if not given. Of kernel the"
                            + " ridge; 0.3 if not given.")
    private Double weightDecay;

    @Option(
            names = "--no-refit",
            description =
                    "Keep the weights that the train part taught. If not given, head, heads, kernel and svm, of which dev"
                            + " chooses no epoch, are trained anew on train and dev together once dev has calibrated.")
    private boolean noRefit;

    /** Those of a network, but for what was given. */
    FitSettings settings(String network) {
        FitSettings usual = FitSettings.usual(network);
        FitSettings.Patience usualPatience = usual.patience();
        return new FitSettings(
                epochs == null ? usual.epochs() : epochs,
                batch == null ? usual.batch() : batch,
                learningRate == null ? usual.learningRate() : learningRate,
                weightDecay == null ? usual.weightDecay() : weightDecay,
                !noClassWeights,
                new FitSettings.Patience(
                        usualPatience.reduceEpochs(),
                        usualPatience.reduceFactor(),
                        usualPatience.leastRate(),
                        patience == null ? usualPatience.stopEpochs() : patience),
                labelSmoothing == null ? usual.labelSmoothing() : labelSmoothing,
                new Pace(
                        schedule == null ? usual.pace().curve() : schedule,
                        warmUp == null ? usual.pace().warmUpEpochs() : warmUp,
                        clip == null ? usual.pace().mostGradient() : clip,
                        averaging == null ? usual.pace().averaging() : averaging),
                usual.refit() && !noRefit);
    }
}
