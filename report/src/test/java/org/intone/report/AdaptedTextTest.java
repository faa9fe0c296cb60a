package org.intone.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intone.evaluate.Adapted;
import org.intone.evaluate.AdaptedOutcomes;
import org.intone.evaluate.Evaluation;
import org.intone.evaluate.Outcome;
import org.intone.evaluate.Trials;
import org.junit.jupiter.api.Test;

class AdaptedTextTest {
    private static String table(String text) {
        return text.substring(0, text.indexOf("Adapted figures are"));
    }

    private static Adapted adapted(Evaluation plain) {
        List<Outcome> right = plain.outcomes().stream()
                .map(outcome -> {
                    double[] sure = new double[outcome.classes()];
                    sure[outcome.truth()] = 1;
                    return outcome.withProbabilities(sure);
                })
                .toList();
        List<Double> heard = List.of(10.0, 10.0, 12.0, 12.0, 8.0, 8.0);
        return Adapted.of(
                plain.labels(),
                new AdaptedOutcomes(
                        right,
                        plain.outcomes(),
                        List.of(
                                new AdaptedOutcomes.Step(0, List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0), plain.outcomes()),
                                new AdaptedOutcomes.Step(10, heard, right))),
                7);
    }

    @Test
    void plainAndAdaptedFiguresStandApart() {
        Evaluation plain = Example.small();
        assertEquals(
                """
                adapted to speakers    UAR   95 % interval  accuracy  calibration error
                plain                 77.8   50.0 to 100.0      66.7               38.3
                running               77.8   50.0 to 100.0      66.7               38.3
                whole speaker        100.0  100.0 to 100.0     100.0                0.0
                  A                  100.0  100.0 to 100.0     100.0                0.0
                  B                  100.0               -     100.0                0.0

                seconds heard  in the mean  clips    UAR   95 % interval  accuracy
                0                      0.0      6   77.8   50.0 to 100.0      66.7
                10                    10.0      6  100.0  100.0 to 100.0     100.0

                """,
                table(AdaptedText.render(plain, adapted(plain))));
    }

    @Test
    void jsonHasThemInTheirOwnPlace() throws IOException {
        Evaluation plain = Example.small();
        JsonNode root = new ObjectMapper()
                .readTree(EvaluationJson.line(
                        plain, Trials.ofAdapted(Optional.of(adapted(plain))), Map.of("split", "speaker")));
        assertEquals(plain.all().uar(), root.at("/all/uar").asDouble());
        assertEquals(1, root.at("/adapted/whole_speaker/all/uar").asDouble());
        assertEquals(1, root.at("/adapted/whole_speaker/corpus/B/uar").asDouble());
        assertEquals(plain.all().uar(), root.at("/adapted/running/all/uar").asDouble());
        assertEquals(10, root.at("/adapted/curve/1/heard_seconds").asDouble());
        assertEquals(1, root.at("/adapted/curve/1/uar").asDouble());
        assertFalse(new ObjectMapper()
                .readTree(EvaluationJson.line(plain, Trials.none(), Map.of()))
                .has("adapted"));
    }
}
