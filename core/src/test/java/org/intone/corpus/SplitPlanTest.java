package org.intone.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.intone.emotion.Emotion;
import org.intone.emotion.LabelSet;

class SplitPlanTest {
    private static final List<Utterance> FOUR = MadeUpRows.fourCorpora();

    private static Split only(String plan, List<Utterance> rows) {
        List<Split> folds = SplitPlan.parse(plan).split(rows, 0, 1);
        assertEquals(1, folds.size());
        return folds.get(0);
    }

    private static <T> Set<T> distinct(Collection<Take> takes, Function<Utterance, T> key) {
        return takes.stream().map(Take::utterance).map(key).collect(Collectors.toSet());
    }

    private static Map<String, Integer> speakersByCorpus(Collection<Take> takes) {
        Map<String, Integer> counts = new TreeMap<>();
        distinct(takes, Utterance::speakerId)
                .forEach(id -> counts.merge(id.substring(0, id.indexOf('/')), 1, Integer::sum));
        return counts;
    }

    private static void assertDisjoint(Set<?> a, Set<?> b) {
        assertTrue(a.stream().noneMatch(b::contains), () -> a + " and " + b);
    }

    private static String problem(String plan, List<Utterance> rows) {
        return assertThrows(IllegalArgumentException.class, () -> SplitPlan.parse(plan)
                        .split(rows, 0, 1))
                .getMessage();
    }

    @Example
    void speakerGivesEachCorpusItsShareOfSpeakers() {
        Split split = only("speaker", FOUR);
        assertEquals(Map.of("CREMA-D", 18, "RAVDESS", 5, "SAVEE", 1, "TESS", 1), speakersByCorpus(split.test()));
        assertEquals(Map.of("CREMA-D", 9, "RAVDESS", 2, "SAVEE", 1), speakersByCorpus(split.dev()));
        assertEquals(Map.of("CREMA-D", 64, "RAVDESS", 17, "SAVEE", 2, "TESS", 1), speakersByCorpus(split.train()));
    }

    @Example
    void speakerKeepsTheSexesInProportion() {
        for (int seed = 0; seed < 20; seed++) {
            Split split = SplitPlan.parse("speaker").split(FOUR, 0, seed).get(0);
            long women = split.test().stream()
                    .map(Take::utterance)
                    .filter(row -> row.corpus().equals("CREMA-D") && row.sex().equals("female"))
                    .map(Utterance::speakerId)
                    .distinct()
                    .count();
            assertEquals(9, women, "of 18 tested in a corpus of 45 women and 46 men, seed " + seed);
            long devWomen = distinct(split.dev(), Utterance::speakerId).stream()
                    .filter(id -> id.matches("RAVDESS/s[0-9]*[02468]"))
                    .count();
            assertEquals(1, devWomen, "of 2, seed " + seed);
        }
    }

    @Example
    void anotherCorpusBesideChangesNoSpeakersPart() {
        Split alone = only("speaker", MadeUpRows.corpus("RAVDESS", 24, 2));
        Split among = only("speaker", FOUR);
        assertTrue(
                distinct(among.test(), Utterance::speakerId).containsAll(distinct(alone.test(), Utterance::speakerId)));
        assertTrue(
                distinct(among.dev(), Utterance::speakerId).containsAll(distinct(alone.dev(), Utterance::speakerId)));
    }

    @Example
    void twoSpeakersAloneBorrowDevFromTheOtherSentencesOfTheTrainingSpeaker() {
        Split split = only("speaker", MadeUpRows.corpus("TESS", 2, 40));
        assertDisjoint(distinct(split.test(), Utterance::speakerId), distinct(split.train(), Utterance::speakerId));
        assertEquals(distinct(split.train(), Utterance::speakerId), distinct(split.dev(), Utterance::speakerId));
        assertDisjoint(distinct(split.train(), Utterance::statement), distinct(split.dev(), Utterance::statement));
        assertEquals(5, distinct(split.dev(), Utterance::statement).size());
        assertEquals(35 * 6, split.train().size());
    }

    @Example
    void fewSentencesMakeItBorrowRecordings() {
        Split split = only("speaker", MadeUpRows.corpus("X", 2, 7));
        assertEquals(
                List.of(37, 5, 42),
                List.of(split.train().size(), split.dev().size(), split.test().size()));
    }

