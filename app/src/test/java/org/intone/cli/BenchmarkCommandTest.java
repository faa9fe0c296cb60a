package org.intone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.intone.testing.MadeUpCorpus;
import org.intone.testing.MadeUpLayout;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Protocols on made-up voices. */
class BenchmarkCommandTest {
    @TempDir
    private static Path folder;

    private static Path manifest;

    @BeforeAll
    static void scan() throws IOException {
        MadeUpCorpus corpus = new MadeUpCorpus(3, 1, 0.6, 5);
        corpus.write(MadeUpLayout.SAVEE, folder);
        corpus.write(MadeUpLayout.CREMA_D, folder);
        manifest = folder.resolve("corpora.csv");
        Call scanned = Call.intone("scan", folder, "-o", manifest);
        assertEquals(0, scanned.exit(), scanned.err());
    }

    private static Call benchmark(Path output, Object... more) {
        Object[] args = {"benchmark", manifest, "-o", output, "--width", 0.1, "--batch", 8, "--epochs", 1};
        return Call.intone(Stream.concat(Stream.of(args), Stream.of(more)).toArray());
    }

    private static JsonNode json(Path output) throws IOException {
        return new ObjectMapper().readTree(output.resolve("benchmark.json").toFile());
    }

    @Test
    void aProtocolIsARowOverAllFoldsAndSeedsAndTheSecondCallComputesNothing() throws IOException {
        Path output = folder.resolve("b");
        Call first = benchmark(output, "savee-loso", "speaker:3", "--seeds", "2,1,2");
        assertEquals(0, first.exit(), first.err());
        assertTrue(first.outLines().get(1).startsWith("savee-loso  "), first.out());
        assertTrue(first.outLines().get(2).startsWith("speaker:3  "), first.out());
        assertEquals(
                12,
                first.errLines().stream()
                        .filter(line -> line.contains("  left "))
                        .count(),
                first.err());
        assertTrue(first.err().contains("speaker-3/seed-2 fold 3/3  1 epoch, best 1  "), first.err());
        JsonNode rows = json(output).get("rows");
        assertEquals(21, rows.get(0).get("clips").asInt());
        assertEquals(39, rows.get(1).get("clips").asInt());
        assertEquals(2, rows.get(0).get("uar_by_seed").size());
        assertEquals(
                "intone benchmark",
                json(output).get("about").get("command").asText().substring(0, 16));
        byte[] csv = Files.readAllBytes(output.resolve("benchmark.csv"));

        Call again = benchmark(output, "savee-loso", "speaker:3", "--seeds", "1,2");
        assertEquals(0, again.exit(), again.err());
        assertEquals(first.out(), again.out());
        assertEquals(
                "12 folds kept from an earlier call, 0 to do", again.errLines().get(0));
        assertEquals(new String(csv, StandardCharsets.UTF_8), Files.readString(output.resolve("benchmark.csv")));

        Call other = benchmark(output, "savee-loso", "--seeds", "1", "--learning-rate", 0.01);
        assertEquals(1, other.exit());
        assertEquals(1, other.errLines().size(), other.err());
        assertTrue(other.err().contains("was measured with other settings"), other.err());
        Call anew = benchmark(output, "savee-loso", "--seeds", "1", "--learning-rate", 0.01, "--force");
        assertEquals(0, anew.exit(), anew.err());
        assertFalse(anew.err().contains("kept"), anew.err());
    }

    @Test
    void theLeakStandsBesideTheFairSplitsAndIsMarked() throws IOException {
        Path output = folder.resolve("leak");
        Call leak = benchmark(output, "leak", "--seeds", "1", "--augment", 1);
        assertEquals(0, leak.exit(), leak.err());
        assertTrue(leak.outLines().get(1).startsWith("leaky (INFLATED) "), leak.out());
        assertTrue(leak.outLines().get(2).startsWith("file  "), leak.out());
        assertTrue(leak.outLines().get(3).startsWith("speaker  "), leak.out());
        assertTrue(leak.outLines().get(4).startsWith("notebooks, as they report it (INFLATED)"), leak.out());
        assertTrue(leak.outLines().get(4).endsWith(" 94.39"), leak.out());
        JsonNode rows = json(output).get("rows");
        assertTrue(rows.get(0).get("inflated").asBoolean());
        assertFalse(rows.get(1).get("inflated").asBoolean());
    }

    @Test
    void otherCorporaTrainUnderANameOfItsOwn() throws IOException {
        Path output = folder.resolve("others");
        Call wide = benchmark(output, "savee-loso", "--seeds", "1", "--with-others");
        assertEquals(0, wide.exit(), wide.err());
        assertTrue(wide.outLines().get(1).startsWith("savee-loso with others  "), wide.out());
        assertEquals(21, json(output).get("rows").get(0).get("clips").asInt(), "the test is SAVEE's");
        Call all = benchmark(folder.resolve("all"), "speaker:3", "--with-others");
        assertEquals(1, all.exit(), all.err());
        assertTrue(all.err().contains("speaker:3 has no other corpora to train on"), all.err());
    }

    @Test
    void crossCorpusIsAMatrix() throws IOException {
        Path output = folder.resolve("cross");
        Call cross = benchmark(output, "cross-corpus", "--seeds", "1");
        assertEquals(0, cross.exit(), cross.err());
        assertTrue(cross.outLines().get(0).matches("trained on +CREMA-D +SAVEE"), cross.out());
        assertTrue(cross.outLines().get(1).matches("CREMA-D( +\\d+\\.\\d){2}"), cross.out());
        assertTrue(cross.outLines().get(2).matches("SAVEE( +\\d+\\.\\d){2}"), cross.out());
        JsonNode pair = json(output).get("rows").get(1);
        assertEquals("CREMA-D", pair.get("trained_on").asText());
        assertEquals("SAVEE", pair.get("tested_on").asText());
        assertEquals("six", pair.get("labels").asText());
        assertEquals(18, pair.get("clips").asInt());
    }

    @Test
    void wrongWordsAreWrongUsageBeforeAnythingIsMade() {
        Path output = folder.resolve("none");
        Call unknown = benchmark(output, "savee-lso");
        assertEquals(2, unknown.exit());
        assertTrue(unknown.err().contains("no protocol 'savee-lso': known are leak, cross-corpus"), unknown.err());
        assertEquals(2, benchmark(output, "savee-loso", "--network", "cnn3d").exit());
        assertEquals(2, benchmark(output).exit());
        assertFalse(Files.exists(output));
        Call file = benchmark(manifest, "savee-loso");
        assertEquals(1, file.exit());
        assertEquals(List.of("intone: " + manifest + " is a file: name a folder"), file.errLines());
        Call rows = benchmark(folder.resolve("r"), "ravdess-loso");
        assertEquals(List.of("intone: split ravdess-loso: no rows of RAVDESS to divide"), rows.errLines());
    }
}
