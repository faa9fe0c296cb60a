package org.intone.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.intone.audio.WavWriter;
import org.intone.audio.Waveform;
import org.intone.emotion.Emotion;
import org.intone.model.Recognizer;
import org.intone.testing.Voice;
import org.intone.testing.VoiceSynthesizer;

/** A server on a free port, a client of it, and what it logged. */
final class RunningServer implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    final List<String> log = new CopyOnWriteArrayList<>();
    final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final IntoneServer server;

    RunningServer(ServerSettings settings) {
        this(settings, Recognizer.builtIn());
    }

    RunningServer(ServerSettings settings, Recognizer recognizer) {
        try {
            server = IntoneServer.start(settings, recognizer, log::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RunningServer local() {
        return new RunningServer(ServerSettings.local());
    }

    Stream<String> routes() {
        return server.routes();
    }

    int port() {
        return server.port();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).GET());
    }

    HttpResponse<String> post(String path, byte[] body, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).POST(BodyPublishers.ofByteArray(body)));
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(60));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return MAPPER.readTree(response.body());
    }

    /** The code of the error that an answer holds, with its status in front. */
    static String error(HttpResponse<String> response) throws IOException {
        JsonNode error = json(response).path("error");
        if (!error.path("requestId")
                .asText()
                .equals(response.headers().firstValue("X-Request-Id").orElse("none"))) {
            throw new AssertionError("no request id: " + response.headers() + response.body());
        }
        if (error.path("message").asText().isBlank()
                || error.path("message").asText().contains("\n")) {
            throw new AssertionError("no message of one line: " + response.body());
        }
        return response.statusCode() + " " + error.path("code").asText();
    }

    /** Sends bytes as they are and reads until the server closes the connection. */
    String exchange(byte[] bytes, boolean half) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            if (half) {
                socket.shutdownOutput();
            }
            return readAll(socket);
        }
    }

    static String readAll(Socket socket) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            InputStream in = socket.getInputStream();
            in.transferTo(all);
        } catch (SocketException e) {
            // Closed with bytes on their way.
            all.write(new byte[0]);
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    /** Whether the server still does what it is for. */
    boolean isHealthy() throws IOException, InterruptedException {
        HttpResponse<String> answer = post("/v1/predict", speech(1));
        return answer.statusCode() == 200 && json(answer).has("emotion");
    }

    /** A WAV of a made-up voice. */
    static byte[] speech(double seconds) {
        return WavWriter.toBytes(voice(seconds, 16_000));
    }

    static Waveform voice(double seconds, int sampleRate) {
        return VoiceSynthesizer.speak(Voice.of(true, 7), Emotion.ANGER, seconds, sampleRate, 7);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
