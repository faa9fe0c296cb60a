package org.intone.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.intone.feature.Recipes;
import org.intone.testing.MadeUpCorpus;
import org.intone.testing.MadeUpLayout;
import org.intone.testing.NpyReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeaturesCommandTest {
    private static final MadeUpCorpus CORPUS = new MadeUpCorpus(2, 1, 0.6, 3);

    @TempDir
    private Path folder;

    private Path manifest;
    private Path cache;
    private int rows;

    @BeforeEach
    void scan() throws IOException {
        Path root = folder.resolve("meine Körper");
        CORPUS.write(MadeUpLayout.RAVDESS, root);
        manifest = folder.resolve("corpora.csv");
        cache = folder.resolve("cache");
        assertEquals(0, Call.intone("scan", root, "-o", manifest).exit());
        rows = Files.readAllLines(manifest).size() - 1;
    }

    private static String firstCell(String line) {
        return line.substring(0, line.indexOf(','));
    }

    private Call features(Path output, Object... more) {
        Object[] args = new Object[9 + more.length];
        System.arraycopy(
                new Object[] {
                    "features", manifest, "--recipe", "classic-2376", "-o", output, "--cache", cache, "--debug"
                },
                0,
                args,
                0,
                9);
        System.arraycopy(more, 0, args, 9, more.length);
        return Call.intone(args);
    }

    @Test
    void theSecondCallTakesAllFromTheCacheAndWritesTheSame() throws IOException {
        Path first = folder.resolve("first.csv");
        Call call = features(first);
        assertEquals(0, call.exit(), call.err());
        assertEquals(
                "written: " + first + ", " + rows
                        + " lines of 2,376 features (classic-2376@1); 0 recordings were in the" + " cache",
                call.err().strip());
        Path second = folder.resolve("second.csv");
        Call again = features(second);
        assertTrue(again.err().contains("; " + rows + " recordings were in the cache"), again.err());
        assertEquals(-1, Files.mismatch(first, second));
        assertEquals("", call.out() + again.out());
    }

    @Test
    void theValuesAreThoseOfTheRecipeInTheOrderOfTheManifest() throws IOException {
        Path file = folder.resolve("features.npy");
        assertEquals(0, features(file).exit());
        NpyReader.Npy table = NpyReader.parse("features.npy", Files.readAllBytes(file));
        assertArrayEquals(new int[] {rows, 2376}, table.shape());
        List<String> listed = Files.readAllLines(folder.resolve("features.rows.csv"));
        List<String> wanted = Files.readAllLines(manifest);
        for (int i = 1; i <= rows; i++) {
            assertEquals(firstCell(wanted.get(i)), firstCell(listed.get(i)));
        }
        Path last = folder.resolve(firstCell(wanted.get(rows)));
        float[] expected = Recipes.CLASSIC_2376
                .newExtractor()
                .extract(org.intone.audio.AudioFiles.read(last))
                .values();
        float[] actual = java.util.Arrays.copyOfRange(table.values(), (rows - 1) * 2376, rows * 2376);
        assertArrayEquals(expected, actual);
    }

    @Test
    void augmentedVersionsStandBelowTheirRecording() throws IOException {
        Path file = folder.resolve("features.csv");
        assertEquals(0, features(file, "--augment", 2).exit());
        List<String> listed = Files.readAllLines(folder.resolve("features.rows.csv"));
        assertEquals(3 * rows + 1, listed.size());
        List<String> lines = Files.readAllLines(file);
        for (int i = 1; i + 2 <= 3 * rows; i += 3) {
            for (int version = 0; version < 3; version++) {
                assertTrue(listed.get(i + version).endsWith("," + version + ",1"), listed.get(i + version));
            }
            assertFalse(lines.get(i).equals(lines.get(i + 1)), "version 1 differs");
        }
        Path again = folder.resolve("again.csv");
        assertEquals(0, features(again, "--augment", 2).exit());
        assertEquals(-1, Files.mismatch(file, again));
    }

    @Test
    void whatCannotBeReadIsNamedAndTheOthersAreDone() throws IOException {
        List<String> lines = Files.readAllLines(manifest);
        Path broken = folder.resolve(firstCell(lines.get(2)));
        Files.writeString(broken, "no sound");
        Path file = folder.resolve("features.csv");
        Call call = features(file);
        assertEquals(1, call.exit());
        assertTrue(call.errLines().get(0).startsWith("intone: left out: " + broken), call.err());
        assertEquals(rows, Files.readAllLines(file).size());
    }

    @Test
    void aManifestWrittenByHandNeedsNoDigests() throws IOException {
        List<String> lines = Files.readAllLines(manifest);
        String some = lines.stream()
                .skip(1)
                .limit(3)
                .map(line -> firstCell(line) + ",anger\n")
                .collect(Collectors.joining());
        Path full = folder.resolve("full.csv");
        assertEquals(0, features(full).exit());
        Files.writeString(manifest, "file,emotion\n" + some);
        Path file = folder.resolve("features.csv");
        Call call = features(file);
        assertEquals(0, call.exit(), call.err());
        assertTrue(call.err().contains("; 3 recordings were in the cache"), call.err());
    }

    @Test
    void wrongCallsAreToldInOneLine() throws IOException {
        Call recipe = Call.intone("features", manifest, "--recipe", "mfcc", "-o", folder.resolve("x.csv"));
        assertEquals(1, recipe.exit());
        assertEquals(List.of("intone: recipe must be one of " + Recipes.known() + ", was mfcc"), recipe.errLines());
        assertTrue(recipe.err().contains("egemaps@1, or the name of a backbone, was"), recipe.err());
        Call ending = features(folder.resolve("x.xlsx"));
        assertTrue(
                ending.errLines().get(0).startsWith("intone: the table's name must end with .csv or .npy or .parquet"),
                ending.err());
        Path there = Files.writeString(folder.resolve("there.csv"), "precious");
        assertEquals(1, features(there).exit());
        assertEquals("precious", Files.readString(there));
        Files.writeString(manifest, "file,emotion\n");
        Call empty = features(folder.resolve("x.csv"));
        assertEquals(1, empty.exit());
        assertTrue(empty.err().contains("has no rows"), empty.err());
    }
}
