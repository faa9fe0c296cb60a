package org.intone.train;

/**
 * Reduces the learning rate when the loss on dev no longer falls, and stops when the UAR on dev no longer rises. Immutable.
 *
 * @param learningRate of the next epoch
 * @param lowestLoss the lowest loss on dev so far
 * @param sinceLowest epochs since then, or since the last reduction
 * @param bestUar the highest UAR on dev so far
 * @param sinceBest epochs since then
 */
record Schedule(double learningRate, double lowestLoss, int sinceLowest, double bestUar, int sinceBest) {
    /** A loss must fall by this share to count as lower, which keeps tiny gains from putting off the reduction. */
    private static final double LEAST_GAIN = 1e-4;

    static Schedule start(double learningRate) {
        return new Schedule(learningRate, Double.POSITIVE_INFINITY, 0, Double.NEGATIVE_INFINITY, 0);
    }

    /**
     * Whether an epoch with this UAR and loss on dev is the best so far: the higher UAR, of equals the lower loss. A small dev, or one of
     * known speakers, is soon understood whole; the first epoch to do so has hardly learned.
     */
    boolean isBest(double devUar, double devLoss) {
        return devUar > bestUar || (devUar == bestUar && devLoss < lowestLoss);
    }

    /** What follows from an epoch's loss and UAR on dev; a loss or UAR that is no number counts as no better. */
    Schedule after(double devLoss, double devUar, FitSettings.Patience patience) {
        boolean lower = devLoss < lowestLoss - LEAST_GAIN * Math.min(lowestLoss, Double.MAX_VALUE);
        int waited = lower ? 0 : sinceLowest + 1;
        boolean reduce = waited >= patience.reduceEpochs();
        double reduced = Math.max(patience.leastRate(), learningRate * patience.reduceFactor());
        return new Schedule(
                reduce ? Math.min(learningRate, reduced) : learningRate,
                lower ? devLoss : lowestLoss,
                reduce ? 0 : waited,
                Math.max(bestUar, Double.isNaN(devUar) ? bestUar : devUar),
                isBest(devUar, devLoss) ? 0 : sinceBest + 1);
    }

    boolean isOver(FitSettings.Patience patience) {
        return sinceBest >= patience.stopEpochs();
    }
}
