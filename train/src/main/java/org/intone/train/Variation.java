package org.intone.train;

/**
 * How the training rows differ from epoch to epoch, instead of fixed augmented copies.
 *
 * @param changes what is drawn anew for every row of every epoch, as {@link Changes#parse} reads it; empty for rows as they are
 * @param balance how much small corpora are drawn more often, 0 to 1: 0 every row once an epoch, 1 every corpus as often as the
 *     others
 */
public record Variation(String changes, double balance) {
    /** Every row as it is, once an epoch. */
    public static final Variation NONE = new Variation("", 0);

    /** What the word {@code standard} stands for: cheap changes of voice, microphone and room, masks and blends. */
    public static final String STANDARD =
            "speed:0.9-1.1@0.5,eq:-8-8@0.8,room:0.15-0.6@0.15,noise:10-35@0.2,pink:10-35@0.2,"
                    + "band:150-3800@0.05,specaugment:8-20@0.8,mixup:0.2@0.5";

    /** What is usual where an encoder is trained: changes of voice and microphone on its picture, which are cheap, and masks. */
    public static final String FINE_TUNED = "tempo:0.88-1.12@0.5,bands:0.9-1.1@0.5,tilt:-0.2-0.2,specaugment:8-20";

    /** Refuses what cannot be and writes {@code standard} out, so that a run's settings say what was done. */
    public Variation {
        changes = changes.equals("standard") ? STANDARD : changes;
        Changes.parse(changes);
        if (!(balance >= 0 && balance <= 1)) {
            throw new IllegalArgumentException("balance must be 0 to 1, was " + balance);
        }
    }
}
