package org.intone.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import org.intone.corpus.Split;
import org.intone.corpus.Take;
import org.intone.corpus.Utterance;
import org.intone.emotion.Emotion;
import org.junit.jupiter.api.Test;

class TrainingFactsTest {
    private static final String A = "aa".repeat(32);
    private static final String B = "bb".repeat(32);
    private static final String C = "cc".repeat(32);

    private static Utterance utterance(String corpus, String speaker, String sha256) {
        return new Utterance(
                corpus + speaker + sha256 + ".wav",
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                corpus,
                speaker,
                "",
                "",
                "en",
                Emotion.ANGER,
                "",
                "",
                2,
                16000,
                1,
                sha256);
    }

    @Test
    void speakOfTrainAndDevButNotOfTest() {
        Utterance first = utterance("TESS", "YAF", A);
        Utterance second = utterance("RAVDESS", "07", B);
        Utterance test = utterance("RAVDESS", "08", C);
        Split split = new Split(
                "speaker",
                1,
                1,
                List.of(Take.recorded(first), new Take(first, 1), new Take(first, 2)),
                List.of(Take.recorded(second)),
                List.of(Take.recorded(test)));
        TrainingFacts facts = TrainingFacts.of(split, 42);
        assertEquals(
                List.of(new TrainingFacts.Share("RAVDESS", 1, 1), new TrainingFacts.Share("TESS", 1, 1)),
                facts.corpora());
        assertEquals(List.of("RAVDESS/07", "TESS/YAF"), facts.speakers());
        assertEquals(2, facts.heard().size());
        assertTrue(facts.heard().contains(A) && facts.heard().contains(B));
        assertFalse(facts.heard().contains(C));
        assertEquals(Sha256.hex((A + "\n" + B).getBytes(StandardCharsets.UTF_8)), facts.dataDigest());
        assertEquals("speaker", facts.split());
        assertEquals(42, facts.seed());
    }

    @Test
    void dataWithoutDigestsOrSpeakersAreToldByTheirFiles() {
        Split one = new Split("file", 1, 1, List.of(Take.recorded(utterance("mine", "", ""))), List.of(), List.of());
        Split other = new Split("file", 1, 1, List.of(Take.recorded(utterance("mine2", "", ""))), List.of(), List.of());
        TrainingFacts facts = TrainingFacts.of(one, 1);
        assertEquals(List.of(new TrainingFacts.Share("mine", 1, 0)), facts.corpora());
        assertEquals(0, facts.heard().size());
        assertNotEquals(facts.dataDigest(), TrainingFacts.of(other, 1).dataDigest());
    }
}