    @Example
    void foldsTestEachSpeakerOnceAndBothSexes() {
        List<Split> folds = SplitPlan.parse("crema-d-speaker5").split(FOUR, 0, 3);
        assertEquals(5, folds.size());
        List<String> tested = new ArrayList<>();
        for (Split fold : folds) {
            Set<String> test = distinct(fold.test(), Utterance::speakerId);
            tested.addAll(test);
            assertTrue(test.size() == 18 || test.size() == 19, test::toString);
            long women = test.stream().filter(id -> id.matches(".*[02468]")).count();
            assertEquals(9, women);
            assertEquals(9, speakersByCorpus(fold.dev()).get("CREMA-D"));
            assertEquals(Set.of("CREMA-D"), distinct(fold.train(), Utterance::corpus));
        }
        assertEquals(91, tested.size());
        assertEquals(91, new HashSet<>(tested).size());
    }

    @Example
    void losoHasAFoldForEachSpeakerInOrder() {
        List<Split> folds = SplitPlan.parse("savee-loso").split(FOUR, 0, 1);
        assertEquals(
                List.of(Set.of("SAVEE/s1"), Set.of("SAVEE/s2"), Set.of("SAVEE/s3"), Set.of("SAVEE/s4")),
                folds.stream()
                        .map(fold -> distinct(fold.test(), Utterance::speakerId))
                        .toList());
        assertEquals(Map.of("SAVEE", 2), speakersByCorpus(folds.get(0).train()));
        assertEquals(24, SplitPlan.parse("ravdess-loso").split(FOUR, 0, 1).size());
        assertEquals(2, SplitPlan.parse("tess-cross-speaker").split(FOUR, 0, 1).size());
    }

    @Example
    void corpusTestsOneCorpusWithAllItsParts() {
        List<Utterance> rows = new ArrayList<>(FOUR);
        rows.addAll(MadeUpRows.corpus("RAVDESS/song", 24, 2));
        Split split = only("corpus:RAVDESS", rows);
        assertEquals(Set.of("RAVDESS", "RAVDESS/song"), distinct(split.test(), Utterance::corpus));
        assertEquals(Set.of("CREMA-D", "SAVEE", "TESS"), distinct(split.train(), Utterance::corpus));
        assertEquals(Set.of("CREMA-D", "SAVEE"), distinct(split.dev(), Utterance::corpus));
        assertTrue(problem("corpus:RAVDESS/song", rows).contains("are of the same speaker RAVDESS/s"));
        assertEquals(
                "split corpus:EmoDB needs rows of that corpus and of another, found CREMA-D, RAVDESS, RAVDESS/song, SAVEE, TESS",
                problem("corpus:EmoDB", rows));
    }

    @Example
    void fromIsTheOtherWayRound() {
        Split split = only("from:SAVEE", FOUR);
        assertEquals(Set.of("RAVDESS", "CREMA-D", "TESS"), distinct(split.test(), Utterance::corpus));
        assertEquals(Map.of("SAVEE", 3), speakersByCorpus(split.train()));
        assertEquals(Map.of("SAVEE", 1), speakersByCorpus(split.dev()));
        assertEquals(
                "split from:EmoDB needs rows of that corpus and of another, found CREMA-D, RAVDESS, SAVEE, TESS",
                problem("from:EmoDB", FOUR));
    }

    @Example
    void everyFifthSpeakerByNameIsTestAndTheLastOfFew() {
        Split split = only("fifth-speaker", FOUR);
        assertEquals(Map.of("CREMA-D", 18, "RAVDESS", 4, "SAVEE", 1, "TESS", 1), speakersByCorpus(split.test()));
        Set<String> test = distinct(split.test(), Utterance::speakerId);
        // By name s1, s10, s11, s12, s13, ...
        assertTrue(test.containsAll(Set.of("RAVDESS/s13", "RAVDESS/s18", "SAVEE/s4", "TESS/s2")), test.toString());
        assertEquals(
                distinct(split.test(), Utterance::file),
                distinct(
                        SplitPlan.parse("four-corpora-fifth")
                                .split(FOUR, 0, 99)
                                .get(0)
                                .test(),
                        Utterance::file));
        assertEquals(
                Map.of("RAVDESS", 4),
                speakersByCorpus(only("ravdess-fifth", FOUR).test()));
        assertTrue(problem("fifth-speaker", MadeUpRows.corpus("X", 1, 3)).contains("needs two speakers in a corpus"));
    }

