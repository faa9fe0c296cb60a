package org.intone.feature;

import java.util.List;
import java.util.Locale;

/** Writes {@code docs/features.md} from what the recipes say of themselves. */
final class FeatureDocs {
    private static final String HEAD =
            """
            # Features by recipe

            A recipe is a fixed way from a recording to numbers; its name and version stand in every model file, and the numbers of a
            version never change. This page is made from the recipes by `FeatureDocsTest`; what is written here by hand is overwritten.

            Shape is frames x features of `FeatureExtractor.extract`; T depends on the recording's length. A network takes the frames
            given under "window" at once.
            """;

    private static final String SOURCES =
            """

            ## Sources

            - Davis and Mermelstein 1980: Comparison of parametric representations for monosyllabic word recognition in continuously
              spoken sentences. IEEE Transactions on ASSP 28(4).
            - Eyben et al. 2016: The Geneva Minimalistic Acoustic Parameter Set (GeMAPS) for Voice Research and Affective Computing.
              IEEE Transactions on Affective Computing 7(2). [egemaps.md](egemaps.md) defines the descriptors in full.
            - librosa: version 0.11, whose function of that name gives the same numbers.
            - Radford et al. 2022: Robust speech recognition via large-scale weak supervision. OpenAI.
            - Slaney 1998: Auditory Toolbox. Technical report 1998-010, Interval Research.
            """;

    private FeatureDocs() {}

    static String page(List<Recipe> recipes) {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("\n| recipe | sample rate | shape | window | silence |\n|---|---|---|---|---|\n");
        for (Recipe recipe : recipes) {
            String frames = recipe.windowFrames() == 1 ? "1" : "T";
            page.append(String.format(
                    Locale.ROOT,
                    "| `%s` | %,d Hz | %s x %,d | %s | %s |%n",
                    recipe.id(),
                    recipe.sampleRate(),
                    frames,
                    recipe.features(),
                    (recipe.padded() ? "" : "up to ") + recipe.windowFrames(),
                    number(recipe.padValue())));
        }
        for (Recipe recipe : recipes) {
            page.append("\n## ").append(recipe.id()).append("\n\n");
            page.append("| columns | number | unit | formula | source |\n|---|---|---|---|---|\n");
            for (FeatureColumn column : recipe.described()) {
                page.append(row(column));
            }
        }
        return page.append(SOURCES).toString().replace("\r", "");
    }

    static String row(FeatureColumn column) {
        return "| `" + column.names() + "` | " + column.count() + " | " + cell(column.unit()) + " | "
                + cell(column.formula()) + " | " + cell(column.source()) + " |\n";
    }

    /** A table cell: a bar would end it, and an asterisk would begin italics. */
    private static String cell(String text) {
        return text.replace("|", "\\|").replace("*", "\\*");
    }

    private static String number(float value) {
        return value == Math.rint(value) ? Integer.toString((int) value) : Float.toString(value);
    }
}
