package org.intone.train;

/**
 * How an encoder is trained together with the head on it.
 *
 * @param encoderRate the learning rate of the encoder's last block; that of the head is the one of {@link FitSettings}
 * @param layerDecay what the rate of each block below is multiplied by, above 0 and at most 1: what lies low serves every voice and
 *     task (J. Howard, S. Ruder, Universal language model fine-tuning, 2018)
 */
public record TuningSettings(double encoderRate, double layerDecay) {
    /** What {@code docs/experiments.md} found. */
    public static final TuningSettings DEFAULT = new TuningSettings(5e-5, 0.7);

    /** Refuses what cannot be. */
    public TuningSettings {
        if (!(encoderRate > 0 && encoderRate <= 1)) {
            throw new IllegalArgumentException("encoderRate must be above 0 and at most 1, was " + encoderRate);
        }
        if (!(layerDecay > 0 && layerDecay <= 1)) {
            throw new IllegalArgumentException("layerDecay must be above 0 and at most 1, was " + layerDecay);
        }
    }

    /**
     * The learning rate of a block.
     *
     * @param block counted from 0
     * @param blocks of the encoder
     */
    double rate(int block, int blocks) {
        return encoderRate * Math.pow(layerDecay, blocks - 1.0 - block);
    }
}
