package org.intone.train;

import java.util.List;
import org.intone.feature.Scaler;
import org.intone.network.KernelMachine;
import org.intone.network.LibTorch;
import org.intone.network.Network;

/** Fits the networks whose weights are found at once ({@link org.intone.network.Architecture#isFittedAtOnce}). */
final class AtOnce {
    private AtOnce() {}

    /** The network of the settings' name. */
    static Network fit(List<Example> rows, Scaler scaler, TrainSettings settings) {
        int classes = settings.labels().size();
        double[] shown = new EpochPlan(rows, 2, settings.variation().balance(), settings.seed()).frequencies();
        float[] weights = settings.fit().classWeights()
                ? ClassWeights.balanced(rows, shown, classes)
                : ClassWeights.equal(classes);
        if (settings.network().name().equals(KernelMachine.NAME)) {
            return KernelFit.fit(
                    rows,
                    scaler,
                    new KernelFit.Weighting(weights, shown),
                    settings.fit().weightDecay());
        }
        return SvmFit.fit(rows, scaler, weights).toNetwork(LibTorch.device());
    }
}
