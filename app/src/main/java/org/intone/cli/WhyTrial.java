package org.intone.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.intone.evaluate.Importance;
import org.intone.evaluate.Outcome;
import org.intone.evaluate.Robustness;
import org.intone.feature.FeatureColumn;
import org.intone.feature.FeatureMatrix;
import org.intone.feature.Recipe;
import org.intone.feature.Recipes;
import org.intone.model.ModelMetadata;
import org.intone.page.Listened;
import org.intone.parallel.InOrder;
import org.intone.report.Figures;

/** Asks what a model's answers hang on: patches of the surest mistakes, and groups of features where these have names. */
final class WhyTrial {
    /** Enough for the importance to settle, few enough to wait for. */
    private static final int MOST_PERMUTED = 1000;

    private final Hearing hearing;
    private final Terminal terminal;

    WhyTrial(Hearing hearing, Terminal terminal) {
        this.hearing = hearing;
        this.terminal = terminal;
    }

    /** The surest mistakes, so many at most, each heard once without every patch. */
    List<Listened> listen(List<HeardRow> heard, int most) throws IOException {
        List<HeardRow> mistakes = heard.stream()
                .filter(row -> !row.plain().isRight())
                .sorted(Comparator.comparingDouble((HeardRow row) -> row.plain().confidence())
                        .reversed())
                .limit(most)
                .toList();
        terminal.say("listening to the surest " + Figures.count(mistakes.size(), "mistake") + " patch by patch");
        List<Listened> listened = new ArrayList<>();
        try (Progress progress = Progress.on(terminal, "why", mistakes.size())) {
            InOrder.forEach(mistakes, hearing::listen, one -> {
                listened.add(one);
                progress.step();
            });
        }
        return listened;
    }

    /** Of each group of features; none where a recording is more than one row of them. */
    List<Importance> importance(ModelMetadata metadata, List<HeardRow> heard) throws IOException {
        Recipe recipe = Recipes.named(metadata.recipe());
        List<FeatureColumn> groups = recipe.described();
        if (recipe.windowFrames() != 1 || groups.size() < 2) {
            return List.of();
        }
        long seed = metadata.training().seed();
        List<HeardRow> sample = Robustness.sample(heard, MOST_PERMUTED, seed);
        List<FeatureMatrix> features = new ArrayList<>();
        InOrder.forEach(sample, hearing::features, features::add);
        int[] begins = new int[groups.size() + 1];
        for (int g = 0; g < groups.size(); g++) {
            begins[g + 1] = begins[g] + groups.get(g).count();
        }
        List<Outcome> plain = sample.stream().map(HeardRow::plain).toList();
        return Importance.of(
                metadata.labels().size(),
                plain,
                groups.stream().map(FeatureColumn::names).toList(),
                (group, from) -> {
                    List<Outcome> outcomes = new ArrayList<>();
                    for (int i = 0; i < from.length; i++) {
                        FeatureMatrix mixed =
                                features.get(i).withColumns(begins[group], begins[group + 1], features.get(from[i]));
                        outcomes.add(hearing.outcome(sample.get(i), mixed));
                    }
                    return outcomes;
                },
                seed);
    }
}
