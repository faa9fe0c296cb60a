package org.intone.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.TaskEndReason;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.intone.cli.TrainingPlace;
import org.intone.corpus.Split;
import org.intone.corpus.SplitPlan;
import org.intone.emotion.LabelSet;
import org.intone.testing.MadeUpCorpus;
import org.intone.testing.MadeUpLayout;
import org.intone.train.FitSettings;
import org.intone.train.FoldResult;
import org.intone.train.FoldRunner;
import org.intone.train.FoldTask;
import org.intone.train.InterruptedTraining;
import org.intone.train.NetworkSettings;
import org.intone.train.TrainSettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import scala.jdk.javaapi.CollectionConverters;

/** Folds on made-up voices, trained by two executors and on this machine. */
@ExtendWith(SharedCluster.class)
class ClusterTrainingTest {
    private static Path folder;
    private static String root;
    private static JavaSparkContext spark;

    @BeforeAll
    static void start() throws IOException {
        folder = SharedCluster.folder("training");
        root = SharedCluster.place(folder) + "/";
        spark = JavaSparkContext.fromSparkContext(SharedCluster.spark().sparkContext());
        new MadeUpCorpus(4, 1, 0.6, 5).write(MadeUpLayout.SAVEE, folder);
        assertEquals(
                0,
                Call.intone("scan", folder, "-o", folder.resolve("corpora.csv")).exit());
    }

    private static Object[] benchmark(String manifest, Path output, Object... more) {
        Object[] args = {"benchmark", manifest, "savee-loso", "-o", output, "--width", 0.1, "--batch", 8, "--epochs", 2
        };
        return Stream.concat(Stream.of(args), Stream.of(more)).toArray();
    }

