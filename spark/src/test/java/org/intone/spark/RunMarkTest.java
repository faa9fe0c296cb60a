package org.intone.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.hadoop.conf.Configuration;
import org.intone.cli.CommandFailure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunMarkTest {
    private static final RunMark.Periods SHORT = new RunMark.Periods(Duration.ofMillis(50), Duration.ofMillis(1000));

    @TempDir
    private Path folder;

    private Path file;
    private Configuration hadoop;
    private org.apache.hadoop.fs.Path output;
    private final List<String> said = new ArrayList<>();
    private final AtomicInteger stops = new AtomicInteger();

    @BeforeEach
    void mount() throws IOException {
        hadoop = MountedFolder.hadoop(folder);
        output = ClusterPath.of(MountedFolder.ROOT + "/out [1]", hadoop);
        file = folder.resolve("out [1]").resolve("_intone.run");
    }

    private RunMark mark(String application) throws IOException {
        return new RunMark(output, hadoop, application, SHORT);
    }

    private void hold(RunMark mark) throws IOException {
        mark.hold(said::add, stops::incrementAndGet);
    }

    private static void await(BooleanSupplier what) {
        for (int i = 0; i < 200 && !what.getAsBoolean(); i++) {
            pause(25);
        }
        assertTrue(what.getAsBoolean());
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String content() {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    void aRunThatLivesHasTheFolderForItselfUntilItEnds() throws IOException {
        try (RunMark first = mark("app-1")) {
            hold(first);
            try (RunMark second = mark("app-2")) {
                CommandFailure refused = assertThrows(CommandFailure.class, () -> hold(second));
                assertEquals(
                        output + ": application app-1 is writing there; let it end, or stop it, or name another folder"
                                + " with -o",
                        refused.getMessage());
            }
            await(() -> content().startsWith("app-1 " + first.run()));
            first.check();
        }
        try (var left = Files.list(file.getParent())) {
            assertEquals(List.of(), left.toList());
        }
        assertEquals(0, stops.get());
        try (RunMark third = mark("app-3")) {
            long start = System.nanoTime();
            hold(third);
            assertTrue(System.nanoTime() - start < 900_000_000, "watched where there was no mark");
        }
        assertEquals(List.of(), said);
    }

    @Test
    void aMarkThatNobodyRenewsIsTakenOverHoweverItWasCutOff() throws IOException {
        Files.createDirectories(file.getParent());
        for (String left : List.of("app-1 0-1-2 77\n", "", "app-1 0-")) {
            Files.writeString(file, left);
            try (RunMark mark = mark("app-2")) {
                long start = System.nanoTime();
                hold(mark);
                assertTrue(System.nanoTime() - start > 950_000_000, "not watched");
                await(() -> content().startsWith("app-2 " + mark.run()));
            }
            assertFalse(Files.exists(file));
        }
        String where = "intone: " + output + ": ";
        String what = " gave no sign of life for 1 s and was killed, it seems; this run goes on there";
        assertEquals(
                List.of(where + "application app-1" + what, where + "another run" + what, where + "another run" + what),
                said);
    }

    @Test
    void aRunThatWasTakenForDeadStopsAndLeavesTheOthersMark() throws IOException {
        RunMark mark = mark("app-1");
        hold(mark);
        mark.check();
        // Nobody's work is stopped for half of a word.
        Files.writeString(file, "app-1");
        await(() -> content().startsWith("app-1 "));
        Files.delete(file);
        await(() -> content().startsWith("app-1 "));
        assertEquals(0, stops.get());

        // Written at once: a renewal may have read the mark before.
        await(() -> {
            replace("app-2 0-1-2 1\n");
            pause(60);
            return stops.get() > 0;
        });
        int before = stops.get();
        await(() -> stops.get() > before);
        assertEquals(
                output + ": application app-2 took this run for dead, since it was silent for long, and goes on there;"
                        + " leave it to that one, which hears all that is missing",
                assertThrows(CommandFailure.class, mark::check).getMessage());
        mark.close();
        int last = stops.get();
        assertEquals("app-2 0-1-2 1\n", Files.readString(file));
        pause(200);
        assertEquals(last, stops.get());
    }

    private void replace(String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A program that holds a folder until it is ended. */
    public static final class Holder {
        private Holder() {}

        public static void main(String[] args) throws Exception {
            org.apache.hadoop.fs.Path output = new org.apache.hadoop.fs.Path(args[0]);
            new RunMark(output, new Configuration(), "app-1", SHORT).hold(line -> {}, () -> {});
            Thread.sleep(60_000);
        }
    }

    @Test
    void aProgramThatIsAskedToEndTakesItsMarkAwayAndOneThatIsKilledCannot() throws Exception {
        for (boolean isKilled : List.of(false, true)) {
            Process holder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Holder.class.getName(),
                            file.getParent().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                for (int i = 0; i < 400 && !content().startsWith("app-1 "); i++) {
                    pause(50);
                }
                assertTrue(content().startsWith("app-1 "));
            } finally {
                if (isKilled) {
                    holder.destroyForcibly();
                } else {
                    holder.destroy();
                }
                holder.waitFor();
            }
            assertEquals(isKilled, Files.exists(file));
        }
    }
}
