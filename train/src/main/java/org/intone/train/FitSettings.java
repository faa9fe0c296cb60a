package org.intone.train;

import java.util.Set;

/**
 * How the weights are fitted.
 *
 * @param epochs how many at most
 * @param batch rows of one step
 * @param learningRate of the first epoch
 * @param weightDecay share of every weight that a step takes away, times the learning rate
 * @param classWeights whether the loss counts every class alike, however many rows it has
 * @param patience when to slow down and when to stop
 * @param labelSmoothing the share of a label's probability that is spread over all classes (C. Szegedy et al., Rethinking the
 *     Inception architecture, 2016)
 * @param pace how the learning rate goes from step to step, and what tames a step
 * @param refit whether, once dev has calibrated, the network is trained anew on train and dev together; only where dev chooses no
 *     epoch, that is at once or along a cosine, and without a teacher
 */
public record FitSettings(
        int epochs,
        int batch,
        double learningRate,
        double weightDecay,
        boolean classWeights,
        Patience patience,
        double labelSmoothing,
        Pace pace,
        boolean refit) {
    /** 60 epochs of batches of 64, Adam at 0.001. */
    public static final FitSettings DEFAULT = new FitSettings(60, 64, 1e-3, 1e-2, true, Patience.DEFAULT);

    /** For {@code head}: what {@code docs/experiments.md} found. */
    private static final FitSettings HEAD = new FitSettings(
            40,
            32,
            1e-3,
            1e-2,
            true,
            new Patience(40, 0.5, 1e-5, 40),
            0.1,
            new Pace(Pace.Curve.COSINE, 0.5, 0, 0.99),
            true);

    /** For the larger networks on spectrograms, which want a warm-up, a slow end and no leap. */
    private static final FitSettings DEEP = new FitSettings(
            40, 64, 2e-3, 1e-2, true, new Patience(40, 0.5, 1e-5, 40), 0.1, new Pace(Pace.Curve.COSINE, 1, 5, 0.995));

    private static final Set<String> DEEP_NETWORKS = Set.of("conformer", "conformer-raw", "tdnn", "resnet");

    /** For {@code heads}, each of whose five members meets a fifth of the rows in an epoch. */
    private static final FitSettings HEADS = new FitSettings(
            50,
            128,
            2e-3,
            1e-2,
            true,
            new Patience(50, 0.5, 1e-5, 50),
            0.1,
            new Pace(Pace.Curve.COSINE, 1, 0, 0.99),
            true);

    /** For {@code svm}, which has no epochs. */
    private static final FitSettings AT_ONCE =
            new FitSettings(1, 64, 1e-3, 0, true, Patience.DEFAULT, 0, Pace.DEFAULT, true);

    /** For {@code kernel}, whose ridge is the weight decay. */
    private static final FitSettings KERNEL =
            new FitSettings(1, 64, 1e-3, 0.3, true, Patience.DEFAULT, 0, Pace.DEFAULT, true);

    /** The word for an encoder that is trained beneath its head, beside the names of networks. */
    public static final String FINE_TUNED = "fine-tuned";

    /** For {@link #FINE_TUNED}: a few epochs at small rates; the rate is the head's. */
    private static final FitSettings TUNED = new FitSettings(
            3, 16, 1e-4, 1e-2, true, new Patience(40, 0.5, 1e-6, 40), 0.1, new Pace(Pace.Curve.COSINE, 0.3, 5, 0.995));

    /** What is usual for a network of {@link org.intone.network.Networks}, or for {@link #FINE_TUNED}. */
    public static FitSettings usual(String network) {
        return switch (network) {
            case "head" -> HEAD;
            case "heads" -> HEADS;
            case "kernel" -> KERNEL;
            case FINE_TUNED -> TUNED;
            case "svm" -> AT_ONCE;
            default -> DEEP_NETWORKS.contains(network) ? DEEP : DEFAULT;
        };
    }

    /** Refuses what cannot be. */
    public FitSettings {
        if (epochs < 1 || epochs > 100_000) {
            throw new IllegalArgumentException("epochs must be 1 to 100000, was " + epochs);
        }
        if (batch < 2 || batch > 65_536) {
            throw new IllegalArgumentException(
                    "batch must be 2 to 65536, since batch norm compares rows, was " + batch);
        }
        if (!(learningRate > 0 && learningRate <= 1)) {
            throw new IllegalArgumentException("learningRate must be above 0 and at most 1, was " + learningRate);
        }
        if (!(weightDecay >= 0 && weightDecay < 1)) {
            throw new IllegalArgumentException("weightDecay must be 0 up to but not including 1, was " + weightDecay);
        }
        if (!(labelSmoothing >= 0 && labelSmoothing < 1)) {
            throw new IllegalArgumentException(
                    "labelSmoothing must be 0 up to but not including 1, was " + labelSmoothing);
        }
        if (pace.warmUpEpochs() > epochs) {
            throw new IllegalArgumentException(
                    "warmUpEpochs must be at most the " + epochs + " epochs, was " + pace.warmUpEpochs());
        }
    }

    /** Without smoothing, at the standard pace. */
    public FitSettings(
            int epochs, int batch, double learningRate, double weightDecay, boolean classWeights, Patience patience) {
        this(epochs, batch, learningRate, weightDecay, classWeights, patience, 0, Pace.DEFAULT);
    }

    /** Without a second training on dev. */
    public FitSettings(
            int epochs,
            int batch,
            double learningRate,
            double weightDecay,
            boolean classWeights,
            Patience patience,
            double labelSmoothing,
            Pace pace) {
        this(epochs, batch, learningRate, weightDecay, classWeights, patience, labelSmoothing, pace, false);
    }

    /** The same with another number of epochs. */
    public FitSettings withEpochs(int other) {
        return new FitSettings(
                other, batch, learningRate, weightDecay, classWeights, patience, labelSmoothing, pace, refit);
    }

    /** The same without a second training on dev. */
    public FitSettings withoutRefit() {
        return new FitSettings(
                epochs, batch, learningRate, weightDecay, classWeights, patience, labelSmoothing, pace, false);
    }

    /**
     * When to slow down and when to stop.
     *
     * @param reduceEpochs epochs without a lower loss on dev after which the learning rate is reduced
     * @param reduceFactor what it is then multiplied by
     * @param leastRate below which it is not reduced
     * @param stopEpochs epochs without a better UAR on dev after which training stops
     */
    public record Patience(int reduceEpochs, double reduceFactor, double leastRate, int stopEpochs) {
        /** Halve after 3 epochs, down to 0.00001; stop after 12. */
        public static final Patience DEFAULT = new Patience(3, 0.5, 1e-5, 12);

        /** Refuses what cannot be. */
        public Patience {
            if (reduceEpochs < 1 || stopEpochs < 1) {
                throw new IllegalArgumentException(
                        "reduceEpochs and stopEpochs must be at least 1, were " + reduceEpochs + " and " + stopEpochs);
            }
            if (!(reduceFactor > 0 && reduceFactor < 1)) {
                throw new IllegalArgumentException("reduceFactor must be between 0 and 1, was " + reduceFactor);
            }
            if (!(leastRate >= 0)) {
                throw new IllegalArgumentException("leastRate must be at least 0, was " + leastRate);
            }
        }
    }
}
