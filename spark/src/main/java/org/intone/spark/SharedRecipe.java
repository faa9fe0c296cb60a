package org.intone.spark;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.intone.backbone.BackboneRecipes;
import org.intone.backbone.BackboneStore;
import org.intone.feature.Recipe;
import org.intone.feature.Recipes;

/**
 * A recipe that every executor can follow: one of Intone's own, or that of a backbone, whose file's bytes travel to each executor once.
 *
 * @param id of the recipe, with the encoder's fingerprint
 * @param bytes of the backbone's file; null where the recipe needs none
 */
record SharedRecipe(String id, Broadcast<byte[]> bytes) implements Serializable {
    private static final String ENDING = ".onnx";

    /** The folder of this process, once it was sent a backbone. */
    private static Path store;

    /** What a broadcast can hold. */
    private static final long MOST_BYTES = Integer.MAX_VALUE - 64L;

    /**
     * Shares a recipe.
     *
     * @param recipe known to this process
     * @throws IOException if its backbone cannot be read
     */
    static SharedRecipe of(Recipe recipe, JavaSparkContext context) throws IOException {
        if (Recipes.all().stream().anyMatch(known -> known.id().equals(recipe.id()))) {
            return new SharedRecipe(recipe.id(), null);
        }
        Path file = BackboneStore.standard().file(backbone(recipe.id()));
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(file + ": has " + Files.size(file) + " bytes, expected at most " + MOST_BYTES
                    + ", since it is sent to the executors");
        }
        return new SharedRecipe(recipe.id(), context.broadcast(Files.readAllBytes(file)));
    }

    private static String backbone(String id) {
        return id.substring(0, id.indexOf(BackboneRecipes.nameOf("")));
    }

    /**
     * Makes a file on any file system that Hadoop reaches a backbone of this process.
     *
     * @param path such as {@code hdfs:///models/whisper-tiny.en.onnx}
     * @return its name
     * @throws IOException if it cannot be read
     */
    static String bring(String path, Configuration hadoop) throws IOException {
        org.apache.hadoop.fs.Path file = ClusterPath.of(path, hadoop);
        String name = file.getName().substring(0, file.getName().length() - ENDING.length());
        try (InputStream in = new HadoopSource(file, hadoop).open()) {
            keep(name, in);
        }
        return name;
    }

    /** Whether a text names a file and not a backbone of the store. */
    static boolean isPath(String text) {
        return text.endsWith(ENDING);
    }

    /** The recipe in this process: of its own store where that has the very same encoder, else of what was sent. */
    Recipe recipe() {
        try {
            return Recipes.named(id);
        } catch (IllegalArgumentException e) {
            if (bytes == null) {
                throw e;
            }
            return received();
        }
    }

    /** Makes sure that this process can follow the recipe, whoever asks for it. */
    void ready() {
        Recipe unused = recipe();
    }

    private Recipe received() {
        synchronized (SharedRecipe.class) {
            try {
                // Tasks that begin together all come here, and the first has kept it for the others.
                return Recipes.named(id);
            } catch (IllegalArgumentException e) {
                // Not here yet.
            }
            try (InputStream in = new ByteArrayInputStream(bytes.value())) {
                keep(backbone(id), in);
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
            return Recipes.named(id);
        }
    }

    /**
     * Makes this process's store a folder of its own, and puts a backbone there beside those it was sent before. Another of the same name
     * begins a new folder: the file of one that is in use is never replaced.
     */
    private static void keep(String name, InputStream in) throws IOException {
        synchronized (SharedRecipe.class) {
            if (store == null || Files.exists(store.resolve(name + ENDING))) {
                store = Files.createTempDirectory("intone-backbone");
                store.toFile().deleteOnExit();
            }
            Path file = store.resolve(name + ENDING);
            file.toFile().deleteOnExit();
            // Other tasks look into the folder meanwhile, and must not find half of a file.
            Path part = store.resolve(name + ".part");
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, file);
            System.setProperty(BackboneStore.PROPERTY, store.toString());
        }
    }
}
