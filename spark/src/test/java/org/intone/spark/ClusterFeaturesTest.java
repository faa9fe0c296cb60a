package org.intone.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.intone.backbone.BackboneStore;
import org.intone.feature.Recipe;
import org.intone.feature.Recipes;
import org.intone.testing.MadeUpCorpus;
import org.intone.testing.MadeUpLayout;
import org.intone.testing.ToyWeights;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Features, embeddings and functions of a column against those of one machine: the very same bits. */
@ExtendWith(SharedCluster.class)
class ClusterFeaturesTest {
    private static Path folder;
    private static Path manifest;
    private static List<String> files;

    @BeforeAll
    static void write() throws IOException {
        folder = SharedCluster.folder("features");
        System.setProperty(BackboneStore.PROPERTY, folder.resolve("store").toString());
        Path voices = Files.createDirectory(folder.resolve("Stimmen ü"));
        new MadeUpCorpus(1, 1, 0.9, 4).write(MadeUpLayout.CREMA_D, voices);
        manifest = folder.resolve("all.csv");
        assertEquals(0, Call.intone("scan", voices, "-o", manifest).exit());
        List<String> rows = Files.readAllLines(manifest);
        Files.write(manifest, rows.subList(0, 4));
        files = rows.subList(1, 4).stream()
                .map(row -> row.replace("\"", ""))
                .map(row -> SharedCluster.place(folder.resolve(row.substring(0, row.indexOf(".wav") + 4))))
                .toList();
    }

    @AfterAll
    static void forget() {
        System.clearProperty(BackboneStore.PROPERTY);
    }

    /** The table of one machine, a line for each frame in the order of the manifest. */
    private static List<float[]> ofOneMachine(String recipe) throws IOException {
        Path table = folder.resolve(recipe + ".npy");
        Call call = Call.intone(
                "features", manifest, "--recipe", recipe, "-o", table, "--cache", folder.resolve("cache"), "--force");
        assertEquals(0, call.exit(), call.err());
        ByteBuffer npy = ByteBuffer.wrap(Files.readAllBytes(table)).order(ByteOrder.LITTLE_ENDIAN);
        npy.position(10 + npy.getShort(8));
        int width = Recipes.named(recipe).features();
        List<float[]> lines = new ArrayList<>();
        while (npy.hasRemaining()) {
            float[] line = new float[width];
            npy.asFloatBuffer().get(line);
            npy.position(npy.position() + 4 * width);
            lines.add(line);
        }
        return lines;
    }

    private static float[] floats(List<Float> values) {
        float[] all = new float[values.size()];
        for (int d = 0; d < all.length; d++) {
            all[d] = values.get(d);
        }
        return all;
    }

    private static void assertSameBits(List<float[]> expected, List<Row> found) {
        assertEquals(expected.size(), found.size());
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(
                    expected.get(i), floats(found.get(i).getList(found.get(i).fieldIndex("features"))));
        }
    }

    private static List<Row> rows(Path output) {
        Dataset<Row> rows = SharedCluster.read(output);
        List<Row> sorted = new ArrayList<>();
        for (String file : files) {
            sorted.addAll(rows.where(functions.col("file").equalTo(file))
                    .orderBy("frame")
                    .collectAsList());
        }
        assertEquals(sorted.size(), rows.count());
        return sorted;
    }

    @Test
    void featuresAreThoseOfOneMachineBitForBit() throws IOException {
        for (String recipe : List.of("classic-162", "egemaps", "logmel-64")) {
            Path output = folder.resolve("out " + recipe);
            Call call = Call.spark(
                    "features", "--recipe", recipe, SharedCluster.place(manifest), "-o", SharedCluster.place(output));
            assertEquals(0, call.exit(), call.err());
            List<Row> rows = rows(output);
            assertSameBits(ofOneMachine(recipe), rows);
            assertEquals("1001", rows.get(0).getAs("speaker"));
            JsonNode record =
                    new ObjectMapper().readTree(output.resolve("_intone.json").toFile());
            assertEquals(Recipes.named(recipe).id(), record.at("/run/recipe").asText());
            assertEquals(Recipes.named(recipe).features(), record.get("columns").size());
        }
    }

    @Test
    void embeddingsAreThoseOfOneMachineAndExecutorsNeedNoStore() throws IOException {
        Path weights = Files.write(folder.resolve("toy.safetensors"), ToyWeights.whisper(1));
        assertEquals(0, Call.intone("backbone", "import", "toy", weights).exit());
        List<float[]> expected = ofOneMachine("toy+mean-sd");
        Path output = folder.resolve("embedded");
        Call call = Call.spark(
                "embed", "--backbone", "toy", SharedCluster.place(manifest), "-o", SharedCluster.place(output));
        List<String> errors =
                SharedCluster.read(output).select("error").as(Encoders.STRING()).collectAsList();
        assertEquals(0, call.exit(), () -> call.err() + errors);
        assertSameBits(expected, rows(output));
        Call none = Call.spark(
                "embed", "--backbone", "none", SharedCluster.place(manifest), "-o", SharedCluster.place(output));
        assertEquals(1, none.exit());
        assertTrue(none.lastLine().contains("no backbone none in "), none.lastLine());
    }

    @Test
    void aColumnOfPathsOrContentHasAnswersAndFeatures() throws IOException {
        String bad = SharedCluster.place(folder.resolve("none.wav"));
        List<String> paths = new ArrayList<>(files);
        paths.add(bad);
        paths.add(null);
        Dataset<Row> calls =
                SharedCluster.spark().createDataset(paths, Encoders.STRING()).toDF("path");
        Recipe recipe = Recipes.CLASSIC_162;
        List<Row> heard = calls.withColumn("heard", Intone.predict(functions.col("path")))
                .withColumn("described", Intone.features(functions.col("path"), recipe.name()))
                .select("path", "heard.emotion", "heard.error", "heard.confidence", "described.features", "heard")
                .collectAsList();
        assertEquals(5, heard.size());
        Path output = folder.resolve("answers");
        Call.spark("predict", SharedCluster.place(manifest), "-o", SharedCluster.place(output));
        for (Row row : heard.subList(0, 3)) {
            Row kept = SharedCluster.read(output)
                    .where(functions.col("file").equalTo(row.<String>getAs("path")))
                    .first();
            assertEquals(kept.<String>getAs("emotion"), row.getAs("emotion"));
            assertEquals(kept.<Double>getAs("confidence"), row.<Double>getAs("confidence"), 1e-6);
        }
        assertSameBits(ofOneMachine(recipe.name()), heard.subList(0, 3));
        assertEquals("no such file", heard.get(3).getAs("error"));
        assertTrue(heard.get(4).isNullAt(5));

        Intone.register(SharedCluster.spark());
        SharedCluster.spark()
                .read()
                .format("binaryFile")
                .load(files.toArray(new String[0]))
                .createOrReplaceTempView("calls");
        List<Row> sql = SharedCluster.spark()
                .sql("SELECT path, intone_predict(content).emotion AS emotion, "
                        + "intone_timeline(content)[0].start AS start FROM calls ORDER BY path")
                .collectAsList();
        assertEquals(
                heard.subList(0, 3).stream().map(row -> row.getAs("emotion")).toList(),
                sql.stream().map(row -> row.getAs("emotion")).toList());
        assertTrue(sql.stream().allMatch(row -> row.<Double>getAs("start") >= 0));
        assertThrows(IllegalArgumentException.class, () -> Intone.features(functions.col("path"), "logmel-64"));
    }
}
