package org.intone.model;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.intone.emotion.LabelSet;
import org.intone.feature.Recipe;
import org.intone.feature.Recipes;
import org.intone.feature.Scaler;

/** Small models that are made of numbers, not trained. */
final class TestModels {
    static final Recipe RECIPE = Recipes.LOGMEL_64;

    private TestModels() {}

    static ModelMetadata metadata() {
        return metadata(LabelSet.SIX, RECIPE);
    }

    static ModelMetadata metadata(LabelSet labels, Recipe recipe) {
        float[] mean = new float[recipe.features()];
        float[] scale = new float[recipe.features()];
        for (int d = 0; d < mean.length; d++) {
            mean[d] = -40 + 0.1f * d;
            scale[d] = 20 + 0.3f * d;
        }
        return new ModelMetadata(
                "0.1.0",
                "2026-11-20",
                labels,
                recipe.id(),
                Scaler.of(mean, scale),
                new Calibration(1.25, .5),
                new ModelMetadata.Network("linear", Map.of("width", "0.25", "dropout", "0.3")),
                facts(),
                List.of(
                        new Measure("test", "", "UAR", .8124, List.of(.7, .9)),
                        new Measure("test", "", "accuracy", .75, List.of()),
                        Measure.of("test", "RAVDESS", "UAR", 1)),
                "Trained on recordings whose owners allow research and other non-commercial use only.");
    }

    static TrainingFacts facts() {
        return new TrainingFacts(
                "ab".repeat(32),
                List.of(new TrainingFacts.Share("CREMA-D", 5966, 73), new TrainingFacts.Share("RAVDESS", 60, 1)),
                "speaker:5",
                2,
                5,
                7,
                List.of("CREMA-D/1001", "RAVDESS/01"),
                DigestSet.of(List.of("ff".repeat(32), "01".repeat(32))));
    }

    /** The mean over time of each feature, then a dense layer: {@code weight[classes, features]}. */
    static OnnxGraph graph(int windowFrames, int features, int classes) {
        OnnxGraph graph = new OnnxGraph("test");
        OnnxValue mean = graph.input(ModelFile.INPUT, OnnxGraph.DYNAMIC, windowFrames, features)
                .mean(false, 1);
        float[] weight = new float[classes * features];
        IntStream.range(0, weight.length).forEach(i -> weight[i] = (float) Math.sin(i + 1) / 8);
        OnnxValue logits = mean.linear(
                graph.constant("weight", weight, classes, features),
                graph.constant("bias", new float[classes], classes));
        graph.output(ModelFile.OUTPUT, logits, OnnxGraph.DYNAMIC, classes);
        return graph;
    }

    static ModelFile model(ModelMetadata metadata) {
        return ModelFile.of(
                graph(
                        RECIPE.windowFrames(),
                        RECIPE.features(),
                        metadata.labels().size()),
                metadata);
    }

    static ModelFile model() {
        return model(metadata());
    }
}
