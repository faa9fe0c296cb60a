package org.intone.spark;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.intone.cli.RecipeNames;
import org.intone.cli.Terminal;
import org.intone.feature.Recipe;
import org.intone.feature.Recipes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Computes features, on a cluster. */
@Command(
        name = "features",
        description = {
            "Computes the features of recordings and keeps them as Parquet.",
            "There is a row for each frame, which is one for each recording where the recipe is flat, with the features as one"
                    + " array. What each of them is, _intone.json in the folder says.",
            "The numbers are those of 'intone features', bit for bit."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  spark-submit intone-spark.jar features --recipe egemaps hdfs:///corpora.csv -o hdfs:///egemaps",
            "  spark-submit intone-spark.jar features --recipe logmel-64 hdfs:///calls -o hdfs:///frames"
        })
final class FeaturesCommand implements Callable<Integer> {
    @Mixin
    private RunOptions options;

    @Option(
            names = "--recipe",
            required = true,
            paramLabel = "R",
            description = "What to compute: ${COMPLETION-CANDIDATES}.",
            completionCandidates = RecipeNames.class)
    private String recipeName;

    private final Terminal terminal;

    FeaturesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Recipe recipe = Recipes.named(recipeName);
        return ClusterSession.run("features", spark -> run("features", recipe, options, spark, terminal));
    }

    /** Computes by a recipe that this process knows, which is sent to the executors. */
    static int run(String command, Recipe recipe, RunOptions options, SparkSession spark, Terminal terminal)
            throws IOException {
        SharedRecipe shared = SharedRecipe.of(recipe, JavaSparkContext.fromSparkContext(spark.sparkContext()));
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("command", "features");
        facts.put("recipe", recipe.id());
        RunRecord record = new RunRecord(facts, recipe.columns());
        long errors =
                new ClusterRun(spark, terminal, options.settings(command, spark)).run(new FeatureRows(shared), record);
        return options.exitCode(errors);
    }
}