    /** The results in a folder by their names, without how long they took. */
    private static SortedMap<String, String> results(Path output) throws IOException {
        SortedMap<String, String> results = new TreeMap<>();
        try (Stream<Path> files = Files.walk(output)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = output.relativize(file).toString();
                String text = Files.readString(file).replaceAll("\"seconds\":[0-9.E-]+", "");
                if (name.startsWith("savee-loso/")) {
                    results.put(name, text);
                }
            }
        }
        return results;
    }

    /** Rows with numbers of all seeds and speakers, without the column of seconds. */
    private static List<String> table(Path output) throws IOException {
        List<String> lines = Files.readAllLines(output.resolve("benchmark.csv"));
        int seconds = List.of(lines.get(0).split(",", -1)).indexOf("seconds");
        assertTrue(seconds > 0, lines.get(0));
        return lines.stream()
                .map(line -> {
                    String[] cells = line.split(",", -1);
                    cells[seconds] = "";
                    return String.join(",", cells);
                })
                .toList();
    }

    @Test
    void theNumbersAreThoseOfOneMachineAndEitherGoesOnWithTheOthersFolder() throws IOException {
        Object[] more = {"--seeds", "1,2", "--augment", 1};
        Path here = folder.resolve("here");
        Call one = Call.intone(benchmark(folder.resolve("corpora.csv").toString(), here, more));
        assertEquals(0, one.exit(), one.err());
        Path there = folder.resolve("there");
        Call many = Call.spark(benchmark(root + "corpora.csv", there, more));
        assertEquals(0, many.exit(), many.err());
        assertEquals(8, results(here).size());
        assertEquals(results(here), results(there));
        assertEquals(table(here), table(there));

        for (int fold : List.of(1, 3)) {
            Files.delete(here.resolve("savee-loso/seed-1/fold-" + fold + ".json"));
            Files.delete(there.resolve("savee-loso/seed-2/fold-" + fold + ".json"));
        }
        Call hereOnSpark = Call.spark(benchmark(root + "corpora.csv", here, more));
        assertEquals(
                "6 folds kept from an earlier call, 2 to do",
                hereOnSpark.errLines().get(0));
        Call thereOnOne = Call.intone(benchmark(folder.resolve("corpora.csv").toString(), there, more));
        assertEquals(
                "6 folds kept from an earlier call, 2 to do",
                thereOnOne.errLines().get(0));
        assertEquals(results(here), results(there));
        Call again = Call.spark(benchmark(root + "corpora.csv", here, more));
        assertEquals(hereOnSpark.out(), again.out());
        assertEquals(
                "8 folds kept from an earlier call, 0 to do", again.errLines().get(0));
    }

    @Test
    void aSearchFindsTheSame() throws IOException {
        Object[] words = {
            "--try", "width=0.1,0.2", "--grid", "--folds", 2, "--batch", 8, "--epochs", 1, "--network", "cnn1d"
        };
        Path here = folder.resolve("tune");
        Call one = Call.intone(
                Stream.concat(Stream.of("tune", folder.resolve("corpora.csv"), "-o", here), Stream.of(words))
                        .toArray());
        assertEquals(0, one.exit(), one.err());
        Path there = folder.resolve("tune-on-spark");
        Call many = Call.spark(Stream.concat(Stream.of("tune", root + "corpora.csv", "-o", there), Stream.of(words))
                .toArray());
        assertEquals(0, many.exit(), many.err());
        for (String file : List.of("trials/width-0.1/fold-1.json", "trials/width-0.2/fold-2.json")) {
            assertEquals(
                    Files.readString(here.resolve(file)).replaceAll("\"seconds\":[0-9.E-]+", ""),
                    Files.readString(there.resolve(file)).replaceAll("\"seconds\":[0-9.E-]+", ""));
        }
        String best = many.outLines().get(many.outLines().size() - 1).strip();
        assertTrue(best.startsWith("intone train " + root + "corpora.csv --seed 1 "), best);
    }

    private static TrainingPlace.Source source(String manifest) throws IOException {
        return new ClusterTraining().open("benchmark", manifest, Call.terminal());
    }

    /** Eight folds that take some seconds together. */
    private static FoldTask task(TrainingPlace.Source source, int epochs) {
        FitSettings fit = new FitSettings(epochs, 8, 3e-3, 1e-2, true, FitSettings.Patience.DEFAULT);
        TrainSettings settings =
                new TrainSettings(new NetworkSettings("cnn2d", 0.1, "logmel-64"), LabelSet.SEVEN, "loso", 0, fit, 3, 1);
        return new FoldTask("a/seed-3", settings, SplitPlan.parse("loso").split(source.rows(), 0, 3));
    }

    /** Hears of folds, and does something at the first. */
    private static final class Hearing implements FoldRunner.Listener {
        private final Runnable atFirst;
        private final TreeSet<String> unreadable = new TreeSet<>();
        private final TreeSet<String> failed = new TreeSet<>();
        private final TreeMap<Integer, FoldResult> folds = new TreeMap<>();
        private int heard;
        private boolean interrupted;

        Hearing(Runnable atFirst) {
            this.atFirst = atFirst;
        }

        @Override
        public boolean interrupted() {
            return interrupted;
        }

        @Override
        public void unreadable(String file, IOException problem) {
            unreadable.add(file);
        }

        @Override
        public void fold(FoldTask task, Split fold, FoldResult result, double secondsLeft) {
            folds.put(fold.fold(), result);
            if (heard++ == 0) {
                atFirst.run();
            }
        }

        @Override
        public void failed(FoldTask task, Split fold, String problem) {
            failed.add(FoldRunner.name(task, fold) + ": " + problem);
        }
    }

    /** One of the two, when the first fold has ended and both are at their next. */
    @Test
    void anExecutorThatIsKilledLosesNoFoldAndDoublesNone() throws IOException {
        TrainingPlace.Source source = source(root + "corpora.csv");
        FoldTask task = task(source, 8);
        Path calm = folder.resolve("calm");
        source.runner(calm, Optional.empty()).run(List.of(task), new Hearing(() -> {}));
        Set<Long> before = SharedCluster.processes();
        assertEquals(LocalCluster.EXECUTORS, before.size());
        List<TaskEndReason> lost = new CopyOnWriteArrayList<>();
        SparkListener watching = new SparkListener() {
            @Override
            public void onTaskEnd(SparkListenerTaskEnd end) {
                if (end.reason() instanceof ExecutorLostFailure) {
                    lost.add(end.reason());
                }
            }
        };
        spark.sc().addSparkListener(watching);
        Path killed = folder.resolve("killed");
        Hearing hearing = new Hearing(
                () -> ProcessHandle.of(before.iterator().next()).orElseThrow().destroyForcibly());
        List<FoldResult> results = source.runner(killed, Optional.empty())
                .run(List.of(task), hearing)
                .get(0);
        SharedCluster.processes();
        spark.sc().removeSparkListener(watching);
        assertEquals(1, lost.size());
        assertEquals(4, hearing.heard);
        assertEquals(List.copyOf(hearing.folds.values()), results);
        for (int fold = 1; fold <= 4; fold++) {
            String file = "a/seed-3/fold-" + fold + ".json";
            assertEquals(
                    Files.readString(calm.resolve(file)).replaceAll("\"seconds\":[0-9.E-]+", ""),
                    Files.readString(killed.resolve(file)).replaceAll("\"seconds\":[0-9.E-]+", ""));
        }
    }

    @Test
    void aDriverThatIsStoppedKeepsWhatIsDoneAndGoesOn() throws IOException {
        TrainingPlace.Source source = source(root + "corpora.csv");
        FoldTask task = task(source, 8);
        Path stopped = folder.resolve("stopped");
        Hearing[] first = new Hearing[1];
        first[0] = new Hearing(() -> first[0].interrupted = true);
        FoldRunner runner = source.runner(stopped, Optional.empty());
        assertThrows(InterruptedTraining.class, () -> runner.run(List.of(task), first[0]));
        int done = first[0].heard;
        assertTrue(done >= 1 && done < 4, "done " + done);
        Hearing rest = new Hearing(() -> {});
        assertEquals(4, runner.run(List.of(task), rest).get(0).size());
        assertEquals(4 - done, rest.heard);
    }

    /** The first cell of a manifest's line. */
    private static String file(String line) {
        return line.substring(0, line.indexOf(','));
    }

    /** One recording is broken for everybody; another is seen by the driver alone, through the folder that it runs in. */
    @Test
    void aRecordingThatOnlySomeMachinesSeeFailsItsFoldsAndOneThatNobodySeesIsLeftOut() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("corpora.csv"));
        String broken = file(lines.get(1));
        Path copy = folder.resolve("copy");
        for (String line : lines.subList(1, lines.size())) {
            String file = file(line);
            Files.createDirectories(copy.resolve(file).getParent());
            Files.copy(folder.resolve(file), copy.resolve(file));
        }
        Files.writeString(copy.resolve(broken), "no sound");
        // Without digests, so that the cluster computes them.
        Files.write(
                copy.resolve("m.csv"),
                lines.stream()
                        .map(line -> line.replaceFirst(",[0-9a-f]{64}$", ","))
                        .toList());
        TrainingPlace.Source source = source("file:" + copy + "/m.csv");
        assertEquals(
                List.of(broken),
                source.rows().stream()
                        .filter(row -> row.sha256().isEmpty())
                        .map(row -> row.file())
                        .toList());
        FoldTask task = task(source, 1);
        Hearing left = new Hearing(() -> {});
        FoldRunner runner = source.runner(folder.resolve("left-out"), Optional.empty());
        List<FoldResult> results = runner.run(List.of(task), left).get(0);
        assertEquals(new TreeSet<>(List.of(broken)), left.unreadable);
        assertEquals(
                source.rows().size() - 1,
                results.stream().mapToInt(fold -> fold.test().size()).sum());

        String seen = source.rows().get(source.rows().size() - 1).file();
        Path own = Path.of("target", "seen-by-the-driver.wav").toAbsolutePath();
        Files.move(copy.resolve(seen), own, StandardCopyOption.REPLACE_EXISTING);
        Files.createSymbolicLink(
                copy.resolve(seen),
                Path.of("/proc/self/cwd/target", own.getFileName().toString()));
        Hearing some = new Hearing(() -> {});
        // Another source, since an executor does not read again what it has.
        TrainingPlace.Source again = source("file:" + copy + "/m.csv");
        FoldRunner refused = again.runner(folder.resolve("refused"), Optional.empty());
        IOException e = assertThrows(IOException.class, () -> refused.run(List.of(task(again, 1)), some));
        assertTrue(e.getMessage().startsWith("a/seed-3 fold "), e.getMessage());
        assertTrue(e.getMessage().contains(seen + " cannot be read on "), e.getMessage());
        assertEquals(4, some.failed.size());
        assertEquals(0, some.heard);
        assertFalse(Files.exists(folder.resolve("refused/a")));
    }

    /** Of a speaker whom nobody can read no fold can hear on dev. */
    @Test
    void aFoldThatFailsIsNamedAndTheOthersAreKept() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("corpora.csv"));
        Path silent = folder.resolve("silent.csv");
        Files.write(
                silent,
                lines.stream()
                        .map(line -> line.contains(",KL,") ? line.replaceFirst("^[^,]+", "gone/$0") : line)
                        .toList());
        Path output = folder.resolve("failing");
        Call call = Call.spark(benchmark("file:" + silent, output, "--seeds", 1));
        assertEquals(1, call.exit(), call.out());
        String problem = "training needs two readable rows to learn from and one to judge by, had 14 and 0";
        for (int fold = 1; fold <= 3; fold++) {
            assertTrue(
                    call.errLines().contains("savee-loso/seed-1 fold " + fold + "/4 failed: " + problem), call.err());
        }
        assertEquals(
                7,
                call.errLines().stream()
                        .filter(line -> line.startsWith("unreadable"))
                        .count());
        String last = call.errLines().get(call.errLines().size() - 1);
        assertTrue(
                last.matches("intone: savee-loso/seed-1 fold ./4: " + problem
                        + "; and 2 more folds failed; what was measured is kept"),
                last);
        assertEquals(Set.of("savee-loso/seed-1/fold-4.json"), results(output).keySet());
    }

    @Test
    void whoWatchesSeesFoldsByTheirNamesAndCounts() throws Exception {
        List<String> descriptions = new CopyOnWriteArrayList<>();
        Map<String, Object> counts = new ConcurrentHashMap<>();
        SparkListener watching = new SparkListener() {
            @Override
            public void onJobStart(SparkListenerJobStart job) {
                descriptions.add(job.properties().getProperty("spark.job.description"));
            }

            @Override
            public void onTaskEnd(SparkListenerTaskEnd task) {
                CollectionConverters.asJava(task.taskInfo().accumulables()).forEach(one -> {
                    if (one.name().isDefined()) {
                        counts.put(one.name().get(), one.value().get());
                    }
                });
            }
        };
        spark.sc().addSparkListener(watching);
        try {
            Call call = Call.spark(benchmark(root + "corpora.csv", folder.resolve("watched"), "--seeds", "7"));
            assertEquals(0, call.exit(), call.err());
            SharedCluster.processes();
        } finally {
            spark.sc().removeSparkListener(watching);
        }
        assertEquals(
                IntStream.rangeClosed(1, 4)
                        .mapToObj(fold -> "benchmark: savee-loso, fold " + fold + " of 4, seed 7")
                        .toList(),
                descriptions.subList(0, 4));
        assertEquals(4L, counts.get("folds"));
        assertEquals(8L, counts.get("epochs"));
        assertTrue((double) counts.get("seconds") > 0);
    }

    @Test
    void theHelpSaysWhatIsDifferent() {
        for (String name : List.of("benchmark", "tune")) {
            Call help = Call.spark("help", name);
            assertEquals(0, help.exit(), help.err());
            String text = help.out().replaceAll("\\s+", " ");
            assertTrue(text.startsWith("Usage: intone-spark " + name), text);
            assertTrue(text.contains("The folder is that of 'intone " + name + "': either goes on"), text);
            assertTrue(text.contains("a folder that goes with the executor if not given"), text);
            assertTrue(text.contains("1 if not given, and at most spark.task.cpus"), text);
            assertTrue(text.contains("spark-submit intone-spark.jar " + name + " hdfs:///"), text);
            assertFalse(text.contains("intone " + name + " corpora.csv"), text);
        }
    }

    @Test
    void executorsGetTheEnvironmentOfATraining() {
        Map<String, String> environment = spark
                .parallelize(List.of(1), 1)
                .map(i -> System.getenv().entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toList())
                .first()
                .stream()
                .map(entry -> entry.split("=", 2))
                .collect(Collectors.toMap(entry -> entry[0], entry -> entry[1]));
        assertEquals("1", environment.get("OPENBLAS_NUM_THREADS"));
        assertEquals("1", environment.get("OMP_NUM_THREADS"));
        assertEquals("1", environment.get("MALLOC_ARENA_MAX"));
        assertEquals("0", environment.get("MALLOC_MMAP_MAX_"));
    }

    @Test
    void whatCannotBeIsSaidBeforeExecutorsBegin() {
        Path none = folder.resolve("none");
        Call threads = Call.spark(benchmark(root + "corpora.csv", none, "--threads", 2));
        assertEquals(1, threads.exit());
        assertTrue(threads.err().contains("pass --conf spark.task.cpus=2 to spark-submit"), threads.err());
        Call missing = Call.spark(benchmark(root + "nothing.csv", none));
        assertEquals(1, missing.exit());
        assertEquals(
                List.of("intone: " + root + "nothing.csv: no such file; expected a manifest, as scan makes one"),
                missing.errLines());
        Call elsewhere = Call.spark(benchmark(root + "corpora.csv", Path.of("hdfs://name/runs")));
        assertEquals(1, elsewhere.exit());
        assertEquals(
                List.of(
                        "intone: hdfs:/name/runs names a place elsewhere: name a folder of this machine, such as runs/a"),
                elsewhere.errLines());
    }
}
