package org.intone.report;

import static org.intone.report.MadeUpTimelines.WORST_NAME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.intone.emotion.TimedPrediction;
import org.intone.timeline.StreamEvent;
import org.intone.timeline.Timeline;
import org.junit.jupiter.api.Test;

class TimelineJsonTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void aLineForEachSegmentAndOneForTheSummary() throws IOException {
        List<String> lines = MadeUpTimelines.text(
                        new TimelineJson(), WORST_NAME, MadeUpTimelines.call(1), MadeUpTimelines.call(2))
                .lines()
                .toList();
        assertEquals(8, lines.size());
        JsonNode second = MAPPER.readTree(lines.get(1));
        assertEquals("segment", second.get("type").asText());
        assertEquals(WORST_NAME, second.get("file").asText());
        assertEquals(1, second.get("channel").asInt());
        assertEquals(3.1, second.get("start").asDouble());
        assertEquals(5.0, second.get("end").asDouble());
        assertAnswer(MadeUpTimelines.call(1).segments().get(1), second);
        JsonNode summary = MAPPER.readTree(lines.get(7));
        assertEquals("summary", summary.get("type").asText());
        assertEquals(2, summary.get("channel").asInt());
        assertEquals(63.2, summary.get("duration").asDouble());
        assertEquals(8.1004, summary.get("speech").asDouble());
        assertEquals(
                "{\"anger\":2.7,\"fear\":0.0,\"neutral\":3.5004}",
                summary.get("seconds").toString());
        assertEquals("anger", summary.get("emotion").asText());
        assertEquals("[\"clipped\"]", summary.get("warnings").toString());
    }

    @Test
    void withoutSpeechThereIsASummaryOfNothing() throws IOException {
        String text = MadeUpTimelines.text(new TimelineJson(), "a.wav", MadeUpTimelines.silence());
        assertEquals(1, text.lines().count());
        JsonNode summary = MAPPER.readTree(text);
        assertTrue(summary.get("emotion").isNull() && summary.get("confidence").isNull(), text);
        assertEquals(0, summary.get("probabilities").size());
        assertEquals(3, summary.get("seconds").size());
    }

    @Test
    void anErrorIsALine() throws IOException {
        String line = new TimelineJson().failed(WORST_NAME, "no \"such\" file");
        assertTrue(line.endsWith("}\n"));
        assertEquals(WORST_NAME, MAPPER.readTree(line).get("file").asText());
        assertEquals("no \"such\" file", MAPPER.readTree(line).get("error").asText());
    }

    @Test
    void theTreeHasAllChannelsWithSegmentsAndWindows() throws IOException {
        Timeline call = MadeUpTimelines.call(1);
        JsonNode tree =
                MAPPER.readTree(JsonLine.of(TimelineTree.of(WORST_NAME, List.of(call, MadeUpTimelines.call(2)))));
        assertEquals(WORST_NAME, tree.get("file").asText());
        assertEquals(63.2, tree.get("duration").asDouble());
        assertEquals(2, tree.get("channels").size());
        JsonNode second = tree.at("/channels/1");
        assertEquals(2, second.get("channel").asInt());
        assertEquals(3, second.get("segments").size());
        assertAnswer(call.windows().get(1), second.at("/windows/1"));
        assertEquals(0.9, second.at("/windows/1/start").asDouble());
        assertEquals(1.9, second.at("/summary/uncertain").asDouble());
        assertEquals(0.5, second.at("/summary/confidence").asDouble());
    }

    @Test
    void eventsOfAStreamHaveTheirTypesAndTheFieldsOfAnswers() throws IOException {
        TimedPrediction window = MadeUpTimelines.call(0).segments().get(1);
        assertEquals(
                "{\"type\":\"speech-start\",\"at\":1.25}", StreamEventJson.line(new StreamEvent.SpeechStarted(1.25)));
        assertEquals(
                "{\"type\":\"speech-end\",\"start\":1.25,\"end\":4.0}",
                StreamEventJson.line(new StreamEvent.SpeechEnded(1.25, 4)));
        JsonNode heard = MAPPER.readTree(StreamEventJson.line(new StreamEvent.EmotionHeard(window)));
        assertEquals("emotion", heard.get("type").asText());
        assertAnswer(window, heard);
        JsonNode segment = MAPPER.readTree(StreamEventJson.line(new StreamEvent.SegmentEnded(window)));
        assertEquals("segment", segment.get("type").asText());
        assertAnswer(window, segment);
    }

    private static void assertAnswer(TimedPrediction expected, JsonNode node) {
        assertEquals(expected.startSeconds(), node.get("start").asDouble());
        assertEquals(expected.endSeconds(), node.get("end").asDouble());
        assertEquals(expected.prediction().emotion(), node.get("emotion").asText());
        assertEquals(expected.prediction().confidence(), node.get("confidence").asDouble());
        assertEquals(expected.prediction().uncertain(), node.get("uncertain").asBoolean());
        assertEquals(
                expected.prediction().warnings().size(), node.get("warnings").size());
        expected.prediction()
                .probabilities()
                .forEach((label, p) ->
                        assertEquals(p, node.get("probabilities").get(label).asDouble(), label));
    }
}
