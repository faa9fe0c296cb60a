package org.intone.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.intone.emotion.Emotion;
import org.intone.emotion.LabelSet;
import org.junit.jupiter.api.Test;

class ProtocolsTest {
    /** CREMA-D and TESS in six classes, RAVDESS and SAVEE with surprise, one speaker of EmoDB with boredom. */
    private static List<Utterance> corpora() {
        List<Utterance> rows = new ArrayList<>(MadeUpRows.corpus("CREMA-D", 6, 2));
        rows.addAll(MadeUpRows.corpus("RAVDESS", 5, 2));
        rows.addAll(MadeUpRows.corpus("SAVEE", 3, 2));
        for (int speaker = 1; speaker <= 3; speaker++) {
            rows.add(MadeUpRows.row("RAVDESS", speaker, 1, Emotion.SURPRISE));
            rows.add(MadeUpRows.row("SAVEE", speaker, 1, Emotion.SURPRISE));
        }
        rows.addAll(MadeUpRows.corpus("EmoDB", 1, 2));
        rows.add(MadeUpRows.row("EmoDB", 1, 1, Emotion.BOREDOM));
        return rows;
    }

    private static Set<String> corpora(List<Take> takes) {
        return takes.stream().map(take -> take.utterance().corpus()).collect(Collectors.toSet());
    }

    @Test
    void crossCorpusTrainsOnEachCorpusOnceForEachSetOfClasses() {
        List<Protocol> protocols = Protocols.named("cross-corpus", corpora());
        assertEquals(
                List.of(
                        "CREMA-D by speaker:5 six",
                        "from:CREMA-D on six six",
                        "from:EmoDB on six six",
                        "RAVDESS by speaker:5 seven",
                        "from:RAVDESS on six six",
                        "from:RAVDESS on seven seven",
                        "SAVEE by loso seven",
                        "from:SAVEE on six six",
                        "from:SAVEE on seven seven"),
                protocols.stream()
                        .map(part -> part.name() + " " + part.labels().name())
                        .toList());
        Protocol pair = protocols.get(5);
        assertEquals("RAVDESS", pair.trainedOn());
        Split split = pair.folds(0, 1).get(0);
        assertEquals(Set.of("RAVDESS"), corpora(split.train()));
        assertEquals(Set.of("RAVDESS"), corpora(split.dev()));
        assertEquals(Set.of("SAVEE"), corpora(split.test()));
        assertTrue(split.test().stream().anyMatch(take -> take.utterance().emotion() == Emotion.SURPRISE));
        Split six = protocols.get(4).folds(0, 1).get(0);
        assertEquals(Set.of("CREMA-D", "EmoDB"), corpora(six.test()));
        assertTrue(six.train().stream().noneMatch(take -> take.utterance().emotion() == Emotion.SURPRISE));
    }

    @Test
    void crossCorpusNeedsTwoCorpora() {
        IllegalArgumentException one = assertThrows(
                IllegalArgumentException.class,
                () -> Protocols.named("cross-corpus", MadeUpRows.corpus("SAVEE", 3, 2)));
        assertEquals("cross-corpus needs two corpora, found SAVEE", one.getMessage());
    }

    @Test
    void leakIsThreePlansOnTheSameRows() {
        List<Protocol> leak = Protocols.named("leak", corpora());
        assertEquals(
                List.of("leaky", "file", "speaker"),
                leak.stream().map(Protocol::name).toList());
        leak.forEach(part -> assertEquals(leak.get(0).rows(), part.rows()));
        assertTrue(leak.get(0).plan().leaky());
    }

    @Test
    void aPresetBringsItsClassesAndAPlanHasSeven() {
        assertEquals(
                LabelSet.SIX,
                Protocols.named("crema-d-speaker5", corpora()).get(0).labels());
        Protocol plan = Protocols.named("speaker:3", corpora()).get(0);
        assertEquals(LabelSet.SEVEN, plan.labels());
        assertTrue(plan.rows().stream().noneMatch(row -> row.emotion() == Emotion.BOREDOM));
        assertEquals("", plan.trainedOn());
    }

    @Test
    void anUnknownNameListsTheKnown() {
        Protocols.requireKnown("leak");
        Protocols.requireKnown("cross-corpus");
        Protocols.requireKnown("savee-loso");
        IllegalArgumentException unknown =
                assertThrows(IllegalArgumentException.class, () -> Protocols.requireKnown("ravdes-loso"));
        assertTrue(
                unknown.getMessage().startsWith("no protocol 'ravdes-loso': known are leak, cross-corpus, speaker, "),
                unknown.getMessage());
    }

    @Test
    void otherCorporaJoinTheTrainingPartAlone() {
        List<Utterance> rows = corpora();
        Protocol alone = Protocols.named("savee-loso", rows).get(0);
        Protocol wide = alone.withOthers(rows);
        assertEquals("savee-loso with others", wide.name());
        List<Split> expected = alone.folds(0, 1);
        List<Split> folds = wide.folds(0, 1);
        for (int i = 0; i < folds.size(); i++) {
            assertEquals(expected.get(i).test(), folds.get(i).test());
            assertEquals(expected.get(i).dev(), folds.get(i).dev());
            assertTrue(folds.get(i).train().containsAll(expected.get(i).train()));
            assertEquals(
                    Set.of("CREMA-D", "EmoDB", "RAVDESS", "SAVEE"),
                    corpora(folds.get(i).train()));
            assertTrue(folds.get(i).train().stream()
                    .noneMatch(take -> take.utterance().emotion() == Emotion.BOREDOM));
        }
        assertTrue(wide.folds(1, 1).get(0).train().stream()
                .anyMatch(
                        take -> take.version() == 1 && take.utterance().corpus().equals("RAVDESS")));
        Protocol all = Protocols.named("speaker", rows).get(0);
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> all.withOthers(rows));
        assertTrue(e.getMessage().startsWith("speaker has no other corpora to train on"), e.getMessage());
    }
}
