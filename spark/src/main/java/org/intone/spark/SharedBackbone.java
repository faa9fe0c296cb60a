package org.intone.spark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkFiles;
import org.apache.spark.api.java.JavaSparkContext;
import org.intone.backbone.BackboneRecipes;
import org.intone.backbone.BackboneStore;
import org.intone.feature.Recipe;
import org.intone.feature.Recipes;

/** A speech encoder that every executor has: its file travels to each once, as Spark's files do. No state; serves all threads. */
final class SharedBackbone {
    private static final String ENDING = ".onnx";

    private SharedBackbone() {}

    /**
     * Makes a file on any file system that Hadoop reaches a backbone of this process.
     *
     * @param path such as {@code hdfs:///models/whisper-tiny.en.onnx}
     * @return its name
     * @throws IOException if it cannot be read
     */
    static String bring(String path, Configuration hadoop) throws IOException {
        org.apache.hadoop.fs.Path file = ClusterPath.of(path, hadoop);
        Path store = Files.createTempDirectory("intone-backbone");
        Path copy = store.resolve(file.getName());
        copy.toFile().deleteOnExit();
        try (InputStream in = new HadoopSource(file, hadoop).open()) {
            Files.copy(in, copy);
        }
        System.setProperty(BackboneStore.PROPERTY, store.toString());
        String name = file.getName();
        return name.substring(0, name.length() - ENDING.length());
    }

    /** Whether a text names a file and not a backbone of the store. */
    static boolean isPath(String text) {
        return text.endsWith(ENDING);
    }

    /** Whether a recipe's features come from an encoder. */
    static boolean isRecipe(String recipe) {
        return recipe.contains(BackboneRecipes.nameOf(""));
    }

    /**
     * Sends the encoder of a recipe to every executor.
     *
     * @param recipe its id, known to this process
     */
    static void send(String recipe, JavaSparkContext context) {
        String backbone = recipe.substring(0, recipe.indexOf(BackboneRecipes.nameOf("")));
        context.addFile(BackboneStore.standard().file(backbone).toString());
    }

    /**
     * The recipe in this process: of its own store where that has the very same encoder, else of the file that was sent.
     *
     * @param id with the encoder's fingerprint
     */
    static Recipe recipe(String id) {
        try {
            return Recipes.named(id);
        } catch (IllegalArgumentException e) {
            System.setProperty(BackboneStore.PROPERTY, SparkFiles.getRootDirectory());
            return Recipes.named(id);
        }
    }
}
