package org.intone.corpus;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.intone.emotion.Emotion;
import org.junit.jupiter.api.Test;

class LeakCheckTest {
    private static final Utterance A = MadeUpRows.row("X", 1, 1, Emotion.FEAR);
    private static final Utterance B = MadeUpRows.row("X", 2, 1, Emotion.FEAR);
    private static final Utterance C = MadeUpRows.row("X", 3, 1, Emotion.FEAR);

    private static Split split(String plan, List<Utterance> train, List<Utterance> dev, List<Utterance> test) {
        return new Split(plan, 1, 1, takes(train), takes(dev), takes(test));
    }

    private static List<Take> takes(List<Utterance> rows) {
        return rows.stream().map(Take::recorded).toList();
    }

    private static Utterance stretch(Utterance row, double start, double end) {
        return new Utterance(
                row.file(),
                OptionalDouble.of(start),
                OptionalDouble.of(end),
                row.corpus(),
                row.speaker(),
                row.sex(),
                row.age(),
                row.language(),
                row.emotion(),
                row.intensity(),
                row.statement(),
                0,
                0,
                0,
                "");
    }

    private static void assertRefused(Split split, String problem) {
        assertEquals(
                "split " + split.plan() + " leaks: " + problem,
                assertThrows(LeakException.class, () -> LeakCheck.check(split)).getMessage());
    }

    @Test
    void cleanSplitsPass() {
        for (String plan : List.of("file", "speaker", "loso", "sentence", "corpus:Y")) {
            LeakCheck.check(split(plan, List.of(A), List.of(B), List.of(C)));
        }
    }

    @Test
    void aRecordingOnTwoSidesIsRefused() {
        Utterance other = A.withFile("./" + A.file());
        assertRefused(
                split("file", List.of(A), List.of(B), List.of(other)),
                A.file() + " (train) and ./" + A.file()
                        + " (test) are the same recording but stand on different sides");
        assertRefused(
                split("sentence", List.of(C), List.of(B), List.of(B)),
                B.file() + " (dev) and " + B.file() + " (test) are the same recording but stand on different sides");
    }

    @Test
    void overlappingStretchesAreRefusedAndTouchingOnesPass() {
        Utterance whole = stretch(A, 0, 10);
        Utterance inside = stretch(A, 4, 5);
        Utterance after = stretch(A, 10, 12);
        assertDoesNotThrow(() -> LeakCheck.check(split("file", List.of(whole, inside), List.of(B), List.of(after))));
        assertRefused(
                split("file", List.of(whole, stretch(A, 1, 2)), List.of(after), List.of(inside)),
                A.file() + " (train) and " + A.file() + " (test) are the same recording but stand on different sides");
    }

    @Test
    void copiesWithTheSameSamplesAreRefused() {
        String digest = "ab".repeat(32);
        Utterance copy = C.measured(1, 16000, 1, digest);
        assertRefused(
                split("file", List.of(A.measured(1, 16000, 1, digest)), List.of(B), List.of(copy)),
                A.file() + " (train) and " + C.file() + " (test) hold the same samples but stand on different sides");
    }

    @Test
    void augmentedVersionsBelongToTrainAlone() {
        Split split = new Split(
                "file",
                1,
                1,
                takes(List.of(A)),
                List.of(new Take(B, 1)),
                Stream.of(C).map(Take::recorded).toList());
        assertRefused(split, "an augmented version of " + B.file() + " stands in dev, only train may hold such");
        LeakCheck.check(
                new Split("file", 1, 1, List.of(new Take(A, 0), new Take(A, 1)), takes(List.of(B)), takes(List.of(C))));
    }

    @Test
    void aSpeakerOnTwoSidesIsRefusedWhereThePlanPromisesNone() {
        Utterance again = MadeUpRows.row("X", 1, 2, Emotion.FEAR);
        assertRefused(
                split("speaker", List.of(A), List.of(B), List.of(again)),
                A.file() + " (train) and " + again.file()
                        + " (test) are of the same speaker X/s1 but stand on different sides");
        assertDoesNotThrow(() -> LeakCheck.check(split("file", List.of(A), List.of(B), List.of(again))));
    }

    @Test
    void devMaySharePeopleWithTrainOnlyWhereNoneCanBeSpared() {
        Utterance again = MadeUpRows.row("X", 1, 2, Emotion.FEAR);
        Utterance fourth = MadeUpRows.row("X", 4, 2, Emotion.FEAR);
        assertDoesNotThrow(() -> LeakCheck.check(split("loso", List.of(A, B), List.of(again), List.of(C))));
        assertRefused(
                split("loso", List.of(A, B, fourth), List.of(again), List.of(C)),
                A.file() + " (train) and " + again.file()
                        + " (dev) are of the same speaker X/s1 but stand on different sides");
    }

    @Test
    void leakyIsLetThrough() {
        assertDoesNotThrow(() -> LeakCheck.check(split("leaky", List.of(A), List.of(A), List.of(A))));
    }

    @Test
    void plansRefuseEqualSamplesUnderTwoSpeakers() {
        String digest = "cd".repeat(32);
        List<Utterance> rows = MadeUpRows.corpus("X", 2, 10).stream()
                .map(row -> row.statement().equals("t1") && row.emotion() == Emotion.FEAR
                        ? row.measured(1, 16000, 1, digest)
                        : row)
                .toList();
        SplitPlan plan = SplitPlan.parse("speaker");
        assertThrows(LeakException.class, () -> plan.split(rows, 0, 1));
    }
}
