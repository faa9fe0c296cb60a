package org.intone.network;

import java.util.LinkedHashMap;
import java.util.Map;
import org.intone.backbone.EncoderWeights;

/**
 * A speech encoder and a head on it as one network, which is trained as a whole.
 *
 * <pre>
 * [batch, frames, bands], frames behind a recording's end NaN, to logits [batch, classes]
 * logits = head((pooled(encoder(input)) - mean) / scale)
 * </pre>
 *
 * At first it says what the head says of the frozen encoder's features.
 */
public final class TunedEncoder {
    private static final String ENCODER = "encoder";

    private TunedEncoder() {}

    /**
     * Joins an encoder and a head. The head's tensors are shared: it changes with the network.
     *
     * @param head of the encoder's pooled blocks, {@code [batch, 2 * blocks * width]}
     * @param mean what the head's features were made less by
     * @param scale what they were divided by
     * @throws IllegalArgumentException if these are not as many as the encoder gives
     */
    public static Network of(EncoderWeights encoder, Network head, float[] mean, float[] scale) {
        int features = 2 * encoder.blocks() * encoder.width();
        if (mean.length != features || scale.length != features) {
            throw new IllegalArgumentException("mean and scale must be of the " + features + " features that "
                    + encoder.name() + " gives, were of " + mean.length + " and " + scale.length);
        }
        FirstWeights given = new FirstWeights(0, head.device());
        Map<String, Layer> layers = new LinkedHashMap<>();
        layers.put(ENCODER, new WhisperEncoder(encoder, given));
        layers.put("standardised", new Standardised(mean, scale, given));
        return head.behind(layers);
    }

    /**
     * The block of the encoder that a weight is of, counted from 0; -1 of a weight of the head.
     *
     * @param weight its name in the network
     * @param blocks of the encoder
     */
    public static int blockOf(String weight, int blocks) {
        for (int b = 0; b < blocks; b++) {
            if (weight.startsWith(ENCODER + "." + WhisperEncoder.prefix(b))) {
                return b;
            }
        }
        return -1;
    }
}
