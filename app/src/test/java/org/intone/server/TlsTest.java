package org.intone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.intone.model.Recognizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    private Path folder;

    /** A certificate of our own making, with its key, as PEM. */
    private TlsFiles make(String name, String algorithm) throws Exception {
        Path store = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "x",
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, keytool.waitFor(), said);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return new TlsFiles(
                pem(name + ".crt", "CERTIFICATE", keys.getCertificate("x").getEncoded()),
                pem(
                        name + ".key",
                        "PRIVATE KEY",
                        keys.getKey("x", PASSWORD.toCharArray()).getEncoded()));
    }

    private Path pem(String name, String what, byte[] bytes) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return Files.writeString(
                folder.resolve(name), "-----BEGIN " + what + "-----\n" + base64 + "\n-----END " + what + "-----\n");
    }

    @Test
    void httpsIsServedWithKeysOfBothUsualKinds() throws Exception {
        for (String algorithm : new String[] {"RSA", "EC"}) {
            TlsFiles files = make(algorithm, algorithm);
            ServerSettings usual = ServerSettings.local();
            ServerSettings secure = new ServerSettings(
                    usual.host(), 0, Optional.of(files), usual.access(), usual.limits(), Optional.empty());
            try (IntoneServer server = IntoneServer.start(secure, Recognizer.builtIn(), line -> {})) {
                HttpRequest request = HttpRequest.newBuilder(
                                URI.create("https://localhost:" + server.port() + "/v1/model"))
                        .build();
                assertEquals(
                        200,
                        trusting(files).send(request, BodyHandlers.ofString()).statusCode());
            }
        }
    }

    private static HttpClient trusting(TlsFiles files) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("x", Pem.keyStore(files).getCertificate("server"));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    @Test
    void filesThatHoldNoCertificateOrKeyAreNamed() throws Exception {
        TlsFiles files = make("a", "EC");
        Path text = Files.writeString(folder.resolve("text"), "hello\n");
        assertEquals(
                text + ": holds no certificate, expected BEGIN CERTIFICATE", message(new TlsFiles(text, files.key())));
        assertEquals(
                text + ": holds no BEGIN PRIVATE KEY; make one of another form by: openssl pkcs8 -topk8 -nocrypt",
                message(new TlsFiles(files.certificate(), text)));
        Path broken = pem("broken", "PRIVATE KEY", new byte[] {1, 2, 3});
        assertTrue(message(new TlsFiles(files.certificate(), broken)).startsWith(broken + ": is a broken key"));
    }

    @Test
    void aKeyOfAnotherCertificateIsRefusedAtTheStart() throws Exception {
        TlsFiles one = make("one", "EC");
        for (TlsFiles other : new TlsFiles[] {make("two", "EC"), make("three", "RSA")}) {
            assertEquals(
                    other.key() + ": is no key for " + one.certificate(),
                    message(new TlsFiles(one.certificate(), other.key())));
        }
    }

    private static String message(TlsFiles files) {
        return assertThrows(IllegalArgumentException.class, () -> Pem.keyStore(files))
                .getMessage();
    }
}
