package org.intone.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.intone.audio.Waveform;
import org.intone.evaluate.Outcome;
import org.intone.feature.Recipe;
import org.intone.feature.Recipes;
import org.intone.model.ModelFile;
import org.intone.model.ModelMetadata;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;
import org.intone.model.Recognizer;
import org.intone.network.KernelMachine;
import org.intone.network.Network;
import org.intone.network.SupportVectors;

/** Makes the model file of a trained network and proves it before it gets its name. */
final class ModelWriter {
    private static final double TOLERANCE = 1e-5;
    /** Of the networks that sum over thousands of rows, whose terms nearly cancel each other. */
    private static final double TOLERANCE_OF_SUMS = 1e-3;

    private static final Set<String> SUMS = Set.of(KernelMachine.NAME, SupportVectors.NAME);

    /** An encoder is ten times as deep as the other networks. */
    private static final double TOLERANCE_OF_ENCODERS = 1e-4;

    private ModelWriter() {}

    /** The model file of a network that takes the windows of a recipe. */
    static ModelFile model(Network network, Recipe recipe, ModelMetadata metadata) {
        OnnxGraph graph = new OnnxGraph(network.name());
        long frames = recipe.padded() ? recipe.windowFrames() : OnnxGraph.DYNAMIC;
        OnnxValue input = graph.input(ModelFile.INPUT, OnnxGraph.DYNAMIC, frames, recipe.features());
        OnnxValue logits = network.toOnnx(graph, input);
        graph.output(
                ModelFile.OUTPUT, logits, OnnxGraph.DYNAMIC, metadata.labels().size());
        return ModelFile.of(graph, metadata);
    }

    /**
     * Writes a model if it says of recordings what LibTorch said in training.
     *
     * @param sounds some recordings
     * @param expected what LibTorch says of each, calibrated
     * @throws IllegalStateException if a probability differs by more than 1e-5, or 1e-4 where the recipe's windows are of any length, or
     *     1e-3 of {@code kernel} and {@code svm}
     */
    static void write(ModelFile model, Path file, List<Waveform> sounds, List<Outcome> expected) throws IOException {
        double tolerance = tolerance(model.metadata());
        try (Recognizer recognizer = Recognizer.of(model)) {
            for (int i = 0; i < sounds.size(); i++) {
                double[] actual = recognizer.probabilities(sounds.get(i));
                for (int c = 0; c < actual.length; c++) {
                    double difference = Math.abs(actual[c] - expected.get(i).probability(c));
                    if (!(difference <= tolerance)) {
                        throw new IllegalStateException(
                                "the model file differs from the trained network by " + difference + " on "
                                        + expected.get(i).file() + ", at most " + tolerance + " was expected");
                    }
                }
            }
        }
        model.write(file);
    }

    private static double tolerance(ModelMetadata metadata) {
        if (SUMS.contains(metadata.network().name())) {
            return TOLERANCE_OF_SUMS;
        }
        return Recipes.named(metadata.recipe()).padded() ? TOLERANCE : TOLERANCE_OF_ENCODERS;
    }
}
