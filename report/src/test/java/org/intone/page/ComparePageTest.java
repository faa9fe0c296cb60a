package org.intone.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.intone.evaluate.Comparison;
import org.intone.evaluate.Evaluation;
import org.intone.evaluate.Outcome;
import org.intone.report.ComparisonTable;
import org.intone.report.PredictionsCsv;
import org.intone.report.ScoredRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparePageTest {
    @TempDir
    private Path folder;

    @Test
    void runsComeBackFromTheirFilesAsTheyWereScored() throws IOException {
        List<Outcome> outcomes = RunPageTest.outcomes(50);
        PredictionsCsv.write(Evaluation.of(RunPageTest.SEVEN, outcomes, 1), folder.resolve("predictions.csv"));
        Files.writeString(
                folder.resolve("evaluation.json"), "{\"about\": {\"split\": \"leaky\", \"inflated\": \"copies\"}}");
        ScoredRun run = ScoredRun.read(folder);
        assertEquals(RunPageTest.SEVEN, run.labels());
        assertEquals("leaky", run.split());
        assertEquals(Optional.of("copies"), run.inflated());
        assertEquals(50, run.outcomes().size());
        for (int i = 0; i < 50; i++) {
            Outcome expected = outcomes.get(i);
            Outcome read = run.outcomes().get(i);
            assertEquals(expected.file(), read.file());
            assertEquals(expected.speakerId(), read.speakerId());
            assertEquals(expected.sex(), read.sex());
            assertEquals(expected.truth(), read.truth());
            assertEquals(expected.confidence(), read.confidence(), 1e-6);
        }
    }

    @Test
    void aCorpusThatOneManifestNamesAndTheOtherDoesNotIsAColumnOfBoth() {
        Outcome named = new Outcome("a.wav", "A", "A/1", "", 0, new double[] {0.7, 0.3});
        Outcome nameless = new Outcome("a.wav", "", "A/1", "", 0, new double[] {0.7, 0.3});
        List<String> labels = List.of("anger", "fear");
        List<ScoredRun> runs = List.of(
                new ScoredRun("x", labels, List.of(named), "", Optional.empty()),
                new ScoredRun("y", labels, List.of(nameless), "", Optional.empty()));
        String html = ComparePage.html(runs, Comparison.of(labels, List.of(List.of(named), List.of(nameless)), 1));
        assertTrue(html.contains("<td>100.0</td><td>-</td>") && html.contains("<td>-</td><td>100.0</td>"), html);
    }

    @Test
    void filesOfBeforeWithoutSexAreRead() throws IOException {
        Path file = Files.writeString(
                folder.resolve("old.csv"),
                "file,corpus,speaker,truth,predicted,anger,fear\na.wav,A,A/1,fear,anger,0.7,0.3\n");
        ScoredRun run = ScoredRun.read(file);
        assertEquals(List.of("anger", "fear"), run.labels());
        assertEquals(1, run.outcomes().get(0).truth());
        assertEquals("", run.outcomes().get(0).sex());
    }

    @Test
    void whatIsNoRunIsOneLineThatSaysWhereAndWhat() throws IOException {
        assertTrue(fault(folder)
                .endsWith("predictions.csv: is not there: name the folder of a run that was measured,"
                        + " or the CSV that evaluate writes"));
        Path file = Files.writeString(
                folder.resolve("x.csv"),
                "file,corpus,speaker,truth,predicted,anger\na.wav,A,A/1,anger,anger,0.7\nb.wav,A,A/1,anger,anger,much\n");
        assertEquals(file + ":3: no line of predictions: For input string: \"much\"", fault(file));
        Files.writeString(file, "name,anger\na.wav,0.5\n");
        assertEquals(file + ":2: no line of predictions: the column file is missing", fault(file));
        Files.writeString(file, "file,corpus,speaker,truth,predicted,anger\n");
        assertEquals(file + ": holds no predictions", fault(file));
    }

    private static String fault(Path run) {
        return assertThrows(IOException.class, () -> ScoredRun.read(run)).getMessage();
    }

    @Test
    void thePageHoldsTheFiguresAndSaysWhatIsInflatedAndLeftOut() {
        List<ScoredRun> runs = runs(200);
        String html = html(runs);
        assertTrue(html.contains("<strong>Inflated.</strong> runs/&lt;b&gt;two: copies."), "no banner");
        assertFalse(html.contains("<b>two"), "a run's name became an element");
        assertTrue(html.contains("runs/one: 10 clips of its test left out"));
        assertEquals(2, html.split("<svg ", -1).length - 1);
        assertFalse(html.matches("(?s).*(src|href)=\"(https?:)?//.*"), "something is fetched");
    }

    @Test
    void oneSpeakerIsNoTest() {
        Outcome clip = new Outcome("a.wav", "", "x", "", 0, new double[] {1, 0, 0, 0, 0, 0, 0});
        ScoredRun run = new ScoredRun("a", RunPageTest.SEVEN, List.of(clip), "", Optional.empty());
        String html = html(List.of(run, run));
        assertTrue(html.contains("1 clip of 1 speaker"));
        Comparison comparison = comparison(List.of(run, run));
        assertEquals(
                List.of("b", "0.0", "-", "-", "0", "0", "0", "0"),
                ComparisonTable.tests(List.of("a", "b"), comparison).get(0));
    }

    @Test
    void theTextSaysTheSame() {
        List<ScoredRun> runs = runs(200);
        String text = ComparisonTable.render(runs.stream().map(ScoredRun::name).toList(), comparison(runs));
        assertTrue(text.startsWith("190 clips of 21 speakers that every run was tested on; figures in %\n"), text);
        assertTrue(text.contains("against runs/one, in points"), text);
        assertTrue(text.lines().allMatch(line -> line.length() <= 120), text);
    }

    private static String html(List<ScoredRun> runs) {
        return ComparePage.html(runs, comparison(runs));
    }

    private static Comparison comparison(List<ScoredRun> runs) {
        return Comparison.of(
                RunPageTest.SEVEN, runs.stream().map(ScoredRun::outcomes).toList(), 1);
    }

    /** The second errs where the first errs, and on every fifth clip. */
    static List<ScoredRun> runs(int clips) {
        List<Outcome> first = RunPageTest.outcomes(clips);
        List<Outcome> second = new ArrayList<>();
        for (int i = 0; i < clips - 10; i++) {
            Outcome outcome = first.get(i);
            double[] wrong = new double[7];
            wrong[(outcome.truth() + 1) % 7] = 1;
            second.add(i % 5 == 0 ? outcome.withProbabilities(wrong) : outcome);
        }
        return List.of(
                new ScoredRun("runs/one", RunPageTest.SEVEN, first, "speaker", Optional.empty()),
                new ScoredRun("runs/<b>two", RunPageTest.SEVEN, second, "leaky", Optional.of("copies")));
    }
}
