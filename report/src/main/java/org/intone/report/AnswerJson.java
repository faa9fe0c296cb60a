package org.intone.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.intone.emotion.Prediction;
import org.intone.emotion.TimedPrediction;

/**
 * Answers as JSON, an object a line.
 *
 * <pre>
 * {"file": "call.wav", "start": 0.0, "end": 3.2, "emotion": "anger", "confidence": 0.81,
 *  "probabilities": {"anger": 0.81, ...}, "uncertain": false, "warnings": ["clipped"]}
 * {"file": "notes.txt", "error": "at byte 0 found ..., expected ..."}
 * </pre>
 *
 * <p>Times are in seconds, probabilities are fractions from 0 to 1 with all their digits. Fields may join in later releases;
 * none leaves or changes its meaning.
 */
public final class AnswerJson implements AnswerFormat {
    @Override
    public String header() {
        return "";
    }

    @Override
    public String line(Answer answer) {
        return JsonLine.of(tree(answer));
    }

    /** The object of a line. */
    public static ObjectNode tree(Answer answer) {
        ObjectNode node = JsonLine.object().put("file", answer.file());
        if (answer.prediction().isEmpty()) {
            node.put("error", answer.error());
        } else {
            put(
                    node.put("start", answer.start()).put("end", answer.end()),
                    answer.prediction().get());
        }
        return node;
    }

    /** Adds the fields of a stretch's answer to an object. */
    public static ObjectNode put(ObjectNode node, TimedPrediction timed) {
        node.put("start", timed.startSeconds()).put("end", timed.endSeconds());
        return put(node, timed.prediction());
    }

    /** Adds the fields of an answer to an object. */
    public static ObjectNode put(ObjectNode node, Prediction prediction) {
        node.put("emotion", prediction.emotion()).put("confidence", prediction.confidence());
        ObjectNode probabilities = node.putObject("probabilities");
        prediction.probabilities().forEach(probabilities::put);
        node.put("uncertain", prediction.uncertain());
        prediction.warnings().forEach(node.putArray("warnings")::add);
        return node;
    }
}
