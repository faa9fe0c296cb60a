package org.intone.network;

import org.bytedeco.pytorch.Tensor;

/**
 * A named tensor that a network keeps from step to step.
 *
 * @param name within the network, such as {@code conv1.weight}
 * @param tensor its values, on the network's device
 * @param trained whether the optimiser changes it by its gradient; if not, it is a buffer, such as a running mean
 */
public record Weight(String name, Tensor tensor, boolean trained) {
    Weight under(String layer) {
        return new Weight(layer + "." + name, tensor, trained);
    }
}
