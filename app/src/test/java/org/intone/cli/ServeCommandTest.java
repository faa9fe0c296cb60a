package org.intone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {
    private static final Path SAMPLES = Path.of(System.getProperty("intone.root"), "samples");

    @TempDir
    private Path folder;

    private static Process serve(String... options) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.intone.cli.Main",
                "serve",
                "--port",
                "0"));
        words.addAll(List.of(options));
        return new ProcessBuilder(words).start();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGTERM")
    void servesUntilItIsToldToStopAndFinishesWhatRuns() throws Exception {
        Process process = serve();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            Matcher address = Pattern.compile("serving at (http://127\\.0\\.0\\.1:\\d+/) until Ctrl-C")
                    .matcher(line(said));
            assertTrue(address.matches());
            HttpClient client = HttpClient.newHttpClient();
            URI uri = URI.create(address.group(1));
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(uri.resolve("/v1/timeline")).POST(BodyPublishers.ofByteArray(tenMinutes()));
            assertEquals(
                    200,
                    client.send(HttpRequest.newBuilder(uri.resolve("/readyz")).build(), BodyHandlers.discarding())
                            .statusCode());
            CompletableFuture<HttpResponse<String>> running =
                    client.sendAsync(request.build(), BodyHandlers.ofString());
            Thread.sleep(700);
            assertFalse(running.isDone(), "the request is over too soon to be of use here");
            process.destroy();
            assertEquals(200, running.get(60, TimeUnit.SECONDS).statusCode());
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
            assertEquals(0, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }

    private static String line(BufferedReader said) throws IOException {
        String line = said.readLine();
        while (line != null && (line.isBlank() || line.startsWith("WARNING"))) {
            line = said.readLine();
        }
        return String.valueOf(line);
    }

    /** A sample again and again; its header is right about its first part only, so it is written anew. */
    private static byte[] tenMinutes() throws IOException {
        byte[] wav = Files.readAllBytes(SAMPLES.resolve("anger.wav"));
        int times = 240;
        ByteBuffer out = ByteBuffer.allocate(44 + times * (wav.length - 44)).order(ByteOrder.LITTLE_ENDIAN);
        out.put(wav, 0, 44);
        for (int i = 0; i < times; i++) {
            out.put(wav, 44, wav.length - 44);
        }
        out.putInt(4, out.capacity() - 8).putInt(40, out.capacity() - 44);
        return out.array();
    }

    @Test
    void wrongUsageIsToldInOneLine() throws Exception {
        assertEquals(2, Call.intone("serve", "--port", "x").exit());
        for (Object[] wrong : new Object[][] {
            {"--port", 70_000, "--port must be from 0 to 65535, was 70000"},
            {"--max-body", 0, "--max-body must be from 1 to 100000, was 0"},
            {"--threads", 0, "--threads must be from 1 to 1024, was 0"},
            {"--max-streams", Integer.MAX_VALUE, "--max-streams must be from 1 to 10000, was 2147483647"},
            {"--max-body", 99_999_999_999_999L, "--max-body must be from 1 to 100000, was 99999999999999"},
            {"--max-seconds", "NaN", "--max-seconds must be above 0, was NaN"},
            {
                "--origin",
                "example.org",
                "--origin must be a scheme and a host such as https://example.org, was example.org"
            }
        }) {
            Call call = Call.intone("serve", wrong[0], wrong[1]);
            assertEquals(2, call.exit(), call.err());
            assertEquals("intone: " + wrong[2], call.errLines().get(0));
        }
        assertEquals(2, Call.intone("serve", "--tls-cert", "a.pem").exit());
        Path tokens = Files.writeString(folder.resolve("tokens"), "short\n");
        Call weak = Call.intone("serve", "--port", "0", "--tokens", tokens);
        assertEquals(1, weak.exit());
        assertTrue(weak.err().contains("line 1 holds a token of 5 characters"), weak.err());
        Call dir = Call.intone("serve", "--port", "0", "--tokens", folder);
        assertEquals(
                List.of("intone: " + folder + ": is a folder, expected a file with a token a line"), dir.errLines());
        Call missing = Call.intone("serve", "--port", "0", "--tokens", folder.resolve("none"));
        assertEquals(List.of("intone: " + folder.resolve("none") + ": no such file"), missing.errLines());
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Call port = Call.intone("serve", "--port", taken.getLocalPort());
            assertEquals(1, port.exit());
            assertTrue(port.err().contains("cannot be had: another program has it"), port.err());
        }
    }

    @Test
    void whoListensToOthersIsWarned() throws Exception {
        Path certificate = Files.writeString(folder.resolve("c.pem"), "none\n");
        Call open = Call.intone(
                "serve", "--host", "0.0.0.0", "--port", "0", "--tls-cert", certificate, "--tls-key", certificate);
        assertEquals(
                List.of(
                        "intone: warning: whoever reaches 0.0.0.0 may ask, since there are no --tokens",
                        "intone: " + certificate + ": holds no certificate, expected BEGIN CERTIFICATE"),
                open.errLines());
    }
}
