package org.intone.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.intone.cli.CommandFailure;
import org.intone.cli.Terminal;
import org.intone.testing.MadeUpCorpus;
import org.intone.testing.MadeUpLayout;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is lost and what is done twice when processes die: nothing. */
@ExtendWith(SharedCluster.class)
class ClusterLossTest {
    private static final int CLIPS = 120;
    private static final RunMark.Periods SHORT_PERIODS =
            new RunMark.Periods(Duration.ofMillis(100), Duration.ofMillis(1000));

    private static Path folder;
    private static Path calls;
    private static Map<String, JsonNode> expected;

    @BeforeAll
    static void write() throws IOException {
        folder = SharedCluster.folder("loss");
        Path voices = Files.createDirectory(folder.resolve("voices"));
        new MadeUpCorpus(1, 1, 1.5, 5).write(MadeUpLayout.CREMA_D, voices);
        calls = Files.createDirectory(folder.resolve("calls"));
        try (Stream<Path> files = Files.walk(voices)) {
            Path[] clips = files.filter(file -> file.toString().endsWith(".wav"))
                    .sorted()
                    .toArray(Path[]::new);
            for (int i = 0; i < CLIPS; i++) {
                Files.copy(clips[i % clips.length], calls.resolve("call " + i + ".wav"));
            }
        }
        expected = Answers.ofOneMachine("predict", "--json", "--clean", "denoise", calls);
        assertEquals(CLIPS, expected.size());
    }

    private static Call predict(Path output, Object... more) {
        Object[] args = {"predict", "--clean", "denoise", SharedCluster.place(calls), "-o", SharedCluster.place(output)
        };
        return Call.spark(Stream.concat(Stream.of(args), Stream.of(more)).toArray());
    }

    private static void assertWhole(Path output) throws IOException {
        Answers.assertSame(expected, Answers.of(output));
        Call again = predict(output);
        assertEquals(0, again.exit(), again.err());
        assertTrue(
                again.lastLine()
                        .startsWith("intone: 0 recordings, 0.00 hours of sound, 0 errors; " + CLIPS
                                + " recordings done before"),
                again.lastLine());
    }

