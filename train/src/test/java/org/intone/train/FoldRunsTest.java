package org.intone.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.intone.corpus.Split;
import org.intone.corpus.SplitPlan;
import org.intone.emotion.LabelSet;
import org.intone.evaluate.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldRunsTest {
    private static final MadeUpSpeech SPEECH = new MadeUpSpeech(6, 1);

    @TempDir
    private Path folder;

    private final AtomicInteger reads = new AtomicInteger();

    private FoldRuns runs() {
        RecordingReader counting = utterance -> {
            reads.incrementAndGet();
            return SPEECH.read(utterance);
        };
        return new FoldRuns(counting, folder, 2);
    }

    private static FoldTask task(String name, int epochs, long seed) {
        FitSettings fit = new FitSettings(epochs, 8, 3e-3, 1e-2, true, FitSettings.Patience.DEFAULT);
        TrainSettings settings = new TrainSettings(
                new NetworkSettings("cnn2d", 0.25, "logmel-64"), LabelSet.SIX, "speaker:3", 0, fit, seed, 1);
        List<Split> folds = SplitPlan.parse("speaker:3").split(SPEECH.rows(), 0, seed);
        return new FoldTask(name + "/seed-" + seed, settings, folds);
    }

    /** Counts what was measured, and interrupts after so many folds. */
    private static final class Counting implements FoldRunner.Listener {
        private final int most;
        private final List<String> folds = new ArrayList<>();
        private final List<Double> left = new ArrayList<>();
        private int kept;

        Counting(int most) {
            this.most = most;
        }

        @Override
        public boolean interrupted() {
            return folds.size() >= most;
        }

        @Override
        public void planned(int keptFolds, int toDo) {
            kept = keptFolds;
        }

        @Override
        public void fold(FoldTask task, Split fold, FoldResult result, double secondsLeft) {
            folds.add(task.folder() + " " + fold.fold());
            left.add(secondsLeft);
        }
    }

    @Test
    void theTestsOfAllFoldsAreAllRowsAndEachRecordingIsReadOnceForAllSeeds() throws IOException {
        Counting counting = new Counting(99);
        List<List<FoldResult>> results = runs().run(List.of(task("a", 1, 1), task("a", 1, 2)), counting);
        assertEquals(2, results.size());
        for (List<FoldResult> task : results) {
            List<String> tested = task.stream()
                    .flatMap(fold -> fold.test().stream())
                    .map(Outcome::file)
                    .toList();
            assertEquals(SPEECH.rows().size(), tested.size());
            assertEquals(SPEECH.rows().size(), new TreeSet<>(tested).size());
        }
        assertEquals(SPEECH.rows().size(), reads.get());
        assertEquals(6, counting.folds.size());
        assertEquals(0, counting.left.get(5));
        assertTrue(counting.left.get(0) > counting.left.get(4), counting.left.toString());
    }

    @Test
    void aStoppedRunGoesOnToWhatAWholeOneGives() throws IOException {
        List<FoldTask> tasks = List.of(task("a", 2, 1));
        Counting whole = new Counting(99);
        List<FoldResult> expected = runs().run(tasks, whole).get(0);
        Set<Path> files = files();
        assertEquals(
                Set.of("a/seed-1/fold-1.json", "a/seed-1/fold-2.json", "a/seed-1/fold-3.json"),
                files.stream().map(file -> folder.relativize(file).toString()).collect(Collectors.toSet()));
        for (Path file : files) {
            Files.delete(file);
        }
        assertThrows(InterruptedTraining.class, () -> runs().run(tasks, new Counting(2)));
        assertEquals(2, files().size());
        Counting rest = new Counting(99);
        List<FoldResult> resumed = runs().run(tasks, rest).get(0);
        assertEquals(2, rest.kept);
        assertEquals(List.of("a/seed-1 3"), rest.folds);
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i).bestEpoch(), resumed.get(i).bestEpoch());
            for (int j = 0; j < expected.get(i).test().size(); j++) {
                Outcome before = expected.get(i).test().get(j);
                Outcome now = resumed.get(i).test().get(j);
                assertEquals(before.file(), now.file());
                assertEquals(before.speakerId(), now.speakerId());
                assertEquals(before.truth(), now.truth());
                assertEquals(before.probability(2), now.probability(2));
            }
        }
    }

    private Set<Path> files() throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void whatIsMeasuredIsNotReadAgain() throws IOException {
        runs().run(List.of(task("a", 1, 1)), new Counting(99));
        reads.set(0);
        runs().run(List.of(task("a", 1, 1)), new Counting(0));
        assertEquals(0, reads.get());
    }

    @Test
    void aResultOfOtherSettingsIsRefused() throws IOException {
        runs().run(List.of(task("a", 1, 1)), new Counting(99));
        IOException other =
                assertThrows(IOException.class, () -> runs().run(List.of(task("a", 2, 1)), new Counting(99)));
        assertEquals(
                folder.resolve("a/seed-1/fold-1.json") + ": was measured with other settings or recordings; pass"
                        + " --force to measure anew, or name another folder",
                other.getMessage());
        Files.writeString(folder.resolve("a/seed-1/fold-1.json"), "{\"key\": 3");
        IOException broken =
                assertThrows(IOException.class, () -> runs().run(List.of(task("a", 1, 1)), new Counting(99)));
        assertTrue(broken.getMessage().contains("no result of a fold"), broken.getMessage());
    }

    /** As on a machine that trains several at once. */
    @Test
    void foldsTrainedInSeveralThreadsGiveWhatEachGivesAlone() throws Exception {
        FoldTask task = task("a", 2, 1);
        List<FoldResult> expected = runs().run(List.of(task), new Counting(99)).get(0);
        FoldTrainer trainer = new FoldTrainer(SPEECH, 1, Optional.empty());
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<FoldResult>> all = new ArrayList<>();
            for (Split fold : task.folds()) {
                all.add(threads.submit(() -> trainer.measure(task.settings(), fold, TrainingListener.SILENT)));
            }
            for (int i = 0; i < 3; i++) {
                Split fold = task.folds().get(i);
                assertEquals(
                        withoutSeconds(FoldFile.text(task.settings(), fold, expected.get(i))),
                        withoutSeconds(
                                FoldFile.text(task.settings(), fold, all.get(i).get())));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static String withoutSeconds(String text) {
        return text.replaceFirst("\"seconds\":[0-9.E-]+", "");
    }

    @Test
    void aResultFromElsewhereIsKeptOnceAndOnlyUnderItsOwnFold() throws IOException {
        FoldTask task = task("a", 1, 1);
        FoldLedger ledger = FoldLedger.read(folder, List.of(task));
        assertEquals(3, ledger.open().size());
        FoldResult result = new FoldResult(1, 1, 0.5, List.of());
        String text = FoldFile.text(task.settings(), task.folds().get(1), result);
        FoldLedger.Open second = ledger.open().get(1);
        ledger.enter(second, text);
        ledger.enter(second, text);
        assertEquals(result, ledger.results().get(0).get(1));
        assertEquals(text, Files.readString(folder.resolve("a/seed-1/fold-2.json")));
        double left = ledger.secondsLeft(1);
        assertEquals(2, left, 0.2);
        IOException other =
                assertThrows(IOException.class, () -> ledger.enter(ledger.open().get(0), text));
        assertTrue(other.getMessage().contains("other settings or recordings"), other.getMessage());
        assertEquals(1, files().size());
        assertEquals(1, FoldLedger.read(folder, List.of(task)).kept());
    }
}
