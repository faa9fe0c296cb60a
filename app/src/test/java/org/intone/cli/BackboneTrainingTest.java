package org.intone.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.intone.backbone.BackboneStore;
import org.intone.feature.Recipes;
import org.intone.testing.MadeUpCorpus;
import org.intone.testing.MadeUpLayout;
import org.intone.testing.ToyWeights;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A head on a made-up backbone, as a user trains and uses it. */
class BackboneTrainingTest {
    @TempDir
    private static Path folder;

    private static Path root;
    private static Path manifest;
    private static Path model;
    private static Call trained;

    @BeforeAll
    static void train() throws IOException {
        System.setProperty(BackboneStore.PROPERTY, folder.resolve("store").toString());
        importToy(1);
        root = folder.resolve("corpora");
        new MadeUpCorpus(6, 2, 0.8, 5).write(MadeUpLayout.RAVDESS, root);
        manifest = folder.resolve("corpora.csv");
        assertEquals(0, Call.intone("scan", root, "-o", manifest).exit());
        trained = train(folder.resolve("run"));
        model = folder.resolve("run/model.onnx");
    }

    @AfterAll
    static void forget() {
        System.clearProperty(BackboneStore.PROPERTY);
    }

    private static void importToy(long seed) throws IOException {
        Path weights = Files.write(folder.resolve("toy.safetensors"), ToyWeights.whisper(seed));
        assertEquals(
                0, Call.intone("backbone", "import", "toy", weights, "--force").exit());
    }

    private static Call train(Path output, Object... more) {
        Object[] args = {
            "train", manifest, "--backbone", "toy", "-o", output, "--epochs", 2, "--cache", folder.resolve("cache")
        };
        return Call.intone(Stream.concat(Stream.of(args), Stream.of(more)).toArray());
    }

    @Test
    void aHeadIsTrainedMeasuredAndItsEmbeddingsAreKept() throws IOException {
        assertEquals(0, trained.exit(), trained.err());
        assertTrue(trained.out().contains("UAR"), trained.out());
        String id = Recipes.named("toy").id();
        String settings = Files.readString(folder.resolve("run/settings.json"));
        assertTrue(settings.contains("\"recipe\" : \"" + id + "\""), settings);
        assertTrue(settings.contains("\"labelSmoothing\" : 0.1"), settings);
        try (Stream<Path> kept = Files.walk(folder.resolve("cache").resolve(id))) {
            int rows = Files.readAllLines(manifest).size() - 1;
            assertEquals(rows, kept.filter(Files::isRegularFile).count());
        }
    }

    @Test
    void theModelIsUsedAsEveryOther() {
        Call predicted = Call.intone("predict", "--csv", "--model", model, root.resolve("RAVDESS/Actor_01"));
        assertEquals(0, predicted.exit(), predicted.err());
        assertTrue(predicted.outLines().size() > 8, predicted.out());
        Call card = Call.intone("show", model);
        assertTrue(card.out().contains(Recipes.named("toy").id()), card.out());
        Call measured = Call.intone("evaluate", model, manifest, "-o", folder.resolve("again.json"));
        assertEquals(0, measured.exit(), measured.err());
    }

    @Test
    void aRunThatWasTrainedToItsEndIsResumedToTheSameModel() throws IOException {
        byte[] before = Files.readAllBytes(model);
        Call again = train(folder.resolve("run"), "--resume");
        assertEquals(0, again.exit(), again.err());
        assertEquals(trained.out(), again.out());
        assertArrayEquals(before, Files.readAllBytes(model));
    }

    @Test
    void withoutItsBackboneAModelSaysInOneLineWhatToBring() throws IOException {
        Path file = folder.resolve("store/toy.onnx");
        String id = Recipes.named("toy").id();
        Path away = Files.move(file, folder.resolve("away"));
        try {
            Call call = Call.intone("predict", "--model", model, root.resolve("RAVDESS/Actor_01"));
            assertEquals(1, call.exit());
            assertEquals(
                    List.of("intone: " + model + ": found the recipe " + id
                            + ", expected one that can be followed here:"
                            + " no backbone toy in " + folder.resolve("store")
                            + ", which has none: bring it with 'intone backbone import toy FILE'"),
                    call.errLines());
            importToy(2);
            Call other = Call.intone("predict", "--model", model, root.resolve("RAVDESS/Actor_01"));
            assertEquals(1, other.exit());
            assertTrue(other.err().contains("the backbone toy in "), other.err());
            assertTrue(other.err().contains(" is another one ("), other.err());
            assertEquals(1, other.errLines().size(), other.err());
        } finally {
            Files.move(away, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void fiveHeadsAreTrainedAsOneIs() {
        Call five = train(folder.resolve("five"), "--network", "heads");
        assertEquals(0, five.exit(), five.err());
        Call card = Call.intone("show", folder.resolve("five/model.onnx"));
        assertTrue(card.out().contains("heads"), card.out());
    }

    @Test
    void theKernelIsSolvedAtOnceAndHasLearnedFromDevToo() {
        Call solved = train(folder.resolve("kernel"), "--network", "kernel", "--adapt", "speaker");
        assertEquals(0, solved.exit(), solved.err());
        Call card = Call.intone("show", folder.resolve("kernel/model.onnx"));
        assertTrue(card.out().contains("kernel epoch=1 refit=dev"), card.out());
        assertTrue(card.out().contains("to a speaker: mean shrunk by "), card.out());
        Call first = train(folder.resolve("once"), "--network", "kernel", "--no-refit");
        assertEquals(0, first.exit(), first.err());
        assertTrue(!Call.intone("show", folder.resolve("once/model.onnx")).out().contains("refit"), first.err());
    }

    @Test
    void whatContradictsABackboneIsWrongUsage() {
        Call network = train(folder.resolve("other"), "--network", "cnn2d");
        assertEquals(2, network.exit(), network.err());
        assertTrue(network.err().contains("leave --recipe and any other --network away"), network.err());
        Call missing = Call.intone("train", manifest, "--backbone", "mine", "-o", folder.resolve("other"));
        assertEquals(2, missing.exit(), missing.err());
        assertTrue(missing.err().contains("no backbone mine in "), missing.err());
    }
}
