package org.intone.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C while sound is heard, and while none comes though the sender has not ended. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "kill sends no Ctrl-C on Windows")
@Timeout(120)
class ListenInterruptTest {
    @TempDir
    private Path folder;

    @Test
    void whatWasHeardIsToldAndSaved() throws Exception {
        Path model = NumbersModel.write(folder.resolve("model.onnx"), "speaker", List.of());
        byte[] wav = Files.readAllBytes(SpokenFiles.write(folder.resolve("talk.wav"), 1));
        Path kept = folder.resolve("kept.wav");
        Process process = OwnProcess.of(
                        "listen", "--stdin", "--rate", "16000", "--model", model.toString(), "--save", kept.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> told = new ArrayList<>();
        try (OutputStream in = process.getOutputStream();
                BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            in.write(Arrays.copyOfRange(wav, 44, wav.length));
            in.flush();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                told.add(line);
                if (told.size() == 2) {
                    awaitAll(kept, wav.length);
                    OwnProcess.interrupt(process);
                }
            }
            assertEquals(0, process.waitFor(), String.join("\n", told));
        }
        assertTrue(told.get(0).contains("emotion"), told.get(0));
        assertArrayEquals(wav, Files.readAllBytes(kept));
    }

    private static void awaitAll(Path file, long bytes) throws IOException, InterruptedException {
        while (Files.size(file) < bytes) {
            Thread.sleep(20);
        }
    }
}
