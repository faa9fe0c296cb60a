package org.intone.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    @Test
    void oneLineAnEpochAndLaterOnesGoWhenResumed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("history.csv");
        History history = History.start(file);
        EpochScores train = new EpochScores(1.25, 0.5, 0.4375);
        EpochScores dev = new EpochScores(1.5, 0.25, 0.125);
        for (int epoch = 1; epoch <= 3; epoch++) {
            history.add(new EpochFigures(epoch, train, dev, 5e-4, 1.5, epoch == 2));
        }
        String header =
                "epoch,train_loss,train_accuracy,train_uar,dev_loss,dev_accuracy,dev_uar,learning_rate,seconds,best,lesson\n";
        String rest = ",1.25000,0.50000,0.43750,1.50000,0.25000,0.12500,5.0E-4,1.50,";
        String first = "1" + rest + "false,\n";
        assertEquals(header + first + "2" + rest + "true,\n3" + rest + "false,\n", Files.readString(file));
        History.resume(file, 1).add(new EpochFigures(2, train, dev, 5e-4, 1.5, false));
        assertEquals(header + first + "2" + rest + "false,\n", Files.readString(file));
        History.start(file).add(new EpochFigures(1, train, dev, 5e-4, 1.5, false, 0.75));
        assertEquals(header + "1" + rest + "false,0.75000\n", Files.readString(file));
    }
}
