package org.intone.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.intone.cli.TrainingPlace;
import org.intone.corpus.SplitPlan;
import org.intone.emotion.LabelSet;
import org.intone.testing.MadeUpCorpus;
import org.intone.testing.MadeUpLayout;
import org.intone.train.FitSettings;
import org.intone.train.FoldTask;
import org.intone.train.NetworkSettings;
import org.intone.train.TrainSettings;

/** Four speakers of SAVEE's kind, made up, their folds, and what trainings of them leave. */
final class MadeUpFolds {
    private final Path folder;
    private final String root;

    /** In a folder of the cluster of that name. */
    MadeUpFolds(String name) throws IOException {
        folder = SharedCluster.folder(name);
        root = SharedCluster.place(folder) + "/";
        new MadeUpCorpus(4, 1, 0.6, 5).write(MadeUpLayout.SAVEE, folder);
        assertEquals(
                0,
                Call.intone("scan", folder, "-o", folder.resolve("corpora.csv")).exit());
    }

    /** With the recordings, and {@code corpora.csv}, their manifest. */
    Path folder() {
        return folder;
    }

    /** The same folder as the executors see it, with a slash at its end. */
    String root() {
        return root;
    }

    /** The words of a benchmark of four folds that takes seconds. */
    static Object[] benchmark(String manifest, Path output, Object... more) {
        Object[] args = {"benchmark", manifest, "savee-loso", "-o", output, "--width", 0.1, "--batch", 8, "--epochs", 2
        };
        return Stream.concat(Stream.of(args), Stream.of(more)).toArray();
    }

    /** The results in a folder by their names, without how long they took. */
    static SortedMap<String, String> results(Path output) throws IOException {
        SortedMap<String, String> results = new TreeMap<>();
        try (Stream<Path> files = Files.walk(output)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = output.relativize(file).toString();
                String text = withoutSeconds(file);
                if (name.startsWith("savee-loso/")) {
                    results.put(name, text);
                }
            }
        }
        return results;
    }

    /** A fold's result without how long it took. */
    static String withoutSeconds(Path result) throws IOException {
        return Files.readString(result).replaceAll("\"seconds\":[0-9.E-]+", "");
    }

    /** A manifest as the cluster trains on it. */
    static TrainingPlace.Source source(String manifest) throws IOException {
        return new ClusterTraining().open("benchmark", manifest, Call.terminal());
    }

    /** Four folds that take some seconds together. */
    static FoldTask task(TrainingPlace.Source source, int epochs) {
        FitSettings fit = new FitSettings(epochs, 8, 3e-3, 1e-2, true, FitSettings.Patience.DEFAULT);
        TrainSettings settings =
                new TrainSettings(new NetworkSettings("cnn2d", 0.1, "logmel-64"), LabelSet.SEVEN, "loso", 0, fit, 3, 1);
        return new FoldTask("a/seed-3", settings, SplitPlan.parse("loso").split(source.rows(), 0, 3));
    }
}
