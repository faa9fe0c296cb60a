package org.intone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intone.testing.MadeUpCorpus;
import org.intone.testing.MadeUpLayout;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole road on made-up voices: scan, train, evaluate, predict, show, as a user goes it. */
class RoadTest {
    @TempDir
    private static Path folder;

    private static Path root;
    private static Path manifest;
    private static Path run;
    private static Call trained;

    @BeforeAll
    static void scanAndTrain() throws IOException {
        root = folder.resolve("meine Körper");
        MadeUpCorpus corpus = new MadeUpCorpus(6, 2, 0.8, 5);
        corpus.write(MadeUpLayout.RAVDESS, root);
        manifest = folder.resolve("corpora.csv");
        Call scanned = Call.intone("scan", root, "-o", manifest);
        assertEquals(0, scanned.exit(), scanned.err());
        run = folder.resolve("runs/erster Lauf");
        trained = train(run, "--epochs", 2);
        assertEquals(0, trained.exit(), trained.err());
    }

    private static Call train(Path output, Object... more) {
        Object[] args = {"train", manifest, "-o", output, "--width", 0.25, "--batch", 16};
        return Call.intone(Stream.concat(Stream.of(args), Stream.of(more)).toArray());
    }

    @Test
    void aRunHasALineForEachEpochAReportAndItsFiles() throws IOException {
        List<String> epochs = trained.errLines().stream()
                .filter(line -> line.startsWith("epoch "))
                .toList();
        assertEquals(2, epochs.size(), trained.err());
        assertTrue(epochs.get(1).startsWith("epoch 2/2  train loss "), trained.err());
        assertTrue(trained.out().contains("UAR"), trained.out());
        assertFalse(trained.out().contains("INFLATED"), trained.out());
        for (String name : List.of(
                "model.onnx", "history.csv", "settings.json", "split.csv", "predictions.csv", "evaluation.json")) {
            assertTrue(Files.isRegularFile(run.resolve(name)), name);
        }
        assertFalse(json(run.resolve("evaluation.json")).get("about").has("inflated"));
    }

    @Test
    void theCardHasTheMeasuresOfTheTest() throws IOException {
        Call card = Call.intone("show", "--json", run.resolve("model.onnx"));
        assertEquals(0, card.exit(), card.err());
        JsonNode measure =
                new ObjectMapper().readTree(card.out()).get("measures").get(0);
        assertEquals("test", measure.get("part").asText());
        assertEquals("UAR", measure.get("name").asText());
        double uar = json(run.resolve("evaluation.json")).get("all").get("uar").asDouble();
        assertEquals(uar, measure.get("value").asDouble(), 1e-12);
    }

    @Test
    void evaluateMeasuresTheTestPartAloneAndAgreesWithTheTraining() throws IOException {
        Path file = folder.resolve("again.json");
        Call call = Call.intone("evaluate", run.resolve("model.onnx"), manifest, "-o", file);
        assertEquals(0, call.exit(), call.err());
        JsonNode trainedOn = json(run.resolve("evaluation.json")).get("all");
        JsonNode again = json(file).get("all");
        assertEquals(trainedOn.get("clips").asInt(), again.get("clips").asInt());
        assertEquals(trainedOn.get("uar").asDouble(), again.get("uar").asDouble(), 1e-9);
        assertEquals(trainedOn.get("confusion"), again.get("confusion"));
        assertTrue(call.errLines().get(0).endsWith("left out: heard in training"), call.err());
    }

    @Test
    void predictNamesAnEmotionForEveryFile() throws IOException {
        Path actor = root.resolve("RAVDESS/Actor_01");
        Call call = Call.intone("predict", "--json", "--model", run.resolve("model.onnx"), actor);
        assertEquals(0, call.exit(), call.err());
        assertTrue(call.outLines().size() >= 8, call.out());
        for (String line : call.outLines()) {
            assertEquals(
                    7, new ObjectMapper().readTree(line).get("probabilities").size());
        }
    }

    @Test
    void aRunIsNotStartedOverAnEarlierOne() {
        Call call = train(run, "--epochs", 2);
        assertEquals(1, call.exit());
        assertEquals(1, call.errLines().size(), call.err());
        assertTrue(call.err().contains("--resume"), call.err());
    }

    @Test
    void aLeakyRunIsMarkedEverywhere() throws IOException {
        Path leaky = folder.resolve("runs/leaky");
        Call call = train(leaky, "--epochs", 1, "--split", "leaky", "--augment", 1);
        assertEquals(0, call.exit(), call.err());
        assertTrue(call.out().startsWith("INFLATED: "), call.out());
        assertTrue(call.errLines().contains("INFLATED: " + Inflated.LEAKY), call.err());
        assertTrue(json(leaky.resolve("evaluation.json")).get("about").has("inflated"));
        assertTrue(Call.intone("show", leaky.resolve("model.onnx")).out().contains("test (inflated)"));
    }

    @Test
    void aFileIsNoFolderForARun() {
        Call call = train(manifest, "--force");
        assertEquals(1, call.exit());
        assertEquals(List.of("intone: " + manifest + " is a file: name a folder for the run"), call.errLines());
    }

    @Test
    void goingOnAndStartingAnewContradictEachOther() {
        Call call = train(run, "--force", "--resume");
        assertEquals(2, call.exit());
        assertTrue(Files.isRegularFile(run.resolve("model.onnx")));
    }

    @Test
    void whereNoTestRecordingCanBeReadTheModelIsKeptAndSaidToBeUnmeasured() throws IOException {
        Path copy = folder.resolve("missing.csv");
        Set<String> test = Files.readAllLines(run.resolve("split.csv")).stream()
                .filter(line -> line.contains(",test,"))
                .map(line -> line.substring(0, line.indexOf(',')))
                .collect(Collectors.toSet());
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(manifest)) {
            String file = line.substring(0, line.indexOf(','));
            lines.add(test.contains(file) ? line.replace(".wav", ".gone") : line);
        }
        Files.write(copy, lines);
        Path unmeasured = folder.resolve("runs/unmeasured");
        Call call = Call.intone("train", copy, "-o", unmeasured, "--width", 0.25, "--batch", 16, "--epochs", 1);
        assertEquals(1, call.exit(), call.err());
        assertTrue(call.err().contains(".gone: no such file"), call.err());
        assertTrue(call.err().contains("no recording of the test part could be read"), call.err());
        assertTrue(Files.isRegularFile(unmeasured.resolve("model.onnx")));
    }

    @Test
    void wrongNamesListTheRightOnes() {
        Call split = train(folder.resolve("runs/none"), "--split", "speakers");
        assertEquals(2, split.exit());
        assertTrue(split.err().contains("known are speaker, speaker:K"), split.err());
        Call network = train(folder.resolve("runs/none"), "--network", "cnn3d");
        assertEquals(2, network.exit());
        assertTrue(network.err().contains("known are cnn2d, cnn1d, conformer"), network.err());
        assertFalse(Files.exists(folder.resolve("runs/none")));
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }
}
