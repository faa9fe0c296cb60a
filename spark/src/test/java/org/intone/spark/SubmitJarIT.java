package org.intone.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intone.audio.WavWriter;
import org.intone.emotion.Emotion;
import org.intone.snippet.Shell;
import org.intone.snippet.Snippet;
import org.intone.testing.Voice;
import org.intone.testing.VoiceSynthesizer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packed jar, as spark-submit runs it: on a class path that has Spark's libraries and none of Intone's. */
class SubmitJarIT {
    private static final Path ROOT = Path.of(System.getProperty("intone.root"));

    /** What the jar must bring, although it lies on this test's own class path. */
    private static final List<String> OURS = List.of(
            "/org/intone/",
            "/org/bytedeco/",
            "/com/microsoft/onnxruntime/",
            "/org/tribuo/",
            "/com/github/wendykierp/",
            "/info/picocli/");

    @TempDir
    private Path folder;

    private Path jar;

    /** As the page on Spark takes it from where the build has put it. */
    @BeforeEach
    void takeTheJar() throws IOException, InterruptedException {
        Path built = Files.createSymbolicLink(folder.resolve("spark"), ROOT.resolve("spark"));
        try (Shell shell = new Shell(folder, folder.resolve("tools"), Map.of())) {
            for (Snippet snippet : Snippet.runBy(SubmitJarIT.class, ROOT, "docs/spark.md")) {
                Shell.Done done = shell.run(snippet.runnable());
                assertEquals(0, done.exit(), snippet.place() + "\n" + done.err());
            }
        }
        Files.delete(built);
        jar = folder.resolve("intone-spark.jar");
        assertTrue(Files.isRegularFile(jar));
    }

    @Test
    void theJarPredictsOnSparksOwnClassPath() throws Exception {
        Path voices = Files.createDirectories(folder.resolve("zwei Stimmen ä"));
        for (String name : List.of("a.wav", "b.wav")) {
            WavWriter.write(
                    VoiceSynthesizer.speak(Voice.of(false, 1), Emotion.ANGER, 2, 16_000, 7), voices.resolve(name));
        }
        Path out = folder.resolve("out");
        String first = submit("predict", voices.toString(), "-o", out.toString());
        assertTrue(first.contains("2 recordings"), first);
        try (Stream<Path> files = Files.walk(out)) {
            assertTrue(files.anyMatch(file -> file.toString().endsWith(".parquet")), first);
        }
    }

    private String submit(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(Arrays.asList(System.getProperty("intone.spark.jvm").split("\\s+")));
        command.addAll(List.of("-cp", sparkAlone(), "org.apache.spark.deploy.SparkSubmit", "--master", "local[1]"));
        command.addAll(List.of("--conf", "spark.ui.enabled=false", "--conf", "spark.driver.host=127.0.0.1"));
        command.add(jar.toString());
        command.addAll(List.of(words));
        Path told = folder.resolve("told.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(told.toFile())
                .start();
        assertTrue(process.waitFor(3, TimeUnit.MINUTES), Files.readString(told));
        assertEquals(0, process.exitValue(), Files.readString(told));
        return Files.readString(told);
    }

    private static String sparkAlone() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .filter(entry -> OURS.stream().noneMatch(entry.replace('\\', '/')::contains))
                .filter(entry -> !entry.contains("intone-"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
