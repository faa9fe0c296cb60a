package org.intone.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
    private static final State STATE = new State(3, 99, new Schedule(1e-3, 0.7, 1, 0.6, 2), 1);

    @TempDir
    private Path folder;

    private static Checkpoint checkpoint() {
        return new Checkpoint(
                STATE,
                Snapshot.wrap(Map.of("conv1.weight", new float[] {1.5f, -0f, Float.MIN_VALUE})),
                Snapshot.wrap(Map.of("adam.conv1.weight.mean", new float[0])),
                Snapshot.wrap(Map.of("conv1.weight", new float[] {3, 4, 5})));
    }

    @Test
    void readsWhatItWrote() throws IOException {
        Path file = folder.resolve("last");
        checkpoint().write(file);
        checkpoint().write(file);
        Checkpoint read = Checkpoint.read(file);
        assertEquals(STATE, read.state());
        assertArrayEquals(
                new float[] {1.5f, -0f, Float.MIN_VALUE},
                read.weights().values().get("conv1.weight"));
        assertArrayEquals(new float[0], read.optimiser().values().get("adam.conv1.weight.mean"));
        assertArrayEquals(new float[] {3, 4, 5}, read.best().values().get("conv1.weight"));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count(), "no draft stays");
        }
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        Path file = folder.resolve("last");
        checkpoint().write(file);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertNamed(file);
        }
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x55;
            Files.write(file, changed);
            assertNamed(file);
        }
    }

    private static void assertNamed(Path file) {
        IOException e = assertThrows(IOException.class, () -> Checkpoint.read(file));
        assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
    }

    @Test
    void aSnapshotOfAnotherNetworkIsRefused() {
        Snapshot snapshot = Snapshot.wrap(Map.of());
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> snapshot.restore(java.util.List.of(new org.intone.network.Weight("conv9.weight", null, true))));
        assertTrue(e.getMessage().contains("conv9.weight"), e.getMessage());
    }
}