    @Test
    void aKilledExecutorLosesNothingAndDoublesNothing() throws IOException {
        Set<Long> before = SharedCluster.processes();
        AtomicInteger lost = new AtomicInteger();
        Set<String> names = new ConcurrentSkipListSet<>();
        SparkListener killer = new SparkListener() {
            private boolean isHearing;
            private boolean isDone;

            @Override
            public void onJobStart(SparkListenerJobStart job) {
                String description = job.properties().getProperty("spark.job.description", "");
                names.add(description);
                isHearing |= description.startsWith("predict: round");
            }

            @Override
            public void onStageCompleted(SparkListenerStageCompleted stage) {
                names.add("stage " + stage.stageInfo().name());
            }

            @Override
            public void onTaskEnd(SparkListenerTaskEnd end) {
                if (isHearing && !isDone && end.taskType().equals("ResultTask")) {
                    isDone = true;
                    before.stream().findFirst().flatMap(ProcessHandle::of).ifPresent(ProcessHandle::destroyForcibly);
                }
            }

            @Override
            public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
                lost.incrementAndGet();
            }
        };
        Path output = folder.resolve("killed");
        SparkContext context = SharedCluster.spark().sparkContext();
        context.addSparkListener(killer);
        Call call;
        try {
            call = predict(output);
        } finally {
            context.removeSparkListener(killer);
        }
        assertEquals(0, call.exit(), call.err());
        assertEquals(1, lost.get(), "no executor was lost, or more than one");
        assertTrue(call.lastLine().startsWith("intone: " + CLIPS + " recordings, "), call.lastLine());
        assertWhole(output);
        assertTrue(names.contains("predict: round 1 of 1, about 120 recordings"), names.toString());
        assertTrue(names.contains("stage predict: round 1 of 1, about 120 recordings"), names.toString());
    }

    @Test
    void aRunThatWasStoppedIsGoneOnWith() throws IOException {
        AtomicInteger rounds = new AtomicInteger();
        SparkContext context = SharedCluster.spark().sparkContext();
        SparkListener stopper = new SparkListener() {
            @Override
            public void onTaskEnd(SparkListenerTaskEnd end) {
                if (rounds.get() == 3 && end.taskType().equals("ResultTask")) {
                    context.cancelAllJobs();
                }
            }

            @Override
            public void onJobStart(SparkListenerJobStart job) {
                String description = job.properties().getProperty("spark.job.description", "");
                if (description.startsWith("predict: round")) {
                    rounds.set(Integer.parseInt(description.split(" ", 4)[2]));
                }
            }
        };
        Path output = folder.resolve("stopped");
        context.addSparkListener(stopper);
        Call call;
        try {
            call = predict(output, "--round", 24);
        } finally {
            context.removeSparkListener(stopper);
        }
        assertEquals(1, call.exit(), call.err());
        assertEquals(3, call.err().lines().count(), call.err());
        assertTrue(call.lastLine().contains("cancelled"), call.lastLine());
        long kept = Answers.of(output).size();
        assertTrue(kept > 20 && kept < 100, "kept " + kept);

        Call more = predict(output);
        assertEquals(0, more.exit(), more.err());
        assertTrue(more.lastLine().startsWith("intone: " + (CLIPS - kept) + " recordings, "), more.lastLine());
        assertWhole(output);
    }

    /** Hadoop keeps what a task has committed until its job is whole, and takes what it finds there for that job's. */
    @Test
    void whatAKilledDriverLeftIsNotTakenForTheNextRounds() throws IOException {
        Path output = folder.resolve("left");
        assertEquals(0, predict(output).exit());
        Path task = Files.createDirectories(output.resolve("_temporary/0/task_202611260000_0001_m_000000/status=ok"));
        List<Path> parts;
        try (Stream<Path> files = Files.list(output.resolve("status=ok"))) {
            parts = files.filter(file -> file.toString().contains("part-00000")).toList();
        }
        assertEquals(2, parts.size(), parts.toString());
        for (Path part : parts) {
            Files.move(part, task.resolve(part.getFileName()));
        }
        long kept = Answers.of(output).size();
        assertTrue(kept > 0 && kept < CLIPS, "kept " + kept);
        Call more = predict(output);
        assertEquals(0, more.exit(), more.err());
        assertTrue(more.lastLine().startsWith("intone: " + (CLIPS - kept) + " recordings, "), more.lastLine());
        assertWhole(output);
    }

    /** Until it stays: who renews it may have read it just before. */
    private static void take(Path mark, String content) {
        try {
            do {
                Files.writeString(mark, content);
                Thread.sleep(3 * SHORT_PERIODS.renewal().toMillis());
            } while (!Files.readString(mark).equals(content));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The command, with shorter periods. */
    private static long predictBriefly(Path output, Terminal terminal) throws IOException {
        SharedModel.Loaded loaded = SharedModel.builtIn();
        RunSettings settings = new RunSettings(
                "predict", List.of(SharedCluster.place(calls)), SharedCluster.place(output), false, 24, 10_000, 3);
        // What the command writes into its record.
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("command", "predict");
        facts.put("model", loaded.model().digest());
        facts.put("clean", "denoise");
        RowMaker maker =
                new PredictRows(loaded.model(), loaded.metadata().labels().labels(), "denoise");
        return new ClusterRun(SharedCluster.spark(), terminal, settings, SHORT_PERIODS)
                .run(maker, new RunRecord(facts, List.of()));
    }

    @Test
    void twoRunsDoNotWriteIntoOneFolder() throws IOException {
        Path output = folder.resolve("shared");
        Configuration hadoop = SharedCluster.spark().sparkContext().hadoopConfiguration();
        Call second;
        try (RunMark first =
                new RunMark(ClusterPath.of(SharedCluster.place(output), hadoop), hadoop, "app-1", SHORT_PERIODS)) {
            first.hold(line -> {}, () -> {});
            second = predict(output);
        }
        assertEquals(1, second.exit());
        assertEquals(
                "intone: " + SharedCluster.place(output)
                        + ": application app-1 is writing there; let it end, or stop it, or name another folder with -o\n",
                second.err());
        try (Stream<Path> files = Files.list(output)) {
            assertEquals(List.of(), files.toList());
        }
    }

    /** As after {@code kill -9} of a driver, and then as if that had only slept. */
    @Test
    void aFolderIsTakenFromARunThatIsDeadAndNotGivenBackWhenItWakes() throws IOException {
        Path output = Files.createDirectory(folder.resolve("taken"));
        Path mark = Files.writeString(output.resolve("_intone.run"), "app-1 0-1-2 3\n");
        SparkListener taker = new SparkListener() {
            @Override
            public void onJobStart(SparkListenerJobStart job) {
                if (job.properties().getProperty("spark.job.description", "").startsWith("predict: round 2")) {
                    take(mark, "app-2 3-4-5 6\n");
                }
            }
        };
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        SharedCluster.spark().sparkContext().addSparkListener(taker);
        try {
            CommandFailure failure =
                    assertThrows(CommandFailure.class, () -> predictBriefly(output, Call.terminal(told)));
            assertTrue(failure.getMessage().contains(": application app-2 took this run for dead"), failure.toString());
        } finally {
            SharedCluster.spark().sparkContext().removeSparkListener(taker);
        }
        assertTrue(told.toString(StandardCharsets.UTF_8)
                .startsWith("intone: " + SharedCluster.place(output) + ": application app-1 gave no sign of life"));
        assertEquals("app-2 3-4-5 6\n", Files.readString(mark));
        long kept = Answers.of(output).size();
        assertTrue(kept > 0 && kept < CLIPS, "kept " + kept);
        Files.delete(mark);
        predict(output);
        assertWhole(output);
    }
}
