package org.intone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.intone.emotion.LabelSet;
import org.intone.feature.Recipe;
import org.intone.feature.Recipes;
import org.intone.feature.Scaler;
import org.intone.model.Adaptation;
import org.intone.model.Calibration;
import org.intone.model.DigestSet;
import org.intone.model.Measure;
import org.intone.model.ModelFile;
import org.intone.model.ModelMetadata;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;
import org.intone.model.TrainingFacts;

/**
 * A model made of numbers, not trained: sadness where the upper mel bands are far weaker than the lower, else anger; so a
 * test knows what white noise and a rumble get.
 */
public final class NumbersModel {
    private static final Recipe RECIPE = Recipes.LOGMEL_64;
    private static final LabelSet LABELS = LabelSet.of("two", List.of("anger=anger", "sadness=sadness"));

    private NumbersModel() {}

    /** Writes it; it takes recordings with these digests for heard in training. */
    static Path write(Path file, String split, List<String> heard) throws IOException {
        int features = RECIPE.features();
        OnnxGraph graph = new OnnxGraph("numbers");
        OnnxValue mean = graph.input(ModelFile.INPUT, OnnxGraph.DYNAMIC, RECIPE.windowFrames(), features)
                .mean(false, 1);
        float[] weight = new float[2 * features];
        for (int d = 0; d < features; d++) {
            float share = (d < features / 2 ? -6f : 6f) / features;
            weight[d] = share;
            weight[features + d] = -share;
        }
        OnnxValue logits = mean.linear(
                graph.constant("weight", weight, 2, features), graph.constant("bias", new float[] {1, -1}, 2));
        graph.output(ModelFile.OUTPUT, logits, OnnxGraph.DYNAMIC, 2);
        ModelFile.of(graph, metadata(split, heard)).write(file);
        return file;
    }

    /** The same that adapts to speakers, of whom two recordings count as much as the population. */
    public static Path adapting(Path file) throws IOException {
        ModelFile plain = ModelFile.read(write(file, "speaker", List.of()));
        Adaptation adaptation = new Adaptation(2, 1e6, new Calibration(1, 0.6));
        plain.with(plain.metadata().withAdaptation(adaptation)).write(file);
        return file;
    }

    private static ModelMetadata metadata(String split, List<String> heard) {
        float[] mean = new float[RECIPE.features()];
        float[] scale = new float[RECIPE.features()];
        Arrays.fill(mean, -40);
        Arrays.fill(scale, 10);
        return new ModelMetadata(
                "0.1.0",
                "2026-11-20",
                LABELS,
                RECIPE.id(),
                Scaler.of(mean, scale),
                new Calibration(1, 0.6),
                new ModelMetadata.Network("numbers", Map.of()),
                new TrainingFacts(
                        "00".repeat(32),
                        List.of(new TrainingFacts.Share("own", heard.size(), 1)),
                        split,
                        1,
                        1,
                        1,
                        List.of("own/01"),
                        DigestSet.of(heard)),
                List.of(Measure.of("test", "", "UAR", 0.5)),
                "Anyone may use it.");
    }
}
