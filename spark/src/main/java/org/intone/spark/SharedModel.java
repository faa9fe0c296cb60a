package org.intone.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.intone.feature.Recipes;
import org.intone.model.ModelFile;
import org.intone.model.ModelMetadata;
import org.intone.model.Recognizer;

/**
 * A model that every executor has: its file's bytes travel to each once, or not at all where it is the built-in one, which lies in the
 * program. An executor has one recognizer of it, which serves all its threads, each with scratch memory of its own.
 *
 * @param name as it was given, for messages
 * @param digest the SHA-256 of its file
 * @param bytes null for the built-in model
 * @param recipe what the model hears by; null for the built-in model
 */
record SharedModel(String name, String digest, Broadcast<byte[]> bytes, SharedRecipe recipe) implements Serializable {
    /** Those that this process has opened. */
    private static final Map<String, Recognizer> OPEN = new ConcurrentHashMap<>();

    /** A model and what the driver needs to know of it. */
    record Loaded(SharedModel model, ModelMetadata metadata) {}

    /** The one that comes with Intone. */
    static Loaded builtIn() throws IOException {
        ModelFile file = ModelFile.builtIn();
        return new Loaded(new SharedModel("the built-in model", file.sha256(), null, null), file.metadata());
    }

    /**
     * A model's file on any file system that Hadoop reaches.
     *
     * @throws IOException if it cannot be read, or is no model that this release runs; one line
     */
    static Loaded read(String path, JavaSparkContext context) throws IOException {
        Configuration hadoop = context.hadoopConfiguration();
        byte[] content;
        try (InputStream in = new HadoopSource(ClusterPath.of(path, hadoop), hadoop).open()) {
            content = in.readAllBytes();
        }
        ModelFile file = ModelFile.read(path, content);
        // Whether the graph runs shows here, and not in the thousandth task.
        try (Recognizer tried = Recognizer.of(file)) {
            SharedRecipe recipe = SharedRecipe.of(Recipes.named(tried.metadata().recipe()), context);
            return new Loaded(
                    new SharedModel(path, file.sha256(), context.broadcast(content), recipe), file.metadata());
        }
    }

    /** This process's recognizer of the model, opened with the first call. */
    Recognizer recognizer() {
        if (bytes == null) {
            return Recognizer.builtIn();
        }
        return OPEN.computeIfAbsent(digest, unknown -> {
            try {
                ModelFile file = ModelFile.read(name, bytes.value());
                if (!recipe.recipe().id().equals(file.metadata().recipe())) {
                    throw new IOException(
                            name + ": hears by " + file.metadata().recipe() + ", and " + recipe.id() + " came with it");
                }
                return Recognizer.of(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
        });
    }
}
