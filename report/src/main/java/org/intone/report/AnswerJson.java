package org.intone.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.intone.emotion.Prediction;

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
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Override
    public String header() {
        return "";
    }

    @Override
    public String line(Answer answer) {
        ObjectNode node = MAPPER.createObjectNode().put("file", answer.file());
        if (answer.prediction().isEmpty()) {
            node.put("error", answer.error());
        } else {
            node.put("start", answer.start()).put("end", answer.end());
            put(node, answer.prediction().get());
        }
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers is always JSON", e);
        }
    }

    private static void put(ObjectNode node, Prediction prediction) {
        node.put("emotion", prediction.emotion()).put("confidence", prediction.confidence());
        ObjectNode probabilities = node.putObject("probabilities");
        prediction.probabilities().forEach(probabilities::put);
        node.put("uncertain", prediction.uncertain());
        prediction.warnings().forEach(node.putArray("warnings")::add);
    }
}
