package org.intone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.intone.audio.Waveform;
import org.intone.backbone.Backbone;
import org.intone.backbone.BackboneStore;
import org.intone.backbone.KnownBackbone;
import org.intone.model.OnnxGraph;
import org.intone.model.Sha256;
import org.intone.testing.ToyWeights;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BackboneCommandTest {
    @TempDir
    private Path folder;

    private Path store;
    private Path weights;

    @BeforeEach
    void make() throws IOException {
        store = folder.resolve("store");
        weights = Files.write(folder.resolve("toy.safetensors"), ToyWeights.whisper(1));
    }

    private Call backbone(Object... words) {
        Object[] all = new Object[words.length + 3];
        all[0] = "backbone";
        System.arraycopy(words, 0, all, 1, words.length);
        all[words.length + 1] = "--store";
        all[words.length + 2] = store;
        return Call.intone(all);
    }

    @Test
    void whatIsImportedIsListedAndRuns() throws IOException {
        Call made = backbone("import", "toy", weights, "--licence", "MIT");
        assertEquals(0, made.exit(), made.err());
        assertEquals("", made.out());
        Path file = store.resolve("toy.onnx");
        assertEquals(List.of("written: " + file + ", whisper, 2 layers of 64"), made.errLines());
        Call list = backbone("list");
        assertEquals(0, list.exit(), list.err());
        assertEquals("", list.err());
        String megabytes = String.format(java.util.Locale.ROOT, "%.1f MB", Files.size(file) / 1e6);
        assertEquals(
                List.of(
                        "toy",
                        "  kind     whisper, 2 layers of 64, " + megabytes,
                        "  licence  MIT",
                        "  source   toy.safetensors",
                        "  sha256   " + Sha256.hex(Files.readAllBytes(weights))),
                list.outLines());
        try (Backbone backbone = new BackboneStore(store).open("toy")) {
            assertEquals(
                    50,
                    backbone.embed(Waveform.of(new float[16_000], 16_000))
                            .get(1)
                            .frames());
        }
    }

    @Test
    void jsonIsOneObjectALine() throws IOException {
        backbone("import", "b", weights);
        backbone("import", "a", weights);
        Call list = backbone("list", "--json");
        assertEquals(2, list.outLines().size());
        JsonNode first = new ObjectMapper().readTree(list.outLines().get(0));
        assertEquals("a", first.get("name").asText());
        assertEquals("layer0", first.get("backbone").get("layers").get(0).asText());
        assertEquals("not stated", first.get("backbone").get("licence").asText());
    }

    @Test
    void anOnnxEncoderIsImportedWithItsSetting() throws IOException {
        OnnxGraph graph = new OnnxGraph("toy");
        graph.output(
                "last_hidden_state",
                graph.input("input_values", OnnxGraph.DYNAMIC, OnnxGraph.DYNAMIC)
                        .unsqueeze(2),
                OnnxGraph.DYNAMIC,
                OnnxGraph.DYNAMIC,
                1);
        Path onnx = Files.write(folder.resolve("w.onnx"), graph.toModel().toByteArray());
        Call made = backbone("import", "w", onnx, "--no-standardise");
        assertEquals(0, made.exit(), made.err());
        assertFalse(new BackboneStore(store).metadata("w").standardise());
        assertEquals(
                0, backbone("import", "w", onnx, "--standardise", "--force").exit());
        assertTrue(new BackboneStore(store).metadata("w").standardise());
        assertEquals(0, backbone("import", "w", onnx, "--force").exit());
        assertTrue(new BackboneStore(store).metadata("w").standardise());
    }

    @Test
    void faultsAreOneLine() throws IOException {
        assertEquals(0, backbone("import", "toy", weights).exit());
        Call again = backbone("import", "toy", weights);
        assertEquals(1, again.exit());
        assertEquals(
                List.of("intone: " + store.resolve("toy.onnx") + " exists: pass --force to write over it"),
                again.errLines());
        Call name = backbone("import", "../toy", weights);
        assertEquals(1, name.exit());
        assertTrue(name.errLines().get(0).contains("was '../toy'"), name.err());
        Call missing = backbone("import", "x", folder.resolve("none"));
        assertEquals(List.of("intone: " + folder.resolve("none") + ": no such file"), missing.errLines());
        Path text = Files.writeString(folder.resolve("t"), "hello");
        Call strange = backbone("import", "x", text);
        assertEquals(1, strange.exit());
        assertEquals(1, strange.errLines().size());
        assertTrue(
                strange.err().startsWith("intone: " + text + ": found bytes of none of these, expected"),
                strange.err());
        Call heads = backbone("import", "x", weights, "--heads", "3");
        assertTrue(heads.err().contains("found 3 heads, expected the number of heads, a divisor of 64"), heads.err());
        assertEquals(2, backbone("import", "x").exit());
        assertEquals(2, Call.intone("backbone").exit());
    }

    @Test
    void anEmptyStoreSaysWhatToDoAndABrokenFileIsNamed() throws IOException {
        Call none = backbone("list");
        assertEquals(0, none.exit());
        assertEquals("", none.out());
        assertTrue(none.err().startsWith("no backbones in " + store + ": see intone backbone fetch"), none.err());
        backbone("import", "toy", weights);
        Files.writeString(store.resolve("broken.onnx"), "what?");
        Call list = backbone("list");
        assertEquals(1, list.exit());
        assertEquals("toy", list.outLines().get(0));
        assertTrue(list.err().startsWith("intone: " + store.resolve("broken.onnx") + ": found "), list.err());
    }

    @Test
    void everySubcommandHasHelpWithAnExample() {
        for (String command : List.of("list", "import", "fetch")) {
            Call call = Call.intone("backbone", command, "--help");
            assertEquals(0, call.exit(), call.err());
            assertTrue(call.out().startsWith("Usage: intone backbone " + command), call.out());
            assertTrue(call.out().indexOf("intone backbone " + command, 30) > 0, call.out());
            assertTrue(call.out().contains("wrong usage"), call.out());
        }
    }

    @Test
    void onlyKnownOnesAreFetched() {
        Call call = backbone("fetch", "whisper-huge");
        assertEquals(1, call.exit());
        assertEquals(List.of("intone: name must be one of whisper-tiny.en, was 'whisper-huge'"), call.errLines());
    }

    @Test
    void whatIsFetchedIsImportedAndTheDownloadIsGone() throws IOException {
        byte[] content = Files.readAllBytes(weights);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/toy", exchange -> {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
        });
        server.start();
        try {
            URI address = URI.create("http://localhost:" + server.getAddress().getPort() + "/toy");
            KnownBackbone toy = new KnownBackbone("toy", address, content.length, Sha256.hex(content), "MIT");
            String said = fetch(toy, 0);
            assertTrue(said.contains("from " + address + " (MIT)"), said);
            assertTrue(said.endsWith("toy.onnx, whisper, 2 layers of 64\n"), said);
            assertEquals(
                    address.toString(), new BackboneStore(store).metadata("toy").source());
            try (var left = Files.list(store)) {
                assertEquals(List.of(store.resolve("toy.onnx")), left.toList());
            }
            fetch(new KnownBackbone("other", address, content.length, "00", "MIT"), 1);
            assertFalse(Files.exists(store.resolve("other.onnx")));
            assertFalse(Files.exists(store.resolve("other.download")));
        } finally {
            server.stop(0);
        }
    }

    /** Runs the command with a backbone of this test's as the one that is known. */
    private String fetch(KnownBackbone known, int exit) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                true);
        int code = new CommandLine(new BackboneFetchCommand(terminal, List.of(known)))
                .setErr(new java.io.PrintWriter(err, true, StandardCharsets.UTF_8))
                .execute(known.name(), "--store", store.toString());
        assertEquals(exit, code, err.toString(StandardCharsets.UTF_8));
        return err.toString(StandardCharsets.UTF_8);
    }
}
