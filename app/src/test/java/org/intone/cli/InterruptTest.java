package org.intone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.intone.testing.MadeUpCorpus;
import org.intone.testing.MadeUpLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C during a training. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "kill sends no Ctrl-C on Windows")
@Timeout(300)
class InterruptTest {
    @TempDir
    private Path folder;

    @Test
    void trainingEndsWithTheBestSoFarAndGoesOnFromThere() throws Exception {
        new MadeUpCorpus(5, 1, 0.6, 8).write(MadeUpLayout.RAVDESS, folder.resolve("corpora"));
        Path manifest = folder.resolve("corpora.csv");
        assertEquals(
                0,
                Call.intone("scan", folder.resolve("corpora"), "-o", manifest).exit());
        Path run = folder.resolve("run");

        List<String> said = interruptedAfterTheFirstEpoch(manifest, run);
        assertTrue(said.get(said.size() - 1).startsWith("stopped after epoch "), String.join("\n", said));
        assertTrue(Files.isRegularFile(run.resolve("model.onnx")));
        assertFalse(Files.exists(run.resolve("evaluation.json")));

        int done = Files.readAllLines(run.resolve("history.csv")).size() - 1;
        Call resumed = Call.intone((Object[]) arguments(manifest, run, "--resume"));
        assertEquals(0, resumed.exit(), resumed.err());
        String first = resumed.errLines().stream()
                .filter(line -> line.startsWith("epoch "))
                .findFirst()
                .orElseThrow();
        assertTrue(first.startsWith("epoch " + (done + 1) + "/25 "), resumed.err());
        assertTrue(Files.isRegularFile(run.resolve("evaluation.json")));
    }

    private static String[] arguments(Path manifest, Path run, String... more) {
        List<String> words = new ArrayList<>(List.of("train", manifest.toString(), "-o", run.toString()));
        words.addAll(List.of("--epochs", "25", "--patience", "25", "--width", "0.25", "--batch", "8"));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private static List<String> interruptedAfterTheFirstEpoch(Path manifest, Path run) throws Exception {
        Process process = OwnProcess.of(arguments(manifest, run))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> said = new ArrayList<>();
        try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                if (line.startsWith("epoch 1/")) {
                    OwnProcess.interrupt(process);
                }
            }
        }
        assertEquals(Interrupt.EXIT_CODE, process.waitFor(), String.join("\n", said));
        return said;
    }
}
