package org.intone.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.ParquetReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.intone.corpus.Utterance;
import org.intone.emotion.Emotion;
import org.intone.feature.FeatureMatrix;
import org.intone.feature.Recipe;
import org.intone.feature.Recipes;
import org.intone.testing.NpyReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureTablesTest {
    private static final Recipe RECIPE = Recipes.LOGMEL_64;
    private static final Utterance FIRST = Utterance.of("a, b/Töne.wav", Emotion.ANGER);
    private static final Utterance SECOND = Utterance.of("c.wav", Emotion.NEUTRAL);

    @TempDir
    private Path folder;

    /** Value d of line i is {@code 100 i + d / 8}: exact in few digits. */
    private static FeatureMatrix lines(int from, int count) {
        float[] values = new float[count * RECIPE.features()];
        for (int i = 0; i < values.length; i++) {
            values[i] = 100f * (from + i / RECIPE.features()) + i % RECIPE.features() / 8f;
        }
        return new FeatureMatrix(values, count, RECIPE.features());
    }

    private Path written(String name) throws IOException {
        Path file = folder.resolve(name);
        FeatureTables.write(file, RECIPE, table -> {
            table.add(new TableRow(FIRST, 0, lines(0, 2)));
            table.add(new TableRow(FIRST, 1, lines(2, 1)));
            table.add(new TableRow(SECOND, 0, lines(3, 3)));
        });
        return file;
    }

    @Test
    void csvHasTheFeaturesAndThenTheEmotion() throws IOException {
        List<String> lines = Files.readAllLines(written("features.csv"));
        assertEquals(7, lines.size());
        assertEquals(String.join(",", RECIPE.columns()) + ",labels", lines.get(0));
        String[] cells = lines.get(4).split(",", -1);
        assertEquals(65, cells.length);
        assertEquals(List.of("300.0", "300.125"), List.of(cells[0], cells[1]));
        assertEquals("307.875", cells[63]);
        assertEquals("neutral", cells[64]);
        assertEquals("anger", lines.get(3).split(",", -1)[64]);
    }

    @Test
    void theListSaysWhoseLinesAreWhose() throws IOException {
        List<String> expected = List.of(
                "file,start,end,corpus,speaker,emotion,version,frames",
                "\"a, b/Töne.wav\",,,,,anger,0,2",
                "\"a, b/Töne.wav\",,,,,anger,1,1",
                "c.wav,,,,,neutral,0,3");
        written("features.csv");
        assertEquals(expected, Files.readAllLines(folder.resolve("features.rows.csv")));
        written("x.y.npy");
        assertEquals(expected, Files.readAllLines(folder.resolve("x.y.rows.csv")));
    }

    @Test
    void npyIsWhatNumpyLoads() throws IOException {
        NpyReader.Npy array = NpyReader.parse("features.npy", Files.readAllBytes(written("features.npy")));
        assertArrayEquals(new int[] {6, 64}, array.shape());
        assertArrayEquals(lines(0, 6).values(), array.values());
    }

    @Test
    void parquetHoldsRecordingAndFeaturesOfEveryLine() throws IOException {
        List<Map<String, Object>> lines = parquet(written("features.parquet"));
        assertEquals(6, lines.size());
        assertEquals("a, b/Töne.wav", lines.get(2).get("file"));
        assertEquals(1, lines.get(2).get("version"));
        assertEquals("neutral", lines.get(4).get("emotion"));
        assertEquals(1, lines.get(4).get("frame"));
        assertEquals(400.125f, lines.get(4).get("logmel_1"));
        assertEquals(72, lines.get(0).size());
        assertFalse(Files.exists(folder.resolve("features.rows.csv")));
    }

    @Test
    void anotherEndingIsRefused() {
        IllegalArgumentException problem =
                assertThrows(IllegalArgumentException.class, () -> FeatureTables.checkName(Path.of("features.xlsx")));
        assertEquals(
                "the table's name must end with .csv or .npy or .parquet, was features.xlsx", problem.getMessage());
    }

    @Test
    void whatFailsLeavesNothing() throws IOException {
        for (String name : List.of("a.csv", "a.npy", "a.parquet")) {
            assertThrows(
                    IOException.class,
                    () -> FeatureTables.write(folder.resolve(name), RECIPE, table -> {
                        table.add(new TableRow(FIRST, 0, lines(0, 1)));
                        throw new IOException("disk full");
                    }));
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    private static List<Map<String, Object>> parquet(Path file) throws IOException {
        Hydrator<Map<String, Object>, Map<String, Object>, String[]> hydrator = new Hydrator<>() {
            @Override
            public Map<String, Object> start() {
                return new TreeMap<>();
            }

            @Override
            public Map<String, Object> add(Map<String, Object> line, String[] column, Object value) {
                line.put(column[0], value);
                return line;
            }

            @Override
            public Map<String, Object> finish(Map<String, Object> line) {
                return line;
            }
        };
        try (Stream<Map<String, Object>> lines = ParquetReader.streamContent(file.toFile(), hydrator)) {
            return lines.toList();
        }
    }
}
