package org.intone.spark;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.apache.spark.api.java.JavaSparkContext;
import org.intone.backbone.BackboneRecipes;
import org.intone.cli.Terminal;
import org.intone.feature.Recipe;
import org.intone.feature.Recipes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Computes what a frozen speech encoder makes of recordings, on a cluster. */
@Command(
        name = "embed",
        description = {
            "Computes what a speech encoder, brought with 'intone backbone', makes of each recording, as Parquet.",
            "There is a row for each recording, with mean and deviation over time of every block as one array.",
            "The numbers are those of 'intone features --recipe BACKBONE', bit for bit. The encoder's file is sent to the"
                    + " executors, which need none of their own."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  spark-submit intone-spark.jar embed --backbone whisper-tiny.en hdfs:///calls -o hdfs:///embeddings",
            "  spark-submit intone-spark.jar embed --backbone hdfs:///models/whisper-tiny.en.onnx hdfs:///calls -o"
                    + " hdfs:///embeddings"
        })
final class EmbedCommand implements Callable<Integer> {
    @Mixin
    private RunOptions options;

    @Option(
            names = "--backbone",
            required = true,
            paramLabel = "NAME|FILE",
            description =
                    "A backbone of this machine's store, or its file (NAME.onnx) on any file system that Hadoop reaches.")
    private String backbone;

    private final Terminal terminal;

    EmbedCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        return ClusterSession.run("embed", spark -> {
            String name = SharedRecipe.isPath(backbone)
                    ? SharedRecipe.bring(
                            backbone,
                            JavaSparkContext.fromSparkContext(spark.sparkContext())
                                    .hadoopConfiguration())
                    : backbone;
            Recipe recipe = Recipes.named(BackboneRecipes.nameOf(name));
            return FeaturesCommand.run("embed", recipe, options, spark, terminal);
        });
    }
}
