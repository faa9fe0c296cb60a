package org.intone.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/** {@code history.csv}: one line for each epoch, written as training goes on. */
final class History {
    private static final String HEADER = "epoch,train_loss,train_accuracy,train_uar,dev_loss,dev_accuracy,dev_uar,"
            + "learning_rate,seconds,best,lesson";

    private final Path file;

    private History(Path file) {
        this.file = file;
    }

    /** An empty history; a file of that name is replaced. */
    static History start(Path file) throws IOException {
        Files.writeString(file, HEADER + "\n");
        return new History(file);
    }

    /** Goes on after an epoch: lines of later epochs, which were not complete, are taken away. */
    static History resume(Path file, int epoch) throws IOException {
        List<String> lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, Math.min(lines.size(), epoch + 1)));
        return new History(file);
    }

    void add(EpochFigures figures) throws IOException {
        String line = String.format(
                Locale.ROOT,
                "%d,%s,%s,%s,%.2f,%b,%s\n",
                figures.epoch(),
                cells(figures.train()),
                cells(figures.dev()),
                figures.learningRate(),
                figures.seconds(),
                figures.best(),
                Double.isNaN(figures.lesson()) ? "" : String.format(Locale.ROOT, "%.5f", figures.lesson()));
        Files.writeString(file, line, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    private static String cells(EpochScores scores) {
        return String.format(Locale.ROOT, "%.5f,%.5f,%.5f", scores.loss(), scores.accuracy(), scores.uar());
    }
}
