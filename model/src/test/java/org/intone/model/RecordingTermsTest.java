package org.intone.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecordingTermsTest {
    @Test
    void namesTheTermsOfPublishedCorpora() {
        List<TrainingFacts.Share> shares = List.of(
                new TrainingFacts.Share("CREMA-D", 10, 2),
                new TrainingFacts.Share("RAVDESS/song", 10, 2),
                new TrainingFacts.Share("calls", 10, 2));
        String notice = RecordingTerms.notice(shares);
        assertEquals(
                "Trained on RAVDESS (CC BY-NC-SA 4.0), CREMA-D (ODbL 1.0)", notice.substring(0, notice.indexOf(';')));
    }

    @Test
    void ownRecordingsAreTheirOwners() {
        assertEquals(
                "Trained on recordings of no published corpus; the terms are their owner's.",
                RecordingTerms.notice(List.of(new TrainingFacts.Share("RAVDESSER", 10, 2))));
    }
}
