package org.intone.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.intone.emotion.TimedPrediction;
import org.intone.timeline.Timeline;

/**
 * Timelines as JSON, an object a line: each segment of a channel, then the channel's summary.
 *
 * <pre>
 * {"type": "segment", "file": "call.wav", "channel": 0, "start": 0.4, "end": 3.1, "emotion": "anger", "confidence": 0.81,
 *  "probabilities": {"anger": 0.81, ...}, "uncertain": false, "warnings": ["clipped"]}
 * {"type": "summary", "file": "call.wav", "channel": 0, "duration": 63.2, "speech": 40.1, "seconds": {"anger": 12.0, ...},
 *  "probabilities": {...}, "uncertain": 3.0, "emotion": "anger", "confidence": 0.5, "warnings": []}
 * {"type": "error", "file": "notes.txt", "error": "at byte 0 found ..., expected ..."}
 * </pre>
 *
 * <p>Times are in seconds, probabilities are fractions from 0 to 1 with all their digits. Without speech there is no segment, and the
 * summary's {@code emotion} and {@code confidence} are null. Fields may join in later releases; none leaves or changes its meaning.
 */
public final class TimelineJson implements TimelineTable {
    /** For any model. */
    public TimelineJson() {}

    @Override
    public Kind kind() {
        return new Kind("json", "application/x-ndjson", "jsonl");
    }

    @Override
    public String header() {
        return "";
    }

    @Override
    public void writeRows(String file, List<Timeline> channels, Appendable out) throws IOException {
        for (Timeline channel : channels) {
            for (TimedPrediction segment : channel.segments()) {
                ObjectNode node = line("segment", file).put("channel", channel.channel());
                AnswerJson.put(node, segment);
                out.append(JsonLine.of(node)).append('\n');
            }
            ObjectNode node =
                    line("summary", file).put("channel", channel.channel()).put("duration", channel.durationSeconds());
            out.append(JsonLine.of(node.setAll(TimelineTree.summary(channel.summary()))))
                    .append('\n');
        }
    }

    @Override
    public String failed(String file, String error) {
        return JsonLine.of(line("error", file).put("error", error)) + "\n";
    }

    private static ObjectNode line(String type, String file) {
        return JsonLine.object().put("type", type).put("file", file);
    }
}
