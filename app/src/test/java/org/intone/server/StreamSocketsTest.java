package org.intone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.intone.audio.Waveform;
import org.intone.model.Recognizer;
import org.intone.report.TimelineTree;
import org.intone.timeline.Timeline;
import org.intone.timeline.TimelineRecognizer;
import org.intone.timeline.TimelineSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamSocketsTest {
    private static final int RATE = 16_000;
    private static final String S16 = "?encoding=s16le&rate=" + RATE;

    private static RunningServer server;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        server = RunningServer.local();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Speech of some seconds, a pause, speech. */
    private static float[] conversation() {
        float[] speech = RunningServer.voice(4, RATE).samples();
        float[] all = new float[10 * RATE];
        System.arraycopy(speech, 0, all, RATE / 2, speech.length);
        System.arraycopy(speech, 0, all, 6 * RATE - RATE / 2, speech.length);
        return all;
    }

    private static byte[] s16(float[] samples) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float sample : samples) {
            bytes.putShort((short) Math.round(32_767 * sample));
        }
        return bytes.array();
    }

    /** The samples that the server gets. */
    private static float[] decoded(byte[] s16) {
        ByteBuffer bytes = ByteBuffer.wrap(s16).order(ByteOrder.LITTLE_ENDIAN);
        float[] samples = new float[s16.length / 2];
        for (int n = 0; n < samples.length; n++) {
            samples[n] = bytes.getShort() / 32_768f;
        }
        return samples;
    }

    private static byte[] f32(float[] samples) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float sample : samples) {
            bytes.putFloat(sample);
        }
        return bytes.array();
    }

    private static JsonNode heard(TestSocket socket, String type) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (JsonNode event : socket.of(type)) {
            ObjectNode plain = event.deepCopy();
            plain.remove(List.of("type", "received"));
            all.add(plain);
        }
        return all;
    }

    @Test
    void aStreamTellsTheTimelineOfItsSoundWhateverThePieces() throws Exception {
        byte[] bytes = s16(conversation());
        Timeline timeline = new TimelineRecognizer(Recognizer.builtIn(), TimelineSettings.STANDARD, false)
                .predict(Waveform.of(decoded(bytes), RATE));
        JsonNode whole =
                TimelineTree.of("x", List.of(timeline)).path("channels").get(0);
        assertTrue(whole.path("windows").size() > 8, whole.toString());
        for (int size : new int[] {641, 1, 500_000}) {
            TestSocket socket = TestSocket.open(server, S16);
            // One byte a message takes long, so it is done for a part only, odd as it is.
            int most = size == 1 ? 2 * RATE + 1 : bytes.length;
            socket.send(Arrays.copyOf(bytes, most), size);
            socket.send(Arrays.copyOfRange(bytes, most, bytes.length), 100_000);
            socket.end();
            assertEquals(1000, socket.closed());
            assertEquals("ready", socket.events.get(0).path("type").asText());
            assertEquals(7, socket.events.get(0).path("labels").size());
            assertEquals(2, socket.events.get(0).path("window").asDouble());
            assertEquals(
                    whole.path("windows").toString(), heard(socket, "emotion").toString());
            assertEquals(
                    whole.path("segments").toString(), heard(socket, "segment").toString());
            assertEquals(2, socket.of("speech-start").size());
            assertEquals("end", socket.last().path("type").asText());
            assertEquals(10, socket.last().path("duration").asDouble());
            assertEquals(
                    whole.path("summary").toString(),
                    socket.last().path("summary").toString());
            double received = socket.of("emotion").get(0).path("received").asDouble();
            assertTrue(received > 0 && received <= 10, "received " + received);
        }
    }

    @Test
    void floatsOfAnotherRateAreHeardToo() throws Exception {
        TestSocket socket = TestSocket.open(server, "?encoding=f32le&rate=44100");
        float[] samples = RunningServer.voice(4, 44_100).samples();
        samples[7] = Float.NaN;
        socket.send(f32(samples), 1777);
        socket.end();
        assertEquals(1000, socket.closed());
        assertEquals(4, socket.last().path("duration").asDouble());
        assertFalse(socket.of("emotion").isEmpty());
    }

    @Test
    void aContainerIsHeardWhileItIsSent() throws Exception {
        byte[] ogg = Files.readAllBytes(Path.of(System.getProperty("intone.root"), "samples", "sadness.opus"));
        for (int size : new int[] {1000, 17, 200_000}) {
            TestSocket socket = TestSocket.open(server, "?encoding=container");
            socket.send(ogg, size);
            socket.end();
            assertEquals(1000, socket.closed());
            assertFalse(socket.of("emotion").isEmpty(), socket.events.toString());
            assertTrue(socket.last().path("duration").asDouble() > 2);
        }
    }

    @Test
    void whatIsNoSoundEndsItsOwnStreamAlone() throws Exception {
        TestSocket other = TestSocket.open(server, S16);
        TestSocket socket = TestSocket.open(server, "?encoding=container");
        socket.send("hello ".repeat(3000).getBytes(StandardCharsets.UTF_8), 1000);
        socket.end();
        assertRefused("not-sound", 1008, socket);
        other.send(s16(conversation()), 32_000);
        other.end();
        assertEquals(1000, other.closed());
    }

    @Test
    void wrongParametersAreToldByAnEventBeforeTheEnd() throws Exception {
        for (String query : List.of(
                "?encoding=mp3",
                "?encoding=s16le",
                "?encoding=s16le&rate=0",
                "?encoding=s16le&rate=-8000",
                "?encoding=s16le&rate=1e4",
                "?encoding=s16le&rate=99999999999",
                "?encoding=s16le&rate=8000000",
                S16 + "&adapt=speaker",
                S16 + "&adapt=me",
                S16 + "&window=NaN",
                S16 + "&window=900",
                S16 + "&hop=0.0001")) {
            assertRefused("malformed", 1008, TestSocket.open(server, query));
        }
        TestSocket socket = TestSocket.open(server, S16);
        socket.say("hello");
        assertRefused("malformed", 1008, socket);
    }

    private static void assertRefused(String code, int status, TestSocket socket) throws Exception {
        assertEquals(status, socket.closed(), socket.events.toString());
        assertEquals("error", socket.last().path("type").asText());
        assertEquals(code, socket.last().path("code").asText());
        assertFalse(socket.last().path("message").asText().isBlank());
        assertFalse(socket.last().path("requestId").asText().isBlank());
    }

    @Test
    void aMessageThatIsTooLargeEndsTheStream() throws Exception {
        TestSocket socket = TestSocket.open(server, S16);
        socket.awaitEvents(1);
        try {
            socket.send(new byte[10_000_000]);
        } catch (CompletionException e) {
            // The server has closed before all was sent.
            assertTrue(e.getCause() instanceof IOException);
        }
        assertEquals(1009, socket.closed());
        assertTrue(server.isHealthy());
    }

    @Test
    void oneClientHasItsShareOfStreamsAndGetsItBack() throws Exception {
        List<TestSocket> sockets = new ArrayList<>();
        int most = ServerLimits.standard(2).streamsPerClient();
        for (int i = 0; i < most; i++) {
            sockets.add(TestSocket.open(server, S16));
        }
        assertRefused("too-many", 1013, TestSocket.open(server, S16));
        sockets.forEach(TestSocket::drop);
        for (int tries = 0; tries < 200 && !metric("intone_streams").equals("0.0"); tries++) {
            Thread.sleep(20);
        }
        assertEquals("0.0", metric("intone_streams"));
        TestSocket again = TestSocket.open(server, S16);
        again.end();
        assertEquals(1000, again.closed());
    }

    private static String metric(String name) throws Exception {
        return server.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElse("none");
    }

    @Test
    void aBrowserShowsItsTokenAsAProtocolAndIsAnsweredByTheOther() throws Exception {
        String token = "0123456789abcdef0123";
        Path file = Files.writeString(folder.resolve("tokens"), token + "\n");
        ServerSettings usual = ServerSettings.local();
        AccessSettings access = new AccessSettings(Tokens.read(file), Set.of());
        try (RunningServer guarded = new RunningServer(
                new ServerSettings(usual.host(), 0, usual.tls(), access, usual.limits(), Optional.empty()))) {
            String bearer = "bearer."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(token.getBytes(StandardCharsets.UTF_8));
            TestSocket socket = TestSocket.open(guarded, S16, "intone.v1", bearer);
            assertEquals("intone.v1", socket.subprotocol());
            socket.end();
            assertEquals(1000, socket.closed());
            assertThrows(CompletionException.class, () -> TestSocket.open(guarded, S16));
            assertThrows(CompletionException.class, () -> TestSocket.open(guarded, S16, "intone.v1", bearer + "x"));
            assertEquals(401, upgrade(guarded, ""));
            assertEquals(
                    403, upgrade(guarded, "Origin: https://evil.example\r\nAuthorization: Bearer " + token + "\r\n"));
            assertEquals(101, upgrade(guarded, "Authorization: Bearer " + token + "\r\n"));
            assertEquals(
                    101,
                    upgrade(
                            guarded,
                            "Origin: http://127.0.0.1:" + guarded.port() + "\r\nAuthorization: Bearer " + token
                                    + "\r\n"));
        }
    }

    private static int upgrade(RunningServer to, String headers) throws Exception {
        String request = "GET /v1/stream" + S16 + "&window=900 HTTP/1.1\r\nHost: 127.0.0.1:" + to.port()
                + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + headers + "\r\n";
        String answer = to.exchange(request.getBytes(StandardCharsets.US_ASCII), true);
        return Integer.parseInt(answer.substring(9, 12));
    }

    @Test
    void aServerThatStopsEndsStreamsWithWhatWasHeard() throws Exception {
        RunningServer other = RunningServer.local();
        TestSocket socket = TestSocket.open(other, S16);
        TestSocket container = TestSocket.open(other, "?encoding=container");
        socket.send(s16(conversation()), 32_000);
        socket.awaitEvents(4);
        other.close();
        assertEquals(1000, socket.closed());
        assertEquals("end", socket.last().path("type").asText());
        assertFalse(socket.last().path("summary").path("emotion").isNull());
        assertTrue(container.closed() > 0);
    }
}
