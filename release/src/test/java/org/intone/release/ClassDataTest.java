package org.intone.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.intone.release.Install.Run;
import org.intone.release.Install.Started;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The class-data archive that the launcher makes on the first prediction: where it lies, that it is used, that nothing is ever said of it. */
class ClassDataTest {
    @TempDir
    private Path folder;

    private Install install;
    private Path inside;

    @BeforeEach
    void unpack() throws Exception {
        install = Install.into(folder);
        inside = install.top().resolve("cds");
    }

    private void predictsWithoutAWord() throws Exception {
        assertRight(install.intone("predict", install.sample("anger.wav")));
    }

    private static void assertRight(Run run) {
        assertEquals(0, run.exit(), run.toString());
        assertEquals("", run.err());
        assertEquals(2, run.outLines().size(), run.out());
    }

    /** Puts a file where the folder would be: the rights of a folder do not bind root. */
    private static void close(Path path) throws IOException {
        Files.writeString(Files.createDirectories(path.getParent()).resolve(path.getFileName()), "");
    }

    @Test
    void theFirstPredictionMakesItInTheInstallationAndTheSecondUsesIt() throws Exception {
        assertEquals(0, install.intone("--version").exit());
        assertEquals(List.of(), Install.names(inside));
        predictsWithoutAWord();
        List<String> made = Install.names(inside);
        assertEquals(1, made.size(), made.toString());
        assertTrue(Files.size(inside.resolve(made.get(0))) > 1_000_000, made.toString());
        predictsWithoutAWord();
        assertEquals(made, Install.names(inside));
        assertTrue(mapped(inside.resolve(made.get(0))));
    }

    /** Whether a running Intone has the archive in its memory. */
    private boolean mapped(Path archive) throws Exception {
        Started server = install.start(install.top().resolve("intone"), "serve", "--port", 0);
        try {
            Path maps = Path.of("/proc", Long.toString(server.process().pid()), "maps");
            for (int tries = 0; tries < 100; tries++) {
                if (Files.readString(maps).contains(archive.getFileName().toString())) {
                    return true;
                }
                Thread.sleep(100);
            }
            return false;
        } finally {
            server.process().destroy();
            install.finish(server);
        }
    }

    @Test
    void anInstallationThatCannotBeWrittenHasItInTheUsersCache() throws Exception {
        close(inside);
        predictsWithoutAWord();
        Path cache = install.home().resolve(".cache/intone");
        assertEquals(1, Install.names(cache).size());
        Path named = folder.resolve("Ablage für später");
        install.with("XDG_CACHE_HOME", named.toString());
        predictsWithoutAWord();
        assertEquals(1, Install.names(named.resolve("intone")).size());
    }

    @Test
    void whereNothingCanBeWrittenItRunsWithout() throws Exception {
        close(inside);
        close(install.home().resolve(".cache/intone"));
        predictsWithoutAWord();
    }

    @Test
    void processesThatMakeItAtOnceLeaveOne() throws Exception {
        List<Started> all = new ArrayList<>();
        for (int process = 0; process < 3; process++) {
            all.add(install.start(install.top().resolve("intone"), "predict", install.sample("anger.wav")));
        }
        for (Started one : all) {
            assertRight(install.finish(one));
        }
        assertEquals(1, Install.names(inside).size());
        predictsWithoutAWord();
    }

    @Test
    void anotherJavaAndChangedJarsGetTheirOwn() throws Exception {
        predictsWithoutAWord();
        int made = 1;
        for (Path other : otherJavas()) {
            install.with("JAVA_HOME", other.toString());
            predictsWithoutAWord();
            made++;
            assertEquals(made, Install.names(inside).size(), other.toString());
            assertTrue(Files.size(inside.resolve(Install.names(inside).get(0))) > 1_000_000);
        }
        Files.copy(install.top().resolve("samples/anger.wav"), install.top().resolve("lib/zz-no-jar-at-all.jar"));
        predictsWithoutAWord();
        assertEquals(made + 1, Install.names(inside).size());
    }

    @Test
    void oneThatWasCutOffLaterIsTakenAwayAndMadeAnew() throws Exception {
        predictsWithoutAWord();
        Path archive = inside.resolve(Install.names(inside).get(0));
        byte[] whole = Files.readAllBytes(archive);
        for (int length : List.of(0, whole.length / 2, whole.length - 1)) {
            Files.deleteIfExists(archive);
            Files.write(archive, Arrays.copyOf(whole, length));
            Run version = install.intone("--version");
            assertEquals(0, version.exit(), length + " of " + whole.length + " bytes: " + version);
            assertEquals("", version.err());
            assertEquals(List.of(), Install.names(inside));
        }
        predictsWithoutAWord();
        assertEquals(1, Install.names(inside).size());
        assertTrue(Files.size(inside.resolve(Install.names(inside).get(0))) > 1_000_000);
    }

    @Test
    void anArchiveOfAnotherJavaUnderThisOnesNameIsPassedOver() throws Exception {
        predictsWithoutAWord();
        Path archive = inside.resolve(Install.names(inside).get(0));
        for (Path other : otherJavas()) {
            install.with("JAVA_HOME", other.toString());
            predictsWithoutAWord();
            Path own = archive;
            Path foreign = Install.names(inside).stream()
                    .map(inside::resolve)
                    .filter(file -> !file.equals(own))
                    .findFirst()
                    .orElseThrow();
            byte[] ownBytes = Files.readAllBytes(own);
            byte[] foreignBytes = Files.readAllBytes(foreign);
            archive = replace(own, foreignBytes);
            Path swapped = replace(foreign, ownBytes);
            predictsWithoutAWord();
            install.with("JAVA_HOME", System.getProperty("java.home"));
            predictsWithoutAWord();
            assertTrue(Files.exists(archive));
            Files.delete(swapped);
        }
        archive = replace(archive, "no archive at all".getBytes(StandardCharsets.US_ASCII));
        predictsWithoutAWord();
        assertTrue(Files.exists(archive));
    }

    /** Puts other bytes in a file's place, whose size its name then says. */
    private static Path replace(Path archive, byte[] bytes) throws IOException {
        String name = archive.getFileName().toString().replaceFirst("-\\d+\\.jsa$", "-" + bytes.length + ".jsa");
        Files.delete(archive);
        return Files.write(archive.resolveSibling(name), bytes);
    }

    /** The other JDKs of this machine from 17 on; none where there is but one. */
    private static List<Path> otherJavas() throws IOException {
        Path here = Path.of(System.getProperty("java.home")).toRealPath();
        Path all = Path.of("/usr/lib/jvm");
        if (Files.notExists(all)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(all)) {
            List<Path> found = new ArrayList<>();
            for (Path java : folders.filter(java -> Files.isExecutable(java.resolve("bin/javac")))
                    .toList()) {
                if (!java.toRealPath().equals(here) && !found.contains(java.toRealPath())) {
                    found.add(java.toRealPath());
                }
            }
            return found;
        }
    }
}
