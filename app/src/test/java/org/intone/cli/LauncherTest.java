package org.intone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shell launcher, in a folder with a blank and an umlaut in its name. A stand-in for Intone prints its arguments, and
 * a stand-in for Maven notes that it was called, so that only the launcher is under test.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
class LauncherTest {
    private static final String STAND_IN =
            """
            package org.intone.cli;
            public class Main {
                public static void main(String[] args) {
                    System.out.println(String.join("|", args));
                    System.out.println(System.getenv("MALLOC_ARENA_MAX") + " " + System.getenv("OPENBLAS_NUM_THREADS"));
                    System.exit(7);
                }
            }
            """;
    private static final String MAVEN =
            """
            #!/bin/sh
            echo "$*" >> calls
            mkdir -p app/target/lib
            cp stand-in.jar app/target/intone-app.jar
            echo "from Maven"
            """;

    @TempDir
    private static Path shared;

    private static Path standIn;

    @TempDir
    private Path folder;

    private Path tree;

    private record Run(int exit, List<String> out, List<String> err) {}

    @BeforeAll
    static void compileStandIn() throws IOException {
        Path source = Files.writeString(shared.resolve("Main.java"), STAND_IN);
        int exit = ToolProvider.getSystemJavaCompiler()
                .run(null, OutputStream.nullOutputStream(), null, "-d", shared.toString(), source.toString());
        assertEquals(0, exit);
        standIn = shared.resolve("stand-in.jar");
        String name = "org/intone/cli/Main.class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(standIn))) {
            out.putNextEntry(new JarEntry(name));
            Files.copy(shared.resolve(name), out);
            out.closeEntry();
        }
    }

    @BeforeEach
    void makeTree() throws IOException {
        tree = Files.createDirectories(folder.resolve("Töne und mehr"));
        copyLauncher(tree);
        Files.createDirectories(tree.resolve("core/src/main/java"));
        Files.writeString(tree.resolve("pom.xml"), "<project/>");
        Files.writeString(tree.resolve("core/pom.xml"), "<project/>");
        Files.writeString(tree.resolve("core/src/main/java/A.java"), "class A {}");
        Files.writeString(tree.resolve("mvnw"), MAVEN);
        assertTrue(tree.resolve("mvnw").toFile().setExecutable(true));
        Files.copy(standIn, tree.resolve("stand-in.jar"));
    }

    @Test
    void theFirstCallBuildsAndTheSecondOnlyRuns() throws Exception {
        Run first = run(Map.of("LC_ALL", "C"), tree.resolve("intone"), "predict", "ein Löwe.wav", "");
        assertEquals(7, first.exit());
        assertEquals(List.of("predict|ein Löwe.wav|", "null null"), first.out());
        assertTrue(first.err().get(0).startsWith("intone: building for the first time"), first.toString());
        assertEquals("from Maven", first.err().get(1));
        assertEquals(List.of("-q -B -ntp -Dquick -DskipTests package -pl app -am"), calls());

        Run second = run(Map.of(), tree.resolve("intone"), "show");
        assertEquals(new Run(7, List.of("show", "null null"), List.of()), second);
        assertEquals(1, calls().size());
    }

    @Test
    void aLocaleThatIsNotInstalledDoesNotSpoilNames() throws Exception {
        Run run = run(Map.of("LC_ALL", "xx_XX.UTF-8"), tree.resolve("intone"), "predict", "ein Löwe.wav");
        assertEquals("predict|ein Löwe.wav", run.out().get(0));
    }

    @Test
    void aChangedSourceARemovedSourceAndAChangedPomBuildAnew() throws Exception {
        Path launcher = tree.resolve("intone");
        run(Map.of(), launcher, "show");
        touch(tree.resolve("core/src/main/java/A.java"));
        Run changed = run(Map.of(), launcher, "show");
        assertEquals("intone: sources have changed, building", changed.err().get(0));
        assertEquals(2, calls().size());
        ageSources();
        run(Map.of(), launcher, "show");
        assertEquals(2, calls().size());

        Files.delete(tree.resolve("core/src/main/java/A.java"));
        touch(tree.resolve("core/src/main/java"));
        run(Map.of(), launcher, "show");
        assertEquals(3, calls().size());
        ageSources();

        touch(tree.resolve("core/pom.xml"));
        run(Map.of(), launcher, "show");
        assertEquals(4, calls().size());
    }

    @Test
    void jarsOfAFormerBuildDoNotStay() throws Exception {
        Path stale = tree.resolve("app/target/lib/intone-gone.jar");
        Files.createDirectories(stale.getParent());
        Files.writeString(stale, "old");
        run(Map.of(), tree.resolve("intone"), "show");
        assertTrue(Files.notExists(stale));
    }

    @Test
    void aFailedBuildIsSaidAndBuiltAgainByTheNextCall() throws Exception {
        Path launcher = tree.resolve("intone");
        Files.writeString(tree.resolve("mvnw"), "#!/bin/sh\necho broken; exit 1\n");
        Run failed = run(Map.of(), launcher, "show");
        assertEquals(1, failed.exit());
        assertEquals(List.of(), failed.out());
        assertEquals("broken", failed.err().get(1));
        assertTrue(failed.err().get(2).startsWith("intone: the build failed"), failed.toString());
        Files.writeString(tree.resolve("mvnw"), MAVEN);
        assertEquals(7, run(Map.of(), launcher, "show").exit());
    }

    @Test
    void ofTwoFirstCallsAtOnceOnlyOneBuilds() throws Exception {
        Files.writeString(tree.resolve("mvnw"), MAVEN.replace("echo \"$*\"", "sleep 1; echo \"$*\""));
        Started one = start(Map.of(), tree.resolve("intone"), "one");
        Started two = start(Map.of(), tree.resolve("intone"), "two");
        assertEquals("one", one.finish().out().get(0));
        assertEquals("two", two.finish().out().get(0));
        assertEquals(1, calls().size());
    }

    @Test
    void theLockOfABuildThatWasKilledIsVoid() throws Exception {
        Path lock = Files.createDirectories(tree.resolve("app/target/intone-building"));
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.writeString(lock.resolve("pid"), gone.pid() + "\n");
        assertEquals(7, run(Map.of(), tree.resolve("intone"), "show").exit());
    }

    @Test
    void aSymbolicLinkLeadsToTheTree() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path hop = Files.createSymbolicLink(bin.resolve("hop"), Path.of("..", "Töne und mehr", "intone"));
        Path link = Files.createSymbolicLink(bin.resolve("intone"), Path.of("hop"));
        assertTrue(Files.exists(hop));
        assertEquals(List.of("show", "null null"), run(Map.of(), link, "show").out());
    }

    @Test
    void aReleaseOnlyRuns() throws Exception {
        Path release = Files.createDirectories(folder.resolve("Äußere Ablage/intone-0.1.0"));
        copyLauncher(release);
        Files.copy(standIn, Files.createDirectories(release.resolve("lib")).resolve("intone-app.jar"));
        Run run = run(Map.of(), release.resolve("intone"), "show");
        assertEquals(new Run(7, List.of("show", "null null"), List.of()), run);
    }

    @Test
    void aLoneLauncherSaysWhatIsMissing() throws Exception {
        Path alone = Files.createDirectories(folder.resolve("alone"));
        copyLauncher(alone);
        Run run = run(Map.of(), alone.resolve("intone"), "show");
        assertEquals(1, run.exit());
        assertTrue(run.err().get(0).startsWith("intone: neither a source tree nor a release"), run.toString());
    }

    @Test
    void trainingGetsTheAllocatorAndItsThreads() throws Exception {
        String expected = System.getProperty("os.name").equals("Linux") ? "1 " : "null ";
        assertEquals(
                expected + "1",
                run(Map.of(), tree.resolve("intone"), "--debug", "train").out().get(1));
        Run asked = run(Map.of(), tree.resolve("intone"), "train", "a.csv", "--threads", "3");
        assertEquals(expected + "3", asked.out().get(1));
        assertEquals(
                expected + "2",
                run(Map.of(), tree.resolve("intone"), "train", "--threads=2")
                        .out()
                        .get(1));
        assertEquals(
                "null null",
                run(Map.of(), tree.resolve("intone"), "predict", "train").out().get(1));
    }

    @Test
    void withoutJavaOneLineSaysSo() throws Exception {
        Run none = run(Map.of("JAVA_HOME", folder.toString()), tree.resolve("intone"), "show");
        assertEquals(1, none.exit());
        assertEquals(1, none.err().size(), none.toString());
        assertTrue(none.err().get(0).contains("holds no bin/java"), none.toString());

        Path java = Files.createDirectories(folder.resolve("old/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"1.8.0_432\"' >&2\n");
        assertTrue(java.toFile().setExecutable(true));
        Run old = run(Map.of("JAVA_HOME", folder.resolve("old").toString()), tree.resolve("intone"), "show");
        assertEquals(1, old.exit());
        assertTrue(old.err().get(0).contains("is Java 8, but 17 or newer is needed"), old.toString());
    }

    private static void copyLauncher(Path into) throws IOException {
        Path launcher = Files.copy(Path.of(System.getProperty("intone.root"), "intone"), into.resolve("intone"));
        assertTrue(launcher.toFile().setExecutable(true));
    }

    /** As if everything had been edited a minute ago: file times may be too coarse to tell a build from an edit. */
    private void ageSources() throws IOException {
        FileTime past = FileTime.from(Instant.now().minusSeconds(60));
        for (String name : List.of("pom.xml", "core/pom.xml", "core/src/main", "core/src/main/java")) {
            Files.setLastModifiedTime(tree.resolve(name), past);
        }
        Path source = tree.resolve("core/src/main/java/A.java");
        if (Files.exists(source)) {
            Files.setLastModifiedTime(source, past);
        }
    }

    private static void touch(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(1)));
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(tree.resolve("calls"));
    }

    private record Started(Process process, Path out, Path err) {
        Run finish() throws IOException, InterruptedException {
            return new Run(process.waitFor(), Files.readAllLines(out), Files.readAllLines(err));
        }
    }

    private Started start(Map<String, String> environment, Path launcher, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(args));
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(LauncherTest::isSetByLauncherOrJava);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return new Started(builder.start(), out, err);
    }

    private static boolean isSetByLauncherOrJava(String variable) {
        return variable.startsWith("MALLOC_")
                || variable.endsWith("NUM_THREADS")
                || variable.equals("JAVA_TOOL_OPTIONS");
    }

    private Run run(Map<String, String> environment, Path launcher, String... args) throws Exception {
        return start(environment, launcher, args).finish();
    }
}
