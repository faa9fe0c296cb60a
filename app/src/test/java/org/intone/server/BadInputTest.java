package org.intone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.intone.audio.WavWriter;
import org.intone.audio.Waveform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What clients do wrong or to do harm: each gets a clear answer, and the server answers others as before. */
class BadInputTest {
    private static final String POST = "POST /v1/predict HTTP/1.1\r\nHost: localhost\r\n";
    private static final String FORM = "Content-Type: " + PredictHandlerTest.FORM + "\r\n";

    private static RunningServer server;

    @BeforeAll
    static void start() {
        ServerLimits usual = ServerLimits.standard(2);
        server = limited(new ServerLimits(
                usual.bodyBytes(),
                usual.files(),
                usual.predictSeconds(),
                usual.timelineSeconds(),
                2,
                64,
                32,
                200,
                10,
                2));
    }

    static RunningServer limited(ServerLimits limits) {
        ServerSettings local = ServerSettings.local();
        return new RunningServer(
                new ServerSettings(local.host(), 0, local.tls(), local.access(), limits, local.keep()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void theServerIsAsHealthyAsBefore() throws Exception {
        assertTrue(server.isHealthy());
        String running = "";
        for (int tries = 0; tries < 200 && !running.equals("0.0"); tries++) {
            running = metric("intone_requests_running");
            Thread.sleep(20);
        }
        assertEquals("0.0", running, "requests that hold their place");
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

    private static byte[] bytes(String... parts) {
        return String.join("", parts).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** What a client reads that sends this and no more. */
    private static String answerTo(String... request) throws IOException {
        return server.exchange(bytes(request), true);
    }

    private static void assertAnswer(int status, String code, String answer) {
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        assertTrue(answer.contains("{\"error\":{\"code\":\"" + code + "\","), answer);
        assertTrue(answer.contains("X-Request-Id: "), answer);
    }

    private static String part(String name, String content) {
        return "--limit\r\nContent-Disposition: form-data; name=\"f\"; filename=\"" + name + "\"\r\n\r\n" + content;
    }

    @Test
    void aBodyThatEndsEarlyIsMalformed() throws Exception {
        String wav = new String(RunningServer.speech(1), StandardCharsets.ISO_8859_1);
        assertAnswer(400, "malformed", answerTo(POST, "Content-Length: 99999\r\n\r\n", wav));
        assertAnswer(400, "malformed", answerTo(POST, FORM, "Content-Length: 99999\r\n\r\n", part("a.wav", wav)));
        assertAnswer(400, "malformed", answerTo(POST, "Transfer-Encoding: chunked\r\n\r\n4\r\nRIFF\r\n9\r\nWA"));
        assertAnswer(400, "malformed", answerTo(POST, "Transfer-Encoding: chunked\r\n\r\nzz\r\nRIFF\r\n"));
    }

    @Test
    void aFormThatIsNoneOrLacksItsEndIsMalformed() throws Exception {
        for (String body :
                List.of("", "hello", part("a.wav", "RIFF"), "--limit", "--limit\r\nx", "--other\r\n\r\n--other--")) {
            assertEquals(
                    "400 malformed",
                    RunningServer.error(
                            server.post("/v1/predict", bytes(body), "Content-Type", PredictHandlerTest.FORM)),
                    body);
        }
        for (String type :
                List.of("multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; x=y")) {
            assertEquals(
                    "400 malformed",
                    RunningServer.error(server.post("/v1/predict", bytes(part("a", "b")), "Content-Type", type)),
                    type);
        }
        String longHeader =
                "--limit\r\nContent-Disposition: form-data; name=\"" + "x".repeat(100_000) + "\"\r\n\r\nx\r\n--limit--";
        assertEquals(
                "400 malformed",
                RunningServer.error(
                        server.post("/v1/predict", bytes(longHeader), "Content-Type", PredictHandlerTest.FORM)));
    }

    @Test
    void aFormOfTooManyFilesOrFieldsIsRefused() throws Exception {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < 101; i++) {
            files.put("f" + i, new byte[] {1});
        }
        assertEquals(
                "413 too-large",
                RunningServer.error(server.post(
                        "/v1/predict", PredictHandlerTest.form(files), "Content-Type", PredictHandlerTest.FORM)));
        String fields =
                "--limit\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\nx\r\n".repeat(5000) + "--limit--\r\n";
        assertEquals(
                "400 malformed",
                RunningServer.error(
                        server.post("/v1/predict", bytes(fields), "Content-Type", PredictHandlerTest.FORM)));
    }

    @Test
    void tenGigabytesAreRefusedBeforeTheyAreSent() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(bytes(POST, "Content-Length: 10000000000\r\n\r\nRIFF"));
            String answer = RunningServer.readAll(socket);
            assertAnswer(413, "too-large", answer);
            assertTrue(answer.contains("Connection: close"), answer);
        }
        assertAnswer(400, "malformed", answerTo(POST, "Content-Length: -5\r\n\r\n"));
        assertAnswer(400, "malformed", answerTo(POST, "Content-Length: 99999999999999999999\r\n\r\n"));
    }

    @Test
    void packedBodiesAreNotUnpacked() throws Exception {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(new byte[50_000_000]);
        }
        assertEquals(
                "415 not-sound",
                RunningServer.error(server.post("/v1/predict", gzip.toByteArray(), "Content-Encoding", "gzip")));
        assertEquals("415 not-sound", RunningServer.error(server.post("/v1/predict", gzip.toByteArray())));
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("a.wav"));
            out.write(new byte[50_000_000]);
        }
        assertEquals("415 not-sound", RunningServer.error(server.post("/v1/predict", zip.toByteArray())));
    }

    @Test
    void aLongRecordingIsRefusedWithAdvice() throws Exception {
        byte[] wav = WavWriter.toBytes(Waveform.of(new float[601 * 8000], 8000));
        var response = server.post("/v1/predict", wav);
        assertEquals("413 too-large", RunningServer.error(response));
        assertTrue(response.body().contains("longer than 600 s"), response.body());
        assertTrue(response.body().contains("/v1/timeline"), response.body());
    }

    @Test
    void whoSendsSlowlyIsNotWaitedForForEver() throws Exception {
        assertAnswer(408, "timeout", server.exchange(bytes(POST, "Content-Length: 1000\r\n\r\nRI"), false));
        assertAnswer(408, "timeout", trickle(POST + "Content-Length: 100000\r\n\r\n"));
        long begin = System.nanoTime();
        assertEquals("", trickle("GET /v1/model HTTP/1.1\r\nX-Long: "));
        assertTrue(System.nanoTime() - begin < 10e9, "headers were waited for");
        begin = System.nanoTime();
        String foreign = POST + "Origin: https://evil.example\r\nContent-Length: 100000\r\n\r\n";
        assertAnswer(403, "forbidden-origin", trickle(foreign));
        assertTrue(System.nanoTime() - begin < 10e9, "a refused body was waited for");
    }

    /** A byte each 100 ms, until the server has enough of it. */
    private static String trickle(String begin) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(bytes(begin));
            Thread sender = new Thread(() -> {
                try {
                    for (int i = 0; i < 300; i++) {
                        socket.getOutputStream().write('x');
                        Thread.sleep(100);
                    }
                } catch (IOException | InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            sender.start();
            String answer = RunningServer.readAll(socket);
            sender.interrupt();
            sender.join();
            return answer;
        }
    }

    @Test
    void aThousandSocketsThatSayNothingAreInNobodysWay() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 1000; i++) {
                sockets.add(new Socket(InetAddress.getLoopbackAddress(), server.port()));
            }
            long begin = System.nanoTime();
            assertTrue(server.isHealthy());
            assertTrue(System.nanoTime() - begin < 5e9, "answered late");
            for (Socket socket : sockets) {
                socket.setSoTimeout(20_000);
                assertEquals("", RunningServer.readAll(socket), "the server closes what says nothing");
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void uploadsThatAreGivenUpLeaveNothing() throws Exception {
        byte[] head = bytes(POST, "Content-Length: 9000000\r\n\r\n");
        for (int i = 0; i < 40; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                socket.setSoLinger(true, 0);
                socket.getOutputStream().write(head);
                socket.getOutputStream().write(new byte[i % 2 == 0 ? 100 : 3_000_000]);
            }
        }
    }

    @Test
    void headersBeyondReasonAreRefusedInTheFormOfAllErrors() throws Exception {
        assertAnswer(
                413, "too-large", answerTo("GET / HTTP/1.1\r\nHost: localhost\r\nX: ", "x".repeat(20_000), "\r\n\r\n"));
        assertAnswer(400, "malformed", answerTo("GET / HTTP/1.1\r\nno header\r\n\r\n"));
        assertAnswer(
                400, "malformed", answerTo("GET /page/..;/x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
        for (String path :
                List.of("/page/../x.js", "/page/%2e%2e/x.js", "/page/..%2fModelHandlers.class", "/page//etc")) {
            String answer = answerTo("GET ", path, " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 40"), path + ": " + answer);
        }
    }

    @Test
    void workThatLastsIsNotTakenForSilence() throws Exception {
        byte[] minutes = WavWriter.toBytes(RunningServer.voice(400, 16_000));
        assertEquals(200, server.post("/v1/timeline", minutes).statusCode());
    }

    @Test
    void tooMuchAtOnceIsRefusedAndAfterwardsAllIsAsBefore() throws Exception {
        try (RunningServer small = limited(new ServerLimits(1_000_000, 1, 60, 60, 1, 2, 2, 1, 1, 10))) {
            List<Socket> slow = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), small.port());
                socket.getOutputStream().write(bytes(POST, "Content-Length: 1000\r\n\r\nR"));
                slow.add(socket);
            }
            // One that came later could take a slow one's place.
            for (int tries = 0;
                    tries < 500 && !small.get("/metrics").body().contains("intone_requests_running 2.0");
                    tries++) {
                Thread.sleep(10);
            }
            var refused = small.post("/v1/predict", RunningServer.speech(1));
            assertEquals("429 too-many", RunningServer.error(refused));
            assertEquals("1", refused.headers().firstValue("Retry-After").orElse(""));
            assertFalse(small.log.isEmpty());
            for (Socket socket : slow) {
                socket.close();
            }
            int status = 0;
            for (int tries = 0; tries < 100 && status != 200; tries++) {
                status = small.send(
                                small.request("/v1/predict").POST(BodyPublishers.ofByteArray(RunningServer.speech(1))))
                        .statusCode();
            }
            assertEquals(200, status);
        }
        Gate gate = new Gate("things", 2, 5);
        gate.enter("a");
        Gate.Pass pass = gate.enter("b");
        assertEquals(ErrorCode.BUSY, refusal(gate, "c"));
        pass.close();
        gate.enter("c").close();
        gate.close();
        assertEquals(ErrorCode.BUSY, refusal(gate, "c"));
    }

    private static ErrorCode refusal(Gate gate, String client) {
        try {
            gate.enter(client);
            return null;
        } catch (Refusal e) {
            return e.code();
        }
    }
}
