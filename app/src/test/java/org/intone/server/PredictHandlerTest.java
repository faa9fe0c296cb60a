package org.intone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.intone.audio.AudioSource;
import org.intone.audio.WavWriter;
import org.intone.audio.Waveform;
import org.intone.model.Recognizer;
import org.intone.report.Answer;
import org.intone.report.AnswerJson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictHandlerTest {
    private static final Path SAMPLES = Path.of(System.getProperty("intone.root"), "samples");
    static final String FORM = "multipart/form-data; boundary=limit";

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

    @Test
    void aBodyOfAnyFormatGetsTheAnswerOfTheCommandLine() throws Exception {
        for (String name : List.of("anger.wav", "disgust.flac", "fear.ogg", "happiness.mp3", "sadness.opus")) {
            byte[] bytes = Files.readAllBytes(SAMPLES.resolve(name));
            HttpResponse<String> response = server.post("/v1/predict?file=" + name, bytes);
            assertEquals(200, response.statusCode(), response.body());
            assertEquals(
                    "application/json",
                    response.headers().firstValue("Content-Type").orElse(""));
            Recognizer recognizer = Recognizer.builtIn();
            double end = RunningServer.json(response).path("end").asDouble();
            Answer same = Answer.heard(name, end, recognizer.predict(AudioSource.of(bytes, name)));
            assertEquals(new AnswerJson().line(same), response.body());
        }
    }

    @Test
    void aFormOfOneFileGetsOneAnswerAndOfSeveralAList() throws Exception {
        byte[] speech = RunningServer.speech(1.5);
        JsonNode one =
                RunningServer.json(server.post("/v1/predict", form(Map.of("a b.wav", speech)), "Content-Type", FORM));
        assertEquals("a b.wav", one.path("file").asText());
        assertEquals(1.5, one.path("end").asDouble());

        Map<String, byte[]> files = new TreeMap<>(
                Map.of("1.wav", speech, "2.txt", "no sound".getBytes(StandardCharsets.UTF_8), "3.wav", speech));
        HttpResponse<String> response = server.post("/v1/predict", form(files), "Content-Type", FORM);
        assertEquals(200, response.statusCode());
        JsonNode answers = RunningServer.json(response).path("answers");
        assertEquals(3, answers.size());
        assertEquals(one.path("emotion"), answers.get(0).path("emotion"));
        assertEquals(one.path("probabilities"), answers.get(2).path("probabilities"));
        assertEquals("2.txt", answers.get(1).path("file").asText());
        assertEquals("not-sound", answers.get(1).path("error").path("code").asText());
        assertFalse(answers.get(1).has("emotion"));
    }

    @Test
    void aFormIsTakenInPiecesOfAnySize() throws Exception {
        byte[] form = form(Map.of("x.wav", RunningServer.speech(4)));
        String whole = server.post("/v1/predict", form, "Content-Type", FORM).body();
        for (int piece : List.of(1, 7, 63, 1000, 40_000)) {
            List<byte[]> pieces = pieces(form, piece);
            HttpResponse<String> response = server.send(
                    server.request("/v1/predict", "Content-Type", FORM).POST(BodyPublishers.ofByteArrays(pieces)));
            assertEquals(whole, response.body(), "in pieces of " + piece);
        }
    }

    private static List<byte[]> pieces(byte[] all, int size) {
        ByteArrayInputStream in = new ByteArrayInputStream(all);
        return Stream.generate(() -> {
                    byte[] piece = new byte[Math.min(size, in.available())];
                    in.read(piece, 0, piece.length);
                    return piece;
                })
                .limit((all.length + size - 1) / size)
                .toList();
    }

    @Test
    void aLargeUploadGoesThroughAFileThatIsGoneAfterwards() throws Exception {
        byte[] large = WavWriter.toBytes(RunningServer.voice(30, 48_000));
        assertTrue(large.length > 2_500_000);
        assertEquals(200, server.post("/v1/predict", large).statusCode());
        assertEquals(
                200,
                server.post("/v1/predict", form(Map.of("l.wav", large)), "Content-Type", FORM)
                        .statusCode());
        assertEquals(413, refusedLarge(large));
        // Nothing else there is looked into: other programs' files come and go.
        try (DirectoryStream<Path> spools =
                Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), "intone-serve-*")) {
            for (Path spool : spools) {
                try (Stream<Path> left = Files.list(spool)) {
                    assertEquals(List.of(), left.toList());
                }
            }
        }
    }

    /** Three megabytes lie on disk already when the fourth is too much. */
    private static int refusedLarge(byte[] large) throws IOException, InterruptedException {
        ServerLimits small = new ServerLimits(2_400_000, 1, 10, 10, 2, 4, 4, 1, 1, 15);
        ServerSettings settings = ServerSettings.local();
        try (RunningServer other = new RunningServer(
                new ServerSettings(settings.host(), 0, settings.tls(), settings.access(), small, settings.keep()))) {
            return other.send(other.request("/v1/predict").POST(BodyPublishers.ofByteArrays(pieces(large, 10_000))))
                    .statusCode();
        }
    }

    @Test
    void whatCannotBeUsedSaysWhy() throws Exception {
        assertEquals("422 silent", RunningServer.error(post(Waveform.of(new float[16_000], 16_000))));
        assertEquals("422 too-short", RunningServer.error(post(RunningServer.voice(0.25, 16_000))));
        HttpResponse<String> text = server.post("/v1/predict?file=call.wav", "hello".getBytes(StandardCharsets.UTF_8));
        assertEquals("415 not-sound", RunningServer.error(text));
        assertEquals(
                "call.wav: at byte 0 found text, expected sound",
                RunningServer.json(text).path("error").path("message").asText());
        assertEquals("415 not-sound", RunningServer.error(server.post("/v1/predict", new byte[0])));
    }

    private static HttpResponse<String> post(Waveform waveform) throws IOException, InterruptedException {
        return server.post("/v1/predict", WavWriter.toBytes(waveform));
    }

    @Test
    void uploadsAreKeptByDigestWhereThatIsWantedAndNeverByName() throws Exception {
        ServerSettings usual = ServerSettings.local();
        Path keep = folder.resolve("kept");
        ServerSettings keeping =
                new ServerSettings(usual.host(), 0, usual.tls(), usual.access(), usual.limits(), Optional.of(keep));
        byte[] speech = RunningServer.speech(1);
        try (RunningServer other = new RunningServer(keeping)) {
            other.post("/v1/predict?file=../../evil.wav", speech);
            other.post("/v1/predict", form(Map.of("../evil.wav", speech)), "Content-Type", FORM);
        }
        try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
            List<Path> all = files.toList();
            assertEquals(1, all.size(), all.toString());
            assertTrue(all.get(0).getFileName().toString().matches("[0-9a-f]{64}"), all.toString());
            assertEquals(speech.length, Files.size(all.get(0)));
        }
    }

    @Test
    void theModelAndItsEmotionsAreDescribed() throws Exception {
        JsonNode model = RunningServer.json(server.get("/v1/model"));
        assertEquals(7, model.path("labels").size());
        assertEquals("logmel-64@1", model.path("recipe").asText());
        assertFalse(model.path("adapts").asBoolean());
        JsonNode emotions = RunningServer.json(server.get("/v1/emotions")).path("emotions");
        assertEquals("anger", emotions.get(0).path("label").asText());
        assertTrue(emotions.get(0).path("dark").asText().matches("#[0-9a-f]{6}"));
    }

    @Test
    void theLogNamesNoFile() throws Exception {
        server.post("/v1/predict?file=secret-name.wav", RunningServer.speech(1));
        assertTrue(server.log.stream().anyMatch(line -> line.matches("\\S+ POST /v1/predict 200 \\d+ ms")));
        assertTrue(server.log.stream().noneMatch(line -> line.contains("secret-name")), server.log.toString());
    }

    static byte[] form(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write("--limit\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n"
                .getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            String head = "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file.getKey()
                    + "\"\r\nContent-Type: audio/wav\r\n\r\n";
            out.write(head.getBytes(StandardCharsets.UTF_8));
            out.write(file.getValue());
            out.write("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        out.write("--limit--\r\n".getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }
}
