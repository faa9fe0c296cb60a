package org.intone.augment;

import java.util.ArrayList;
import java.util.List;

/**
 * What may happen to a recording on its way, in a strength that is always the same: a step of a test of robustness.
 *
 * @param name in words
 * @param text of {@link AugmentationText}
 */
public record Disturbance(String name, String text) {
    private static final List<Disturbance> STANDARD = List.of(
            new Disturbance("noise, 20 dB", "noise:20"),
            new Disturbance("noise, 10 dB", "noise:10"),
            new Disturbance("noise, 0 dB", "noise:0"),
            new Disturbance("telephone band", "band:300-3400"),
            new Disturbance("Opus, 8 kbit/s", "opus:8"),
            new Disturbance("20 dB louder", "gain:20"),
            new Disturbance("20 dB quieter", "gain:-20"),
            new Disturbance("clipped by 12 dB", "clip:12"),
            new Disturbance("room of 0.6 s", "room:0.6"),
            new Disturbance("first fifth missing", "cropstart:0.2"),
            new Disturbance("last fifth missing", "cropend:0.2"));

    /** The standard ones, as far as this program has the words; a codec is in a module of its own. */
    public static List<Disturbance> standard() {
        List<Disturbance> known = new ArrayList<>(STANDARD);
        known.removeIf(one -> !AugmentationText.words().contains(one.text.replaceFirst(":.*", "")));
        return known;
    }

    /** What it does to a waveform. */
    public Augmentation augmentation() {
        return AugmentationText.parse(text);
    }
}
