package org.intone.train;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.intone.backbone.EncoderWeights;
import org.intone.corpus.Split;
import org.intone.feature.Recipe;
import org.intone.network.Network;
import org.intone.network.TunedEncoder;

/**
 * Where the training of an encoder starts: at the encoder's own weights and a head that was trained on what they give, since the
 * gradients through a head that knows nothing spoil the encoder before it has learned. For one thread.
 */
final class FineTuning {
    private final EncoderWeights encoder;
    private final Fitting frozen;
    private final TuningSettings settings;

    /**
     * A start.
     *
     * @param frozen trains a head on what the encoder gives
     * @throws IllegalArgumentException if the encoder does not take what the recipe gives
     */
    FineTuning(EncoderWeights encoder, Fitting frozen, TuningSettings settings, Recipe recipe) {
        require(encoder, recipe);
        this.encoder = encoder;
        this.frozen = frozen;
        this.settings = settings;
    }

    /** Refuses an encoder that does not take what the recipe gives. */
    static void require(EncoderWeights encoder, Recipe recipe) {
        int vectors = (recipe.windowFrames() + 1) / 2;
        if (encoder.bands() != recipe.features() || encoder.positions() < vectors) {
            throw new IllegalArgumentException("--fine-tune takes encoders of " + recipe.features() + " bands and "
                    + vectors + " positions, " + encoder.name() + " has " + encoder.bands() + " and "
                    + encoder.positions());
        }
    }

    /** What a model's card says of the encoder. */
    String described() {
        return encoder.name() + ", fine-tuned; licence of its weights: " + encoder.licence();
    }

    /**
     * The network that training starts from.
     *
     * @throws InterruptedTraining if the listener stopped the training of the head
     */
    Network start(Split split, TrainingListener listener) throws IOException {
        Fitted head = frozen.fit(split, null, (figures, checkpoint) -> {}, listener);
        if (listener.interrupted()) {
            throw new InterruptedTraining("interrupted before the head on the frozen encoder was trained");
        }
        return TunedEncoder.of(
                encoder, head.network(), head.scaler().mean(), head.scaler().scale());
    }

    /** A network of the same shape, whose head and scaler wait for the values of a checkpoint. */
    Network blank() {
        float[] ones = new float[2 * encoder.blocks() * encoder.width()];
        Arrays.fill(ones, 1);
        return TunedEncoder.of(encoder, frozen.untrained(), new float[ones.length], ones);
    }

    /**
     * What a step's rate is multiplied by, of a weight's name.
     *
     * @param rate the head's
     */
    ToDoubleFunction<String> shares(double rate) {
        return name -> {
            int block = TunedEncoder.blockOf(name, encoder.blocks());
            return block < 0 ? 1 : settings.rate(block, encoder.blocks()) / rate;
        };
    }
}