    @Example
    void theUnionsFoldsTestEachSpeakerOfEachCorpusOnce() {
        List<Split> folds = SplitPlan.parse("four-corpora-seven").split(FOUR, 0, 3);
        assertEquals(5, folds.size());
        List<String> tested = folds.stream()
                .flatMap(fold -> distinct(fold.test(), Utterance::speakerId).stream())
                .toList();
        assertEquals(121, tested.size());
        assertEquals(distinct(FOUR.stream().map(Take::recorded).toList(), Utterance::speakerId), new HashSet<>(tested));
    }

    @Example
    void sentenceKeepsStatementsApartInEachCorpus() {
        Split split = only("sentence", FOUR);
        Function<Utterance, String> said = row -> row.corpus() + row.statement();
        assertDisjoint(distinct(split.test(), said), distinct(split.train(), said));
        assertDisjoint(distinct(split.dev(), said), distinct(split.train(), said));
        assertDisjoint(distinct(split.dev(), said), distinct(split.test(), said));
        assertEquals(
                4,
                distinct(split.test(), said).stream()
                        .filter(s -> s.startsWith("TESS"))
                        .count());
        assertEquals(
                1,
                distinct(split.test(), said).stream()
                        .filter(s -> s.startsWith("RAVDESS"))
                        .count());
    }

    @Example
    void fileKeepsCorporaAndEmotionsInProportion() {
        Split split = only("file", FOUR);
        for (String corpus : List.of("RAVDESS", "CREMA-D", "TESS", "SAVEE")) {
            for (Emotion emotion : distinct(split.train(), Utterance::emotion)) {
                long all = FOUR.stream()
                        .filter(row -> row.corpus().equals(corpus) && row.emotion() == emotion)
                        .count();
                long test = split.test().stream()
                        .map(Take::utterance)
                        .filter(row -> row.corpus().equals(corpus) && row.emotion() == emotion)
                        .count();
                assertEquals(0.2 * all, (double) test, 1.0, corpus + " " + emotion);
            }
        }
        assertEquals(0.7 * FOUR.size(), split.train().size(), 2);
        assertEquals(0.1 * FOUR.size(), split.dev().size(), 2);
    }

