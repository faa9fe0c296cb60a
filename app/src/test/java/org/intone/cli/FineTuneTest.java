package org.intone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.intone.backbone.BackboneStore;
import org.intone.model.OnnxAttributes;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;
import org.intone.testing.MadeUpCorpus;
import org.intone.testing.MadeUpLayout;
import org.intone.testing.ToyWeights;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The training of a made-up encoder, as a user asks for it. */
class FineTuneTest {
    @TempDir
    private static Path folder;

    private static Path root;
    private static Path manifest;

    @BeforeAll
    static void prepare() throws IOException {
        System.setProperty(BackboneStore.PROPERTY, folder.resolve("store").toString());
        bring("toy", Files.write(folder.resolve("toy.safetensors"), ToyWeights.whisper(1, 1, 1500)));
        root = folder.resolve("corpora");
        new MadeUpCorpus(4, 1, 0.6, 5).write(MadeUpLayout.RAVDESS, root);
        manifest = folder.resolve("corpora.csv");
        assertEquals(0, Call.intone("scan", root, "-o", manifest).exit());
    }

    @AfterAll
    static void forget() {
        System.clearProperty(BackboneStore.PROPERTY);
    }

    private static void bring(String name, Path weights) {
        Call call = Call.intone("backbone", "import", name, weights, "--licence", "MIT");
        assertEquals(0, call.exit(), call.err());
    }

    private static Call train(String run, Object... more) {
        Object[] args = {"train", manifest, "-o", folder.resolve(run), "--cache", folder.resolve("cache")};
        return Call.intone(Stream.concat(Stream.of(args), Stream.of(more)).toArray());
    }

    @Test
    void theModelIsWholeAndUsedAsEveryOther() throws IOException {
        Call trained = train("tuned", "--backbone", "toy", "--fine-tune", "--epochs", 1);
        assertEquals(0, trained.exit(), trained.err());
        assertTrue(trained.out().contains("UAR"), trained.out());
        assertTrue(trained.err().contains("epoch 40/40"), "the head's last epoch: " + trained.err());
        assertTrue(trained.err().contains("epoch 1/1 "), trained.err());
        String settings = Files.readString(folder.resolve("tuned/settings.json"));
        assertTrue(settings.contains("\"encoderRate\" : 5.0E-5"), settings);
        assertTrue(settings.contains("\"learningRate\" : 1.0E-4"), settings);
        assertTrue(settings.contains("\"changes\" : \"tempo:0.88-1.12@0.5,bands:0.9-1.1@0.5,tilt"), settings);
        Path model = folder.resolve("tuned/model.onnx");
        Path away = Files.move(folder.resolve("store/toy.onnx"), folder.resolve("away.onnx"));
        try {
            Call predicted = Call.intone("predict", "--csv", "--model", model, root.resolve("RAVDESS/Actor_01"));
            assertEquals(0, predicted.exit(), predicted.err());
            assertTrue(predicted.outLines().size() > 8, predicted.out());
            Call card = Call.intone("show", model);
            assertTrue(card.out().contains("toy, fine-tuned; licence of its weights: MIT"), card.out());
        } finally {
            Files.move(away, folder.resolve("store/toy.onnx"));
        }
    }

    @Test
    void wrongUseIsToldInOneLine() throws IOException {
        assertWrong("--fine-tune trains an encoder: name it with --backbone", "--fine-tune");
        assertWrong("--encoder-rate and --layer-decay are of --fine-tune", "--backbone", "toy", "--layer-decay", "0.5");
        assertWrong("layerDecay must be above 0 and at most 1", "--backbone", "toy", "--fine-tune", "--layer-decay", 2);
        assertWrong("(--adapt)", "--backbone", "toy", "--fine-tune", "--adapt", "speaker");
        assertWrong("leave mixup out", "--backbone", "toy", "--fine-tune", "--vary", "standard");
        assertWrong("no backbone mine in ", "--backbone", "mine", "--fine-tune");
        OnnxGraph graph = new OnnxGraph("other");
        OnnxValue samples = graph.input("input_values", OnnxGraph.DYNAMIC, OnnxGraph.DYNAMIC);
        OnnxValue kernel = graph.constant("kernel", new float[2 * 400], 2, 1, 400);
        OnnxValue frames =
                graph.node("Conv", List.of(samples.unsqueeze(1), kernel), OnnxAttributes.integers("strides", 320));
        graph.output("hidden", frames.transpose(0, 2, 1), OnnxGraph.DYNAMIC, OnnxGraph.DYNAMIC, 2);
        bring(
                "hubert",
                Files.write(folder.resolve("hubert.onnx"), graph.toModel().toByteArray()));
        assertWrong("the backbone hubert is of the wav2vec2 kind", "--backbone", "hubert", "--fine-tune");
        bring("brief", Files.write(folder.resolve("brief.safetensors"), ToyWeights.whisper(1)));
        assertWrong("takes encoders of 80 bands and 1500 positions", "--backbone", "brief", "--fine-tune");
    }

    private static void assertWrong(String words, Object... options) {
        Call call = train("wrong", options);
        assertEquals(2, call.exit(), call.err());
        List<String> lines = call.errLines();
        assertTrue(lines.get(0).contains(words), lines.get(0));
    }
}
