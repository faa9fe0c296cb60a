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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.TaskEndReason;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.intone.cli.TrainingPlace;
import org.intone.corpus.Split;
import org.intone.snippet.Snippet;
import org.intone.train.FoldResult;
import org.intone.train.FoldRunner;
import org.intone.train.FoldTask;
import org.intone.train.InterruptedTraining;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Executors and drivers that end midway, recordings that some machines cannot read, and folds that cannot be trained. */
@ExtendWith(SharedCluster.class)
class ClusterFoldLossTest {
    private static Path folder;
    private static String root;
    private static JavaSparkContext spark;

    @BeforeAll
    static void start() throws IOException {
        MadeUpFolds made = new MadeUpFolds("lost-folds");
        folder = made.folder();
        root = made.root();
        spark = JavaSparkContext.fromSparkContext(SharedCluster.spark().sparkContext());
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
        TrainingPlace.Source source = MadeUpFolds.source(root + "corpora.csv");
        FoldTask task = MadeUpFolds.task(source, 8);
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
                    MadeUpFolds.withoutSeconds(calm.resolve(file)), MadeUpFolds.withoutSeconds(killed.resolve(file)));
        }
    }

    @Test
    void aDriverThatIsStoppedKeepsWhatIsDoneAndGoesOn() throws IOException {
        TrainingPlace.Source source = MadeUpFolds.source(root + "corpora.csv");
        FoldTask task = MadeUpFolds.task(source, 8);
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
        TrainingPlace.Source source = MadeUpFolds.source("file:" + copy + "/m.csv");
        assertEquals(
                List.of(broken),
                source.rows().stream()
                        .filter(row -> row.sha256().isEmpty())
                        .map(row -> row.file())
                        .toList());
        FoldTask task = MadeUpFolds.task(source, 1);
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
        TrainingPlace.Source again = MadeUpFolds.source("file:" + copy + "/m.csv");
        FoldRunner refused = again.runner(folder.resolve("refused"), Optional.empty());
        IOException e = assertThrows(IOException.class, () -> refused.run(List.of(MadeUpFolds.task(again, 1)), some));
        assertTrue(shown(seen, copy).matcher(e.getMessage()).lookingAt(), e.getMessage());
        assertEquals(4, some.failed.size());
        assertEquals(0, some.heard);
        assertFalse(Files.exists(folder.resolve("refused/a")));
    }

    /** The message as docs/spark.md shows it, where a command names the fold before it. */
    private static Pattern shown(String recording, Path folder) throws IOException {
        Snippet block =
                Snippet.of("", Files.readString(Path.of(System.getProperty("intone.root"), "docs/spark.md"))).stream()
                        .filter(each -> each.says("held by").equals(Optional.of("ClusterFoldLossTest")))
                        .findFirst()
                        .orElseThrow();
        String message = block.text().strip().replace('\n', ' ');
        String name = "SAVEE/AudioData/KL/su15.wav";
        assertTrue(message.contains("file:/data/" + name) && message.contains(" node7 "), message);
        return Pattern.compile(Pattern.quote(message)
                .replace("savee-loso/seed-1 fold 3/4 failed", "a/seed-3 fold \\E\\d/4\\Q")
                .replace("file:/data/" + name, "file:" + folder + "/" + recording)
                .replace(name, recording)
                .replace(" node7 ", " \\E\\S+\\Q "));
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
        Call call = Call.spark(MadeUpFolds.benchmark("file:" + silent, output, "--seeds", 1));
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
        assertEquals(
                Set.of("savee-loso/seed-1/fold-4.json"),
                MadeUpFolds.results(output).keySet());
    }
}
