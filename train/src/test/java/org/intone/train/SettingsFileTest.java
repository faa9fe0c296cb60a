package org.intone.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.intone.emotion.LabelSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    private static final TrainSettings SETTINGS = new TrainSettings(
            new NetworkSettings("cnn2d", 0.5, "logmel-64@1"),
            LabelSet.SIX,
            "speaker:5",
            2,
            FitSettings.usual("head").withEpochs(7),
            42,
            1,
            new Variation("", 0.5));

    @TempDir
    private Path folder;

    @Test
    void readsWhatItWrote() throws IOException {
        Path file = folder.resolve("settings.json");
        SettingsFile.write(file, SETTINGS);
        TrainSettings read = SettingsFile.read(file);
        assertEquals(SETTINGS.labels().lines(), read.labels().lines());
        TrainSettings sameLabels = new TrainSettings(
                read.network(),
                SETTINGS.labels(),
                read.split(),
                read.copies(),
                read.fit(),
                read.seed(),
                read.threads(),
                read.variation());
        assertEquals(SETTINGS, sameLabels);
    }

    @Test
    void whatIsNoSettingsIsNamedInOneLine() throws IOException {
        Path file = folder.resolve("settings.json");
        SettingsFile.write(file, SETTINGS);
        String json = Files.readString(file);
        for (String wrong : new String[] {
            "", "{}", "[1]", json.replace("\"epochs\"", "\"epoch\""), json.replace(": 7", ": 0"), json.replace("{", "")
        }) {
            Files.writeString(file, wrong);
            IOException e = assertThrows(IOException.class, () -> SettingsFile.read(file), wrong);
            assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
            assertEquals(1, e.getMessage().lines().count());
        }
    }

    @Test
    void settingsThatCannotBeAreRefused() {
        NetworkSettings network = SETTINGS.network();
        assertThrows(
                IllegalArgumentException.class,
                () -> new TrainSettings(network, LabelSet.SIX, "file", -1, FitSettings.DEFAULT, 1, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new TrainSettings(network, LabelSet.SIX, "file", 0, FitSettings.DEFAULT, 1, 0));
        Variation standard = new Variation("standard", 0);
        assertThrows(
                IllegalArgumentException.class,
                () -> new TrainSettings(network, LabelSet.SIX, "file", 1, FitSettings.DEFAULT, 1, 1, standard));
    }
}
