package org.intone.backbone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.intone.model.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads from a server in this process that misbehaves in every way that was thought of. */
class DownloadTest {
    private static final byte[] CONTENT = new byte[300_000];

    static {
        new Random(8).nextBytes(CONTENT);
    }

    /** What the server does with a request that asks for the bytes from {@code from} on. */
    private interface Answer {
        void give(HttpExchange exchange, int from) throws IOException;
    }

    @TempDir
    private Path folder;

    private Path target;
    private HttpServer server;
    private ExecutorService threads;
    private Answer answer = DownloadTest::rest;
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<Long> seen = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        target = folder.resolve("new").resolve("x.download");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext("/file", exchange -> {
            String range = exchange.getRequestHeaders().getFirst("Range");
            asked.add(String.valueOf(range));
            int from = range == null ? 0 : Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
            answer.give(exchange, from);
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void range(HttpExchange exchange, int from) {
        exchange.getResponseHeaders()
                .set("Content-Range", "bytes " + from + "-" + (CONTENT.length - 1) + "/" + CONTENT.length);
    }

    /** As a good server does. */
    private static void rest(HttpExchange exchange, int from) throws IOException {
        if (from > 0) {
            range(exchange, from);
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, CONTENT.length - from);
        exchange.getResponseBody().write(CONTENT, from, CONTENT.length - from);
        exchange.close();
    }

    /** Breaks the connection off after some bytes. */
    private static void some(HttpExchange exchange, int from, int bytes) throws IOException {
        if (from > 0) {
            range(exchange, from);
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, CONTENT.length - from);
        exchange.getResponseBody().write(CONTENT, from, bytes);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private static void status(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private KnownBackbone known() {
        URI address = URI.create("http://localhost:" + server.getAddress().getPort() + "/file");
        return new KnownBackbone("toy", address, CONTENT.length, Sha256.hex(CONTENT), "MIT");
    }

    private void run() throws IOException {
        Download.Patience patience = new Download.Patience(Duration.ofMillis(1500), Duration.ofMillis(1), 3);
        new Download(known(), patience).run(target, seen::add);
    }

    private String faultOf() {
        String message = assertThrows(IOException.class, this::run).getMessage();
        assertFalse(message.contains("\n"), message);
        String start = known().address() + ": ";
        assertTrue(message.startsWith(start), message);
        return message.substring(start.length());
    }

    private void assertWhole() throws IOException {
        assertArrayEquals(CONTENT, Files.readAllBytes(target));
    }

    @Test
    void aGoodServerIsAskedOnce() throws IOException {
        run();
        assertWhole();
        assertEquals(List.of("null"), asked);
        assertEquals(CONTENT.length, seen.get(seen.size() - 1));
        for (int i = 1; i < seen.size(); i++) {
            assertTrue(seen.get(i - 1) < seen.get(i), seen.toString());
        }
        run();
        assertEquals(1, asked.size(), "what is there is not asked for again");
    }

    @Test
    void whatBrokeOffGoesOnWhereItWas() throws IOException {
        answer = (exchange, from) -> some(exchange, from, Math.min(100_000, CONTENT.length - from));
        run();
        assertWhole();
        assertTrue(asked.size() >= 3, asked.toString());
        assertTrue(asked.get(1).matches("bytes=[1-9]\\d*-"), asked.toString());
    }

    @Test
    void theNextCallGoesOnWhereTheLastWas() throws IOException {
        Files.createDirectories(target.getParent());
        Files.write(target, Arrays.copyOf(CONTENT, 123_456));
        run();
        assertWhole();
        assertEquals(List.of("bytes=123456-"), asked);
    }

    @Test
    void aServerThatKeepsBreakingOffIsGivenUpAndWhatCameStays() throws IOException {
        answer = (exchange, from) -> {
            if (from == 0) {
                some(exchange, from, 50_000);
            } else {
                exchange.close();
            }
        };
        String fault = faultOf();
        assertTrue(fault.matches("broke off at \\d+ of 300000 bytes \\(.+\\); call it again to go on"), fault);
        long came = Files.size(target);
        assertTrue(came > 0 && came <= 50_000, "came " + came);
        answer = DownloadTest::rest;
        run();
        assertWhole();
    }

    @Test
    void aServerThatFallsSilentIsLeft() throws IOException {
        answer = (exchange, from) -> {
            if (from == 0) {
                exchange.sendResponseHeaders(200, CONTENT.length);
                exchange.getResponseBody().write(CONTENT, 0, 70_000);
                exchange.getResponseBody().flush();
            } else {
                rest(exchange, from);
            }
        };
        run();
        assertWhole();
        assertEquals(2, asked.size());
    }

    @Test
    void aServerThatKnowsNoRangesSendsAllOnceMore() throws IOException {
        answer = (exchange, from) -> {
            if (asked.size() == 1) {
                some(exchange, 0, 80_000);
            } else {
                rest(exchange, 0);
            }
        };
        run();
        assertWhole();
        assertTrue(asked.get(1).startsWith("bytes="), asked.toString());
    }

    @Test
    void tooMuchIsRefusedBeforeItIsWritten() throws IOException {
        answer = (exchange, from) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(CONTENT);
            exchange.getResponseBody().write(7);
            exchange.close();
        };
        assertEquals("found more than 300000 bytes, expected exactly these", faultOf());
        assertEquals(0, Files.size(target));
        answer = (exchange, from) -> {
            exchange.sendResponseHeaders(200, CONTENT.length + 1);
            exchange.getResponseBody().write(CONTENT);
            exchange.close();
        };
        assertEquals("found a file of 300001 bytes, expected 300000", faultOf());
        assertEquals(2, asked.size());
    }

    @Test
    void somethingElseIsRefusedAndDeleted() throws IOException {
        answer = (exchange, from) -> {
            exchange.sendResponseHeaders(200, CONTENT.length);
            exchange.getResponseBody().write(new byte[CONTENT.length]);
            exchange.close();
        };
        String zeros = Sha256.hex(new byte[CONTENT.length]);
        assertEquals("found content of SHA-256 " + zeros + ", expected " + Sha256.hex(CONTENT), faultOf());
        assertFalse(Files.exists(target));
        answer = (exchange, from) -> {
            exchange.sendResponseHeaders(200, 20);
            exchange.getResponseBody().write("<html>Log in</html>\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            exchange.close();
        };
        assertEquals("found a file of 20 bytes, expected 300000", faultOf());
    }

    @Test
    void aSpoiledBeginningIsFoundAtTheEndAndTheNextCallStartsAnew() throws IOException {
        Files.createDirectories(target.getParent());
        Files.write(target, new byte[1000]);
        assertTrue(faultOf().startsWith("found content of SHA-256 "));
        run();
        assertWhole();
        Files.write(target, new byte[CONTENT.length + 5]);
        run();
        assertWhole();
    }

    @Test
    void aStrangeRangeIsRefused() throws IOException {
        Files.createDirectories(target.getParent());
        Files.write(target, Arrays.copyOf(CONTENT, 1000));
        answer = (exchange, from) -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes 0-299999/300000");
            exchange.sendResponseHeaders(206, CONTENT.length);
            exchange.getResponseBody().write(CONTENT);
            exchange.close();
        };
        assertEquals("found the range 'bytes 0-299999/300000', expected from 1000 of 300000 bytes", faultOf());
        assertEquals(1000, Files.size(target));
    }

    @Test
    void statusesAreSaid() throws IOException {
        answer = (exchange, from) -> status(exchange, 404);
        assertEquals("found HTTP status 404, expected 200", faultOf());
        assertEquals(1, asked.size(), "a 404 is not asked for again");
        answer = (exchange, from) -> status(exchange, 503);
        assertEquals("broke off at 0 of 300000 bytes (HTTP status 503); call it again to go on", faultOf());
        assertEquals(4, asked.size());
        Files.write(target, Arrays.copyOf(CONTENT, 1000));
        answer = (exchange, from) -> {
            if (from > 0) {
                status(exchange, 416);
            } else {
                rest(exchange, 0);
            }
        };
        run();
        assertWhole();
    }

    @Test
    void redirectionsAreFollowed() throws IOException {
        server.createContext("/moved", exchange -> rest(exchange, 0));
        answer = (exchange, from) -> {
            exchange.getResponseHeaders().set("Location", "/moved");
            status(exchange, 302);
        };
        run();
        assertWhole();
    }

    @Test
    void aServerThatIsNotThereIsOneLine() {
        server.stop(0);
        String fault = faultOf();
        assertTrue(fault.startsWith("broke off at 0 of 300000 bytes (ConnectException); call it again"), fault);
    }

    @Test
    void twoDownloadsDoNotMix() throws IOException {
        Files.createDirectories(target.getParent());
        try (FileChannel other = FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = other.lock()) {
            String message = assertThrows(IOException.class, this::run).getMessage();
            assertEquals(target + ": another download writes to it", message);
            assertTrue(lock.isValid());
        }
        assertEquals(0, asked.size());
    }

    @Test
    void theKnownOneIsThatOfTheReadme() {
        KnownBackbone known = KnownBackbone.named(KnownBackbone.ALL, "whisper-tiny.en");
        assertEquals(75_571_315, known.bytes());
        assertEquals("https", known.address().getScheme());
        assertTrue(known.address().getPath().endsWith("/" + known.sha256() + "/tiny.en.pt"));
        assertEquals(
                "name must be one of whisper-tiny.en, was 'large'",
                assertThrows(IllegalArgumentException.class, () -> KnownBackbone.named(KnownBackbone.ALL, "large"))
                        .getMessage());
    }
}
