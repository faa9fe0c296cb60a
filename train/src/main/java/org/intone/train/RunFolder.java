package org.intone.train;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where everything of one training lies, {@code runs/NAME/}. */
public final class RunFolder {
    private final Path path;

    private RunFolder(Path path) {
        this.path = path;
    }

    /** A folder, made where it is not there. */
    public static RunFolder at(Path path) throws IOException {
        Files.createDirectories(path.resolve("checkpoint"));
        return new RunFolder(path);
    }

    /** The folder of one fold of a plan that has several. */
    public RunFolder fold(int fold) throws IOException {
        return at(path.resolve("fold-" + fold));
    }

    /** Removes what an earlier training wrote here, its folds included. Files of other names stay. */
    public void clear() throws IOException {
        for (Path file :
                List.of(model(), history(), settings(), split(), predictions(), evaluation(), report(), checkpoint())) {
            Files.deleteIfExists(file);
        }
        try (Stream<Path> entries = Files.list(path)) {
            for (Path fold : entries.filter(RunFolder::isFold).toList()) {
                new RunFolder(fold).clear();
                deleteIfEmpty(fold.resolve("checkpoint"));
                deleteIfEmpty(fold);
            }
        }
    }

    private static boolean isFold(Path entry) {
        return entry.getFileName().toString().matches("fold-\\d+") && Files.isDirectory(entry);
    }

    private static void deleteIfEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // Something of the user's lies in it.
            return;
        }
    }

    /** The folder itself. */
    public Path path() {
        return path;
    }

    /** The model. */
    public Path model() {
        return path.resolve("model.onnx");
    }

    /** One line for each epoch. */
    public Path history() {
        return path.resolve("history.csv");
    }

    /** What was asked for. */
    public Path settings() {
        return path.resolve("settings.json");
    }

    /** Which row stood in which part. */
    public Path split() {
        return path.resolve("split.csv");
    }

    /** What the model says of each test row; written by the caller. */
    public Path predictions() {
        return path.resolve("predictions.csv");
    }

    /** The measures on test; written by the caller. */
    public Path evaluation() {
        return path.resolve("evaluation.json");
    }

    /** The measures as a page for people; written by the caller. */
    public Path report() {
        return path.resolve("report.html");
    }

    /** The state after the last complete epoch. */
    Path checkpoint() {
        return path.resolve("checkpoint").resolve("last");
    }

    /** Whether there is a training that can be resumed. */
    public boolean resumable() {
        return Files.isRegularFile(checkpoint());
    }
}
