package org.intone.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.intone.emotion.Prediction;
import org.intone.emotion.TimedPrediction;
import org.intone.timeline.Timeline;
import org.intone.timeline.TimelineSummary;

/**
 * All of a recording's timeline as one JSON object, the overlapping windows too.
 *
 * <pre>
 * {"file": "call.wav", "duration": 63.2, "channels": [{"channel": 0,
 *  "segments": [{"start": 0.4, "end": 3.1, "emotion": "anger", "confidence": 0.8, "probabilities": {...}, "uncertain": false,
 *                "warnings": []}],
 *  "windows": [as segments],
 *  "summary": {"speech": 40.1, "seconds": {"anger": 12.0, ...}, "probabilities": {...}, "uncertain": 3.0, "emotion": "anger",
 *              "confidence": 0.5, "warnings": []}}]}
 * </pre>
 *
 * <p>Times are in seconds, probabilities fractions with all their digits; a summary's {@code emotion} and {@code confidence} are null
 * without speech.
 */
public final class TimelineTree {
    private TimelineTree() {}

    /**
     * The object.
     *
     * @param channels at least one
     */
    public static ObjectNode of(String file, List<Timeline> channels) {
        ObjectNode tree = JsonLine.object().put("file", file);
        tree.put("duration", channels.get(0).durationSeconds());
        ArrayNode array = tree.putArray("channels");
        for (Timeline channel : channels) {
            ObjectNode node = array.addObject().put("channel", channel.channel());
            putAll(node.putArray("segments"), channel.segments());
            putAll(node.putArray("windows"), channel.windows());
            node.set("summary", summary(channel.summary()));
        }
        return tree;
    }

    private static void putAll(ArrayNode array, List<TimedPrediction> predictions) {
        predictions.forEach(one -> AnswerJson.put(array.addObject(), one));
    }

    /** A summary alone. */
    public static ObjectNode summary(TimelineSummary summary) {
        ObjectNode node = JsonLine.object().put("speech", exact(summary.speechSeconds()));
        ObjectNode seconds = node.putObject("seconds");
        summary.secondsByEmotion().forEach((emotion, sum) -> seconds.put(emotion, exact(sum)));
        ObjectNode probabilities = node.putObject("probabilities");
        summary.probabilities().forEach(probabilities::put);
        node.put("uncertain", exact(summary.uncertainSeconds()));
        node.put("emotion", summary.overall().map(Prediction::emotion).orElse(null));
        node.put("confidence", summary.overall().map(Prediction::confidence).orElse(null));
        summary.warnings().forEach(node.putArray("warnings")::add);
        return node;
    }

    /** A sum of seconds without the last digits, which adding makes: to the microsecond. */
    private static double exact(double seconds) {
        return Math.round(1e6 * seconds) / 1e6;
    }
}
