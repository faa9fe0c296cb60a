package org.intone.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.intone.emotion.LabelSet;
import org.intone.train.NetworkSettings;
import org.intone.train.TrainSettings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options of train that say how to train, for the commands that train many times. They can be read apart from a command, so a
 * search can try any of them, and its best point is a command line.
 */
@Command(name = "train")
final class TrainingOptions {
    @Mixin
    private NetworkOptions network;

    @Mixin
    private FitOptions fit;

    @Mixin
    private RowOptions rows;

    @Mixin
    private VariationOptions variation;

    @Mixin
    private AdaptOption adapt;

    /** Kept, since to name a backbone's recipe is to digest the encoder. */
    private NetworkSettings built;

    /** Reads the words of a command line. */
    static TrainingOptions parse(List<String> words) {
        TrainingOptions options = new TrainingOptions();
        new CommandLine(options).parseArgs(words.toArray(String[]::new));
        return options;
    }

    /**
     * The settings that they say.
     *
     * @param copies augmented versions beside each recording, where none are given
     * @throws IllegalArgumentException if they contradict each other or cannot be
     */
    TrainSettings settings(LabelSet labels, String split, int copies, long seed) {
        if (built == null) {
            built = network.settings();
        }
        return new TrainSettings(
                        built,
                        labels,
                        split,
                        rows.copies(copies),
                        fit.settings(built.name()),
                        seed,
                        rows.threads(),
                        variation.settings())
                .withAdapt(adapts());
    }

    /** Whether the model learns to adapt to speakers. */
    boolean adapts() {
        return adapt.isSpeaker();
    }

    /** The names that can be tried, without their hyphens. */
    static List<String> names() {
        return new CommandLine(new TrainingOptions())
                .getCommandSpec().options().stream()
                        .map(option -> option.longestName().substring(2))
                        .sorted()
                        .toList();
    }

    /** The words of those options that a command was given and that are no setting to try. */
    static List<String> given(CommandLine.ParseResult parsed, List<String> tried) {
        List<String> names = new ArrayList<>(names());
        names.removeAll(tried);
        return given(parsed, names::contains);
    }

    /** The words of those options that a command was given, of the names for which the question is answered with yes. */
    static List<String> given(CommandLine.ParseResult parsed, Predicate<String> asked) {
        List<String> words = new ArrayList<>();
        for (OptionSpec option : parsed.matchedOptions()) {
            if (asked.test(option.longestName().substring(2))) {
                words.add(option.longestName());
                if (takesValue(option)) {
                    words.addAll(option.originalStringValues());
                }
            }
        }
        return words;
    }

    /**
     * The words of a point of a search. A flag is there or not, as its value is {@code true} or {@code false}.
     *
     * @throws IllegalArgumentException if there is no such option; the message lists those that there are
     */
    static List<String> words(Map<String, String> point) {
        CommandLine line = new CommandLine(new TrainingOptions());
        List<String> words = new ArrayList<>();
        point.forEach((name, value) -> {
            OptionSpec option = line.getCommandSpec().optionsMap().get("--" + name);
            if (option == null) {
                throw new IllegalArgumentException(
                        "no setting '" + name + "' to try: known are " + String.join(", ", names()));
            }
            if (takesValue(option)) {
                words.addAll(List.of("--" + name, value));
            } else if (!value.toLowerCase(Locale.ROOT).equals("false")) {
                words.add("--" + name);
            }
        });
        return words;
    }

    private static boolean takesValue(OptionSpec option) {
        return option.arity().max() > 0;
    }
}
