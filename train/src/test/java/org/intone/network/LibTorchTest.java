package org.intone.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class LibTorchTest {
    /** Runs in a process of its own, since a process loads native libraries once. */
    static final class Elsewhere {
        private Elsewhere() {}

        public static void main(String[] arguments) {
            try {
                LibTorch.require();
            } catch (IllegalStateException e) {
                throw new IllegalArgumentException("<" + e.getMessage() + ">");
            }
        }
    }

    @Test
    void aMachineWithoutLibTorchGetsOneClearLine() throws IOException, InterruptedException {
        String output = elsewhere("linux-arm64", System.getProperty("java.class.path"));
        assertTrue(
                output.contains(
                        "<training needs LibTorch, which is not there for linux-arm64: train on Linux x86-64, macOS"
                                + " arm64 or Windows x86-64; all other commands work here>"),
                output);
    }

    @Test
    void aClassPathWithoutLibTorchSaysWhatToAdd() throws IOException, InterruptedException {
        String all = System.getProperty("java.class.path");
        String without = Arrays.stream(all.split(File.pathSeparator, -1))
                .filter(jar -> !jar.matches(".*pytorch-[^/]*-(linux|windows|macosx)-[^/]*"))
                .collect(Collectors.joining(File.pathSeparator));
        assertTrue(!LibTorch.isLeftOut() && without.length() < all.length(), all);
        String output = elsewhere(LibTorch.platform(), without);
        assertTrue(
                output.contains("<training needs LibTorch, which is not on the class path: add org.bytedeco:pytorch and"
                        + " org.bytedeco:openblas with the classifier " + LibTorch.platform()
                        + ", or unpack the archive \"train\" of this version over the installed Intone>"),
                output);
    }

    /** What is said on another platform or with another class path. */
    private static String elsewhere(String platform, String classPath) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.bytedeco.javacpp.platform=" + platform,
                        "-cp",
                        classPath,
                        Elsewhere.class.getName()))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(1, process.exitValue(), output);
        return output;
    }

    @Test
    void threadsAreHeard() {
        LibTorch.threads(1);
        assertEquals(1, torch.get_num_threads());
        assertThrows(IllegalArgumentException.class, () -> LibTorch.threads(0));
    }

    @Test
    void theDeviceIsTheProcessorWithoutAGraphicsCard() {
        assertEquals(torch.cuda_is_available(), LibTorch.device().is_cuda());
    }
}
