package org.intone.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An unpacked Intone whose user has an empty home and works in an empty folder, all with blanks and umlauts in their names. */
final class Install {
    private static final int PATIENCE_SECONDS = 240;

    /** What a call left behind. */
    record Run(int exit, String out, String err) {
        List<String> outLines() {
            return out.lines().toList();
        }

        List<String> errLines() {
            return err.lines().toList();
        }
    }

    private final Path folder;
    private final Path home;
    private final Path work;
    private final Map<String, String> variables = new HashMap<>();

    private Install(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder.resolve("Töne und mehr"));
        this.home = Files.createDirectories(folder.resolve("Heim für alle"));
        this.work = Files.createDirectories(folder.resolve("leere Höhle"));
        variables.put("JAVA_HOME", System.getProperty("java.home"));
    }

    /** The tool, unpacked once for all tests; each has a copy, which takes a tenth of the time. */
    private static final class Unpacked {
        static final Path FOLDER = unpacked();

        private static Path unpacked() {
            try {
                Path folder = Built.TARGET.resolve("unpacked");
                call(Built.TARGET, "rm", "-rf", folder.toString());
                Files.createDirectories(folder);
                call(folder, "tar", "xzf", Built.tool(".tar.gz").toString());
                return folder.resolve(Built.TOP);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The tool below a folder, as it was unpacked. */
    static Install into(Path folder) throws IOException {
        Install install = empty(folder);
        call(install.folder, "cp", "-a", Unpacked.FOLDER.toString(), ".");
        return install;
    }

    /** Without the tool. */
    static Install empty(Path folder) throws IOException {
        return new Install(folder);
    }

    /** The same installation, called with one more environment variable. */
    Install with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    /** Unpacks another archive over it. */
    void unpack(Path archive) throws IOException {
        call(folder, "tar", "xzf", archive.toString());
    }

    private static void call(Path where, String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(where.toFile())
                .inheritIO()
                .start();
        assertEquals(0, process.onExit().join().exitValue(), List.of(command).toString());
    }

    /** The folder that the archive unpacked to. */
    Path top() {
        return folder.resolve(Built.TOP);
    }

    Path home() {
        return home;
    }

    Path work() {
        return work;
    }

    String sample(String name) {
        return top().resolve("samples").resolve(name).toString();
    }

    Run intone(Object... words) throws IOException, InterruptedException {
        return finish(start(top().resolve("intone"), words));
    }

    /** Starts a call; its outputs go to files, so that none waits for a reader. */
    Started start(Path program, Object... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        Stream.of(words).map(Object::toString).forEach(command::add);
        Path out = Files.createTempFile(home.getParent(), "out", "");
        Path err = Files.createTempFile(home.getParent(), "err", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", "/usr/bin:/bin", "HOME", home.toString(), "LANG", "C"));
        builder.environment().putAll(variables);
        return new Started(builder.start(), out, err);
    }

    /** A call that may still run. */
    record Started(Process process, Path out, Path err) {}

    Run finish(Started started) throws IOException, InterruptedException {
        assertTrue(started.process().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "still running");
        return new Run(
                started.process().exitValue(),
                Files.readString(started.out(), StandardCharsets.UTF_8),
                Files.readString(started.err(), StandardCharsets.UTF_8));
    }

    /** What lies in the folder where class-data archives are kept; empty where there is no such folder. */
    static List<String> names(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
