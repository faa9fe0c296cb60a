package org.intone.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.intone.chart.LearningEpoch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingFilesTest {
    @TempDir
    private Path folder;

    @Test
    void epochsAndSettingsAreThoseOfTheFiles() throws Exception {
        Files.writeString(
                folder.resolve("history.csv"),
                """
                epoch,train_loss,train_accuracy,train_uar,dev_loss,dev_accuracy,dev_uar,learning_rate,seconds,best,lesson
                1,2.5,0.25,0.2,2.25,0.3,0.31,0.002,1.5,true,
                2,2.0,0.5,0.4,,,,0.001,1.5,false,
                """);
        Files.writeString(
                folder.resolve("settings.json"),
                "{\"network\": {\"name\": \"head\"}, \"lines\": [\"a\"], \"seed\": 7}");
        RunReport.Training training = TrainingFiles.read("Fold 1", folder, 2);
        assertEquals(
                Map.of("network.name", "head", "lines", "[\"a\"]", "seed", "7", "time of all epochs", "3.0 s"),
                training.settings());
        LearningEpoch first = training.epochs().get(0);
        assertEquals(new LearningEpoch.Point(2.25, 0.3, 0.31), first.dev());
        assertEquals(0.002, first.learningRate());
        assertTrue(Double.isNaN(training.epochs().get(1).dev().uar()));
    }

    @Test
    void whatIsMissingIsMissing() throws Exception {
        RunReport.Training training = TrainingFiles.read("", folder, 1);
        assertTrue(training.epochs().isEmpty() && training.settings().isEmpty());
    }
}
