package org.intone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
    private static final String TOKEN = "0123456789abcdef0123";

    @TempDir
    private Path folder;

    private RunningServer guarded(String... origins) throws IOException {
        Path file =
                Files.writeString(folder.resolve("tokens"), "# ours\n\nthe page  " + TOKEN + "\nzzzzzzzzzzzzzzzzz\n");
        return of(new AccessSettings(Tokens.read(file), Set.of(origins)));
    }

    private static RunningServer of(AccessSettings access) {
        return at(ServerSettings.local().host(), access);
    }

    private static RunningServer at(String host, AccessSettings access) {
        ServerSettings usual = ServerSettings.local();
        return new RunningServer(new ServerSettings(host, 0, usual.tls(), access, usual.limits(), Optional.empty()));
    }

    @Test
    void onlyATokenOfTheFileOpensTheDoor() throws Exception {
        try (RunningServer server = guarded()) {
            HttpResponse<String> none = server.get("/v1/model");
            assertEquals("401 unauthorized", RunningServer.error(none));
            assertEquals(
                    "Bearer realm=\"intone\"",
                    none.headers().firstValue("WWW-Authenticate").orElse(""));
            for (String wrong :
                    List.of("Bearer " + TOKEN + "x", "Bearer the page", "Basic " + TOKEN, "Bearer ", TOKEN)) {
                assertEquals(
                        401, server.get("/v1/model", "Authorization", wrong).statusCode(), wrong);
                assertEquals(
                        401,
                        server.post("/v1/predict", new byte[9], "Authorization", wrong)
                                .statusCode(),
                        wrong);
            }
            assertEquals(
                    200,
                    server.get("/v1/model", "Authorization", "Bearer " + TOKEN).statusCode());
            assertEquals(
                    200,
                    server.get("/v1/model", "Authorization", "bearer zzzzzzzzzzzzzzzzz")
                            .statusCode());
            assertEquals(401, server.get("/metrics").statusCode());
            for (String open : List.of("/healthz", "/readyz")) {
                assertEquals(200, server.get(open).statusCode(), open);
            }
            assertTrue(server.log.stream().noneMatch(line -> line.contains(TOKEN)), server.log.toString());
        }
    }

    @Test
    void aFileOfTokensIsRefusedByLineWhereOneIsShortOrNoneIsThere() throws IOException {
        Path file = Files.writeString(folder.resolve("t"), "# x\nshort\n");
        assertEquals(
                file + ": line 2 holds a token of 5 characters, expected at least 16, as of: openssl rand -hex 24",
                assertThrows(IllegalArgumentException.class, () -> Tokens.read(file))
                        .getMessage());
        Path empty = Files.writeString(folder.resolve("e"), "# nothing\n");
        assertEquals(
                empty + ": holds no token, expected one a line",
                assertThrows(IllegalArgumentException.class, () -> Tokens.read(empty))
                        .getMessage());
    }

    @Test
    void pagesOfOtherSitesAreRefusedAndAllowedOnesAreTold() throws Exception {
        try (RunningServer server = of(new AccessSettings(Tokens.none(), Set.of("https://a.example")))) {
            String own = "http://127.0.0.1:" + server.port();
            assertEquals(200, server.get("/v1/model", "Origin", own).statusCode());
            for (String other : List.of("https://evil.example", "null", "http://127.0.0.1:1", own + ".evil.example")) {
                HttpResponse<String> refused = server.post("/v1/predict", new byte[1], "Origin", other);
                assertEquals("403 forbidden-origin", RunningServer.error(refused), other);
                assertFalse(refused.headers()
                        .firstValue("Access-Control-Allow-Origin")
                        .isPresent());
            }
            HttpResponse<String> allowed = server.get("/v1/model", "Origin", "https://a.example");
            assertEquals(200, allowed.statusCode());
            assertEquals(
                    "https://a.example",
                    allowed.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
            HttpResponse<String> asked = server.send(server.request(
                            "/v1/predict", "Origin", "https://a.example", "Access-Control-Request-Method", "POST")
                    .method("OPTIONS", BodyPublishers.noBody()));
            assertEquals(204, asked.statusCode());
            assertEquals(
                    "Authorization, Content-Type",
                    asked.headers().firstValue("Access-Control-Allow-Headers").orElse(""));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0"})
    void aPageThatCallsItselfThisMachineIsRefusedByTheNameOfItsSite(String host) throws Exception {
        try (RunningServer server = at(host, AccessSettings.open())) {
            String port = ":" + server.port();
            for (String own : List.of(
                    "localhost" + port,
                    "LOCALHOST",
                    "intone.localhost" + port,
                    "127.0.0.1",
                    "192.168.178.20" + port,
                    "[::1]" + port,
                    "[fe80::1]",
                    InetAddress.getLocalHost().getHostName() + port)) {
                assertEquals(200, statusFor(server, own, "http://" + own), own);
            }
            for (String other : List.of(
                    "evil.example" + port,
                    "localhost.evil.example",
                    "evillocalhost",
                    "127.0.0.1.evil.example" + port,
                    "127.1",
                    "1.2.3.four",
                    InetAddress.getLocalHost().getHostName() + ".evil.example")) {
                assertEquals(403, statusFor(server, other, "http://" + other), other);
            }
        }
    }

    @Test
    void aRefusedNameIsToldHowToBeAllowed() throws Exception {
        try (RunningServer server = at("0.0.0.0", AccessSettings.open())) {
            assertTrue(answerFor(server, "evil.example", "http://evil.example")
                    .contains("asked for as evil.example, expected localhost, an IP address or the machine's"
                            + " name; --origin of intone serve allows others"));
        }
    }

    @Test
    void namesOfHostAndOriginAreTheServersAndATokenMakesAnyNameDo() throws Exception {
        try (RunningServer server = at("127.1", AccessSettings.open())) {
            assertEquals(200, statusFor(server, "127.1:" + server.port(), "http://127.1:" + server.port()));
        }
        try (RunningServer server = of(new AccessSettings(Tokens.none(), Set.of("https://a.example")))) {
            assertEquals(200, statusFor(server, "a.example", "https://a.example"));
            assertEquals(403, statusFor(server, "b.a.example", "https://b.a.example"));
        }
        try (RunningServer server = guarded()) {
            assertEquals(401, statusFor(server, "any.example", "https://any.example"));
        }
    }

    private static int statusFor(RunningServer server, String host, String origin) throws IOException {
        return Integer.parseInt(answerFor(server, host, origin).substring(9, 12));
    }

    private static String answerFor(RunningServer server, String host, String origin) throws IOException {
        String request =
                "GET /v1/model HTTP/1.1\r\nHost: " + host + "\r\nOrigin: " + origin + "\r\nConnection: close\r\n\r\n";
        return server.exchange(request.getBytes(StandardCharsets.US_ASCII), false);
    }

    @Test
    void everyAnswerTellsBrowsersToBeCareful() throws Exception {
        try (RunningServer server = RunningServer.local()) {
            for (String path : List.of("/healthz", "/v1/model", "/nothing", "/page/none.js")) {
                HttpResponse<String> response = server.get(path);
                assertEquals(
                        "nosniff",
                        response.headers().firstValue("X-Content-Type-Options").orElse(""),
                        path);
                String policy =
                        response.headers().firstValue("Content-Security-Policy").orElse("");
                assertTrue(policy.startsWith("default-src 'self';"), policy);
                assertFalse(policy.contains("unsafe"), policy);
                assertFalse(response.headers().firstValue("Server").isPresent(), path);
            }
            assertEquals("404 not-found", RunningServer.error(server.get("/nothing")));
            assertEquals("405 method", RunningServer.error(server.get("/v1/predict")));
            assertTrue(server.get("/v1/predict")
                    .headers()
                    .firstValue("Allow")
                    .orElse("")
                    .contains("POST"));
        }
    }

    @Test
    void aTabSeparatesNameAndTokenToo() throws Exception {
        Path file = Files.writeString(folder.resolve("tabs"), "anna\t" + TOKEN + "\n");
        Tokens tokens = Tokens.read(file);
        assertEquals(Optional.of("anna"), tokens.nameOf(TOKEN));
        assertEquals(Optional.empty(), tokens.nameOf("anna\t" + TOKEN));
    }

    @Test
    void tokensThatAreNoTextAreRefusedByTheFilesName() throws Exception {
        Path file = Files.write(folder.resolve("latin"), ("caf\u00e9 " + TOKEN).getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Tokens.read(file))
                .getMessage()
                .startsWith(file + ": is no text in UTF-8"));
    }
}
