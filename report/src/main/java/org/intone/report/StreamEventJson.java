package org.intone.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.intone.timeline.StreamEvent;

/**
 * What a stream tells, as JSON objects.
 *
 * <pre>
 * {"type": "speech-start", "at": 1.2}
 * {"type": "emotion", "start": 1.2, "end": 3.2, "emotion": "anger", "confidence": 0.8, "probabilities": {...}, "uncertain": false,
 *  "warnings": []}
 * {"type": "segment", as emotion}
 * {"type": "speech-end", "start": 1.2, "end": 6.4}
 * </pre>
 *
 * <p>Times are in seconds from the beginning of the stream.
 */
public final class StreamEventJson {
    private StreamEventJson() {}

    /** The event as an object, to which more may be added. */
    public static ObjectNode of(StreamEvent event) {
        ObjectNode node = JsonLine.object();
        if (event instanceof StreamEvent.SpeechStarted started) {
            return node.put("type", "speech-start").put("at", started.atSeconds());
        }
        if (event instanceof StreamEvent.EmotionHeard heard) {
            return AnswerJson.put(node.put("type", "emotion"), heard.window());
        }
        if (event instanceof StreamEvent.SegmentEnded ended) {
            return AnswerJson.put(node.put("type", "segment"), ended.segment());
        }
        StreamEvent.SpeechEnded ended = (StreamEvent.SpeechEnded) event;
        return node.put("type", "speech-end").put("start", ended.startSeconds()).put("end", ended.endSeconds());
    }

    /** The event as one line without a newline. */
    public static String line(StreamEvent event) {
        return JsonLine.of(of(event));
    }
}
