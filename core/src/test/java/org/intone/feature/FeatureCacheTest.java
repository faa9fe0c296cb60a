package org.intone.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureCacheTest {
    private static final String DIGEST = "ab".repeat(32);

    @TempDir
    private Path folder;

    private FeatureCache cache;
    private FeatureMatrix matrix;

    @BeforeEach
    void keepTwoFrames() throws IOException {
        cache = new FeatureCache(folder.resolve("Töne und mehr"), Recipes.LOGMEL_64);
        float[] values = new float[128];
        for (int i = 0; i < values.length; i++) {
            values[i] = -0.5f * i;
        }
        matrix = new FeatureMatrix(values, 2, 64);
        cache.put(DIGEST, 16_000, matrix);
    }

    @Test
    void givesBackWhatWasKept() throws IOException {
        FeatureMatrix found = cache.find(DIGEST, 16_000).orElseThrow();
        assertEquals(2, found.frames());
        assertEquals(64, found.features());
        assertArrayEquals(matrix.values(), found.values());
    }

    @Test
    void anotherRecordingRateOrRecipeIsNotFound() throws IOException {
        assertEquals(Optional.empty(), cache.find("cd".repeat(32), 16_000));
        assertEquals(Optional.empty(), cache.find(DIGEST, 48_000));
        FeatureCache other = new FeatureCache(folder.resolve("Töne und mehr"), Recipes.CLASSIC_2376);
        assertEquals(Optional.empty(), other.find(DIGEST, 16_000));
    }

    @Test
    void aDamagedFileCountsAsMissing() throws IOException {
        Path file = onlyFile();
        byte[] whole = Files.readAllBytes(file);
        for (int length : List.of(0, 5, 12, 19, 200, whole.length - 1)) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertEquals(Optional.empty(), cache.find(DIGEST, 16_000), length + " bytes");
        }
        for (int i = 0; i < whole.length; i += 37) {
            byte[] changed = whole.clone();
            changed[i] ^= 4;
            Files.write(file, changed);
            assertEquals(Optional.empty(), cache.find(DIGEST, 16_000), "byte " + i);
        }
        cache.put(DIGEST, 16_000, matrix);
        assertTrue(cache.find(DIGEST, 16_000).isPresent());
    }

    @Test
    void aDigestIsNoPath() {
        assertThrows(IllegalArgumentException.class, () -> cache.find("../../x", 16_000));
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found = files.filter(Files::isRegularFile).toList();
            assertEquals(1, found.size(), found.toString());
            return found.get(0);
        }
    }
}