    @Example
    void fileKeepsStretchesAndCopiesTogether() {
        List<Utterance> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String digest = String.format(Locale.ROOT, "%064x", i / 3);
            rows.add(Utterance.of("f" + i + ".wav", Emotion.FEAR).measured(1, 16000, 1, digest));
        }
        Split split = only("file", rows);
        assertDisjoint(distinct(split.train(), Utterance::sha256), distinct(split.test(), Utterance::sha256));
        assertEquals(12, split.test().size());
    }

    @Example
    void leakySpreadsTheVersionsOfARecordingOverAllParts() {
        Split split = SplitPlan.parse("leaky").split(FOUR, 2, 1).get(0);
        int all = 3 * FOUR.size();
        assertEquals(Math.round(0.2 * all), split.test().size());
        assertEquals(Math.round(0.1 * all), split.dev().size());
        assertEquals(
                all, split.train().size() + split.dev().size() + split.test().size());
        assertTrue(split.test().stream().anyMatch(take -> take.version() == 2));
        Set<Utterance> both = distinct(split.test(), row -> row);
        both.retainAll(distinct(split.train(), row -> row));
        assertFalse(both.isEmpty());
    }

    @Example
    void presetsTakeTheirCorporaAndLabelsOnly() {
        List<Utterance> rows = new ArrayList<>(FOUR);
        rows.addAll(MadeUpRows.corpus("EmoDB", 10, 2));
        rows.add(MadeUpRows.row("SAVEE", 1, 99, Emotion.SURPRISE));
        SplitPlan plan = SplitPlan.parse("four-corpora-six");
        assertEquals("four-corpora-six", plan.name());
        assertEquals(LabelSet.SIX, plan.labelSet().orElseThrow());
        assertEquals(List.of("RAVDESS", "CREMA-D", "TESS", "SAVEE"), plan.corpora());
        Split split = plan.split(rows, 0, 1).get(0);
        assertEquals(
                FOUR.size(),
                split.train().size() + split.dev().size() + split.test().size());
        assertEquals(
                "split savee-loso: no rows of SAVEE to divide", problem("savee-loso", MadeUpRows.corpus("TESS", 2, 2)));
    }

    @Example
    void missingFieldsAreNamedWithTheirFile() {
        List<Utterance> rows = List.of(Utterance.of("x/a.wav", Emotion.FEAR), Utterance.of("x/b.wav", Emotion.FEAR));
        assertEquals(
                "split speaker needs every row's speaker, but x/a.wav has none; --split file needs no speakers",
                problem("speaker", rows));
        assertTrue(problem("sentence", rows).contains("statement, but x/a.wav has none"));
        assertTrue(problem("file", rows).contains("too few recordings, there are none for dev"));
        assertTrue(problem("speaker:5", MadeUpRows.corpus("X", 3, 3)).contains("needs 5 speakers, found 3"));
        assertTrue(problem("loso", MadeUpRows.corpus("X", 1, 3)).contains("needs two speakers in a corpus"));
    }

    @Example
    void unknownPlansListTheKnown() {
        for (String text :
                List.of("spaeker", "speaker:1", "speaker:x", "speaker:", "corpus:", "loso:3", "", "corpus")) {
            String message = assertThrows(IllegalArgumentException.class, () -> SplitPlan.parse(text))
                    .getMessage();
            assertEquals(
                    "no split '" + text + "': known are speaker, speaker:K, loso, fifth-speaker, corpus:NAME, "
                            + "from:NAME, sentence, file, leaky, ravdess-loso, crema-d-speaker5, savee-loso, "
                            + "tess-cross-speaker, four-corpora-six, four-corpora-seven, ravdess-fifth, crema-d-fifth, "
                            + "four-corpora-fifth (K from 2)",
                    message);
        }
    }

    @Provide
    Arbitrary<String> plans() {
        return Arbitraries.of(
                "speaker", "speaker:3", "loso", "fifth-speaker", "corpus:A", "from:A", "sentence", "file", "leaky");
    }

    @Property(tries = 60)
    void everyPlanCoversAllRowsOnceAndDependsOnSeedAlone(
            @ForAll("plans") String name,
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 7) int speakers,
            @ForAll @IntRange(min = 3, max = 12) int statements,
            @ForAll @IntRange(max = 2) int copies) {
        List<Utterance> rows = new ArrayList<>(MadeUpRows.corpus("A", speakers, statements));
        rows.addAll(MadeUpRows.corpus("B", 3, statements));
        List<Split> folds = SplitPlan.parse(name).split(rows, copies, seed);
        List<Utterance> mixed = new ArrayList<>(rows);
        Collections.shuffle(mixed, new Random(seed));
        assertEquals(folds, SplitPlan.parse(name).split(mixed, copies, seed));

        for (Split split : folds) {
            Map<Utterance, Set<Integer>> versions = new TreeMap<>(Comparator.comparing(Utterance::file));
            Stream.of(split.train(), split.dev(), split.test())
                    .flatMap(List::stream)
                    .forEach(take -> assertTrue(versions.computeIfAbsent(take.utterance(), row -> new TreeSet<>())
                            .add(take.version())));
            assertEquals(new HashSet<>(rows), new HashSet<>(versions.keySet()));
            if (!name.equals("leaky")) {
                Set<Utterance> train = distinct(split.train(), row -> row);
                assertEquals((copies + 1) * train.size(), split.train().size());
                versions.forEach((row, all) -> assertEquals(train.contains(row) ? copies + 1 : 1, all.size()));
            }
        }
    }

    @Example
    void anotherSeedGivesAnotherDivision() {
        for (String plan : List.of("speaker", "speaker:3", "corpus:TESS", "sentence", "file", "leaky")) {
            assertNotEquals(
                    SplitPlan.parse(plan).split(FOUR, 0, 1),
                    SplitPlan.parse(plan).split(FOUR, 0, 2),
                    plan);
        }
    }
}
