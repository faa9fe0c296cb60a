package org.intone.corpus;

import java.util.List;
import java.util.Optional;
import org.intone.emotion.LabelSet;

/**
 * A protocol that results are published under: which corpora, which labels, which plan.
 *
 * @param name the name for {@code --split}
 * @param corpora the manifest's corpus names that take part
 * @param labels the label set that it is measured on
 * @param plan the plan that divides
 */
record SplitPreset(String name, List<String> corpora, LabelSet labels, String plan) {
    private static final List<String> FOUR = List.of("RAVDESS", "CREMA-D", "TESS", "SAVEE");

    static final List<SplitPreset> ALL = List.of(
            new SplitPreset("ravdess-loso", List.of("RAVDESS"), LabelSet.RAVDESS8, "loso"),
            new SplitPreset("crema-d-speaker5", List.of("CREMA-D"), LabelSet.SIX, "speaker:5"),
            new SplitPreset("savee-loso", List.of("SAVEE"), LabelSet.SEVEN, "loso"),
            new SplitPreset("tess-cross-speaker", List.of("TESS"), LabelSet.SEVEN, "loso"),
            new SplitPreset("four-corpora-six", FOUR, LabelSet.SIX, "speaker"),
            new SplitPreset("four-corpora-seven", FOUR, LabelSet.SEVEN, "speaker:5"),
            new SplitPreset("ravdess-fifth", List.of("RAVDESS"), LabelSet.RAVDESS8, "fifth-speaker"),
            new SplitPreset("crema-d-fifth", List.of("CREMA-D"), LabelSet.SIX, "fifth-speaker"),
            new SplitPreset("four-corpora-fifth", FOUR, LabelSet.SEVEN, "fifth-speaker"));

    static Optional<SplitPreset> named(String name) {
        return ALL.stream().filter(preset -> preset.name.equals(name)).findFirst();
    }
}
