package org.intone.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import org.intone.evaluate.Evaluation;
import org.intone.evaluate.Outcome;
import org.intone.report.Figures;

/** The scored clips for a page's script. */
final class ClipList {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ClipList() {}

    /** {@code [[truth, predicted, "confidence in %", "file", "speaker"], ..]}, safe inside an element {@code <script>}. */
    static String json(Evaluation evaluation) {
        ArrayNode clips = MAPPER.createArrayNode();
        for (Outcome outcome : evaluation.outcomes()) {
            clips.addArray()
                    .add(outcome.truth())
                    .add(outcome.predicted())
                    .add(Figures.points(outcome.confidence()))
                    .add(outcome.file())
                    .add(outcome.speakerId());
        }
        // A file may be called </script>.
        return clips.toString().replace("<", "\\u003c");
    }
}
