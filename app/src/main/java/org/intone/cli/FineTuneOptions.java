package org.intone.cli;

import org.intone.train.FitSettings;
import org.intone.train.TuningSettings;
import org.intone.train.Variation;
import picocli.CommandLine.Option;

/** Whether the encoder beneath a head is trained too. */
final class FineTuneOptions {
    @Option(
            names = "--fine-tune",
            description = {
                "With --backbone: train a head on the frozen encoder first, then both, and write a model that needs no",
                "backbone. The options of the fit are those of the second training: 3 epochs of batches of 16 if not given,",
                "--learning-rate (0.0001) being the head's; --vary is tempo, bands, tilt and specaugment, and none if it is ''.",
                "About 75 seconds of one core for 1,000 recordings and an epoch."
            })
    private boolean fineTune;

    @Option(
            names = "--encoder-rate",
            paramLabel = "X",
            description = "With --fine-tune: the learning rate of the encoder's last block; 0.00005 if not given.")
    private Double encoderRate;

    @Option(
            names = "--layer-decay",
            paramLabel = "X",
            description = "With --fine-tune: what the rate of each block below is multiplied by; 0.7 if not given.")
    private Double layerDecay;

    boolean isGiven() {
        return fineTune;
    }

    /** What the fit is usual for. */
    String fitOf(String network) {
        return fineTune ? FitSettings.FINE_TUNED : network;
    }

    /** The changes of {@code --vary} where none are given. */
    String usualChanges() {
        return fineTune ? Variation.FINE_TUNED : "";
    }

    /**
     * What the options say.
     *
     * @throws IllegalArgumentException if a number cannot be
     */
    TuningSettings settings() {
        TuningSettings usual = TuningSettings.DEFAULT;
        return new TuningSettings(
                encoderRate == null ? usual.encoderRate() : encoderRate,
                layerDecay == null ? usual.layerDecay() : layerDecay);
    }

    /**
     * Refuses options that only make sense together, before anything is read.
     *
     * @param backbone null without one
     */
    void check(String backbone) {
        if (fineTune && backbone == null) {
            throw new IllegalArgumentException(
                    "--fine-tune trains an encoder: name it with --backbone, such as --backbone whisper-tiny.en");
        }
        if (!fineTune && (encoderRate != null || layerDecay != null)) {
            throw new IllegalArgumentException("--encoder-rate and --layer-decay are of --fine-tune: add it");
        }
    }
}
