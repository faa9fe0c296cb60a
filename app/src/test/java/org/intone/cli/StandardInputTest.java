package org.intone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.intone.audio.WavWriter;
import org.intone.audio.Waveform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a pipe and a file give a process of its own, since the streams of this one belong to the build. */
@Timeout(120)
class StandardInputTest {
    @TempDir
    private Path folder;

    @Test
    void aPipeAndAFileAreBothHeard() throws Exception {
        Random random = new Random(1);
        float[] samples = new float[16_000];
        for (int n = 0; n < samples.length; n++) {
            samples[n] = (float) (random.nextDouble() - 0.5);
        }
        byte[] wav = WavWriter.toBytes(Waveform.of(samples, 16_000));
        Path model = NumbersModel.write(folder.resolve("model.onnx"), "speaker", List.of());
        Path file = Files.write(folder.resolve("in.wav"), wav);

        Process piped = predict(model, ProcessBuilder.Redirect.PIPE);
        try (OutputStream in = piped.getOutputStream()) {
            in.write(wav);
        }
        String fromPipe = answer(piped);
        assertTrue(fromPipe.startsWith("{\"file\":\"-\",\"start\":0.0,\"end\":1.0,\"emotion\":\"anger\""), fromPipe);
        assertEquals(fromPipe, answer(predict(model, ProcessBuilder.Redirect.from(file.toFile()))));
    }

    private static Process predict(Path model, ProcessBuilder.Redirect input) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.intone.cli.Main",
                        "predict",
                        "--json",
                        "--model",
                        model.toString(),
                        "-")
                .redirectInput(input)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String answer(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), out);
        return out;
    }
}
