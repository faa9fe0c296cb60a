package org.intone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.intone.audio.AudioFiles;
import org.intone.audio.AudioSource;
import org.intone.model.Recognizer;
import org.intone.report.TimelineFormat;
import org.intone.report.TimelineFormats;
import org.intone.report.TimelineTree;
import org.intone.timeline.Timeline;
import org.intone.timeline.TimelineRecognizer;
import org.intone.timeline.TimelineSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TimelineHandlerTest {
    private static RunningServer server;
    private static byte[] speech;
    private static Timeline timeline;

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.local();
        speech = RunningServer.speech(6);
        timeline = new TimelineRecognizer(Recognizer.builtIn(), TimelineSettings.STANDARD, false)
                .predict(AudioFiles.read(AudioSource.of(speech, "x")));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theTreeIsThatOfTheRecognizer() throws Exception {
        HttpResponse<String> response = server.post("/v1/timeline?file=call.wav", speech);
        assertEquals(200, response.statusCode(), response.body());
        assertEquals(TimelineTree.of("call.wav", List.of(timeline)), RunningServer.json(response));
    }

    @Test
    void everyFormatComesWithItsMediaType() throws Exception {
        for (TimelineFormat format :
                TimelineFormats.all(Recognizer.builtIn().metadata().labels().labels())) {
            StringBuilder text = new StringBuilder();
            format.write("call.wav", List.of(timeline), text);
            HttpResponse<String> response = server.post(
                    "/v1/timeline?file=call.wav&format=" + format.kind().name(), speech);
            assertEquals(text.toString(), response.body());
            assertEquals(
                    format.kind().mediaType().replace(" ", ""),
                    response.headers().firstValue("Content-Type").orElse("").replace(" ", ""));
        }
    }

    @Test
    void channelsAreMixedOrSpeakers() throws Exception {
        byte[] stereo = stereo(speech);
        JsonNode mixed = RunningServer.json(server.post("/v1/timeline", stereo));
        assertEquals(1, mixed.path("channels").size());
        assertEquals(0, mixed.path("channels").get(0).path("channel").asInt());
        JsonNode split = RunningServer.json(server.post("/v1/timeline?channels=split", stereo));
        assertEquals(2, split.path("channels").size());
        JsonNode first = split.path("channels").get(0);
        assertEquals(1, first.path("channel").asInt());
        assertEquals(
                TimelineTree.of("x", List.of(timeline)).path("channels").get(0).path("segments"),
                first.path("segments"));
        assertTrue(split.path("channels").get(1).path("summary").path("emotion").isNull());
    }

    /** The recording on the left, nothing on the right. */
    private static byte[] stereo(byte[] wav) {
        int header = 44;
        ByteBuffer out = ByteBuffer.allocate(header + 2 * (wav.length - header)).order(ByteOrder.LITTLE_ENDIAN);
        out.put(wav, 0, header);
        for (int i = header; i < wav.length; i += 2) {
            out.put(wav, i, 2).putShort((short) 0);
        }
        out.putInt(4, out.capacity() - 8)
                .putShort(22, (short) 2)
                .putInt(28, 64_000)
                .putShort(32, (short) 4);
        out.putInt(40, out.capacity() - header);
        return out.array();
    }

    @Test
    void aWindowAndAHopMayBeChosen() throws Exception {
        JsonNode tree = RunningServer.json(server.post("/v1/timeline?window=1&hop=0.25", speech));
        JsonNode window = tree.path("channels").get(0).path("windows").get(0);
        assertEquals(1, window.path("end").asDouble() - window.path("start").asDouble(), 0.02);
    }

    @Test
    void wrongParametersAndSeveralFilesAreMalformed() throws Exception {
        for (String query : List.of(
                "channels=left",
                "window=0",
                "window=x",
                "window=0x1p1",
                "window=2d",
                "window=NaN",
                "hop=3",
                "hop=0.001",
                "format=doc",
                "adapt=speaker",
                "adapt=1")) {
            assertEquals("400 malformed", RunningServer.error(server.post("/v1/timeline?" + query, speech)), query);
        }
        byte[] form = PredictHandlerTest.form(Map.of("a.wav", speech, "b.wav", speech));
        assertEquals(
                "400 malformed",
                RunningServer.error(server.post("/v1/timeline", form, "Content-Type", PredictHandlerTest.FORM)));
        assertEquals(
                "415 not-sound",
                RunningServer.error(server.post("/v1/timeline", "text".getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void requestsAndSoundAreCounted() throws Exception {
        server.post("/v1/timeline", speech);
        server.get("/v1/nothing");
        String metrics = "";
        // An answer is counted when it has been sent.
        for (int tries = 0; tries < 100 && !metrics.contains("status=\"404\""); tries++) {
            metrics = server.get("/metrics").body();
        }
        assertTrue(metrics.contains("intone_requests_seconds_count{route=\"/v1/timeline\",status=\"200\"}"), metrics);
        assertTrue(metrics.contains("intone_sound_seconds_total"), metrics);
        assertTrue(metrics.contains("status=\"404\""), metrics);
        assertTrue(!metrics.contains("/v1/nothing"), metrics);
        assertTrue(metrics.contains("jvm_memory_used_bytes"), metrics);
    }
}
