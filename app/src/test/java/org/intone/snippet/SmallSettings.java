package org.intone.snippet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.intone.cli.Main;
import picocli.CommandLine;

/**
 * A command of a page with settings under which it takes a second instead of hours: few epochs, small networks, one seed. One that could not
 * be read as it stands stays as it is, and says so when it runs.
 */
public final class SmallSettings {
    private static final Set<String> TRAINING = Set.of("train", "distill", "benchmark", "tune");
    private static final Set<String> OF_FIXED_WIDTH = Set.of("svm", "head", "heads", "kernel");

    private SmallSettings() {}

    /** The words of a command as it is run. */
    public static List<String> of(List<String> words) {
        if (words.isEmpty()
                || !TRAINING.contains(words.get(0))
                || words.contains("--help")
                || words.contains("--resume")) {
            return words;
        }
        try {
            // What is replaced below must be right too.
            Main.described().parseArgs(words.toArray(String[]::new));
        } catch (CommandLine.ParameterException e) {
            return words;
        }
        Map<String, String> small = new LinkedHashMap<>();
        String network = valueOf(words, "--network");
        boolean isWidthFixed =
                words.contains("--backbone") || words.contains("--fine-tune") || OF_FIXED_WIDTH.contains(network);
        if (!network.equals("svm") && !network.equals("kernel")) {
            small.put("--epochs", "1");
            small.put("--batch", "16");
        }
        if (!isWidthFixed) {
            small.put("--width", "0.1");
        }
        switch (words.get(0)) {
            case "benchmark" -> small.put("--seeds", "1");
            case "tune" -> {
                small.put("--folds", "2");
                if (!words.contains("--grid")) {
                    small.put("--trials", "1");
                }
            }
            default -> {}
        }
        List<String> changed = new ArrayList<>(words);
        small.forEach((option, value) -> put(changed, option, value));
        return changed;
    }

    private static void put(List<String> words, String option, String value) {
        int at = words.indexOf(option);
        if (at >= 0) {
            words.set(at + 1, value);
        } else {
            words.addAll(List.of(option, value));
        }
    }

    private static String valueOf(List<String> words, String option) {
        int at = words.indexOf(option);
        return at < 0 ? "" : words.get(at + 1);
    }
}
