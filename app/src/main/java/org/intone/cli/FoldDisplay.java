package org.intone.cli;

import java.io.IOException;
import org.intone.corpus.Split;
import org.intone.report.Figures;
import org.intone.train.FoldResult;
import org.intone.train.FoldRunner;
import org.intone.train.FoldTask;

/**
 * Shows how many trainings go on: a line for each fold, and on a terminal a bar for the features and for the epoch under way.
 *
 * <pre>
 * savee-loso/seed-1 fold 2/3  19 epochs, best 7  2.1 s  left 1 min 07 s
 * </pre>
 */
final class FoldDisplay implements FoldRunner.Listener, AutoCloseable {
    private final Terminal terminal;
    private final TrainingDisplay display;

    FoldDisplay(Terminal terminal, Interrupt interrupt) {
        this.terminal = terminal;
        this.display = new TrainingDisplay(terminal, interrupt);
    }

    @Override
    public boolean interrupted() {
        return display.interrupted();
    }

    @Override
    public void features(String part, int done, int total) {
        display.features(part, done, total);
    }

    @Override
    public void unreadable(String file, IOException problem) {
        display.unreadable(file, problem);
    }

    @Override
    public void batch(int epoch, int done, int total) {
        display.batch(epoch, done, total);
    }

    @Override
    public void planned(int kept, int toDo) {
        if (kept > 0) {
            terminal.say(Figures.count(kept, "fold") + " kept from an earlier call, " + Figures.count(toDo) + " to do");
        }
    }

    @Override
    public void fold(FoldTask task, Split fold, FoldResult result, double secondsLeft) {
        display.close();
        terminal.say(FoldRunner.name(task, fold) + "  "
                + Figures.count(result.epochs(), "epoch") + ", best " + result.bestEpoch() + "  "
                + Figures.duration(result.seconds()) + "  left " + Figures.duration(secondsLeft));
    }

    @Override
    public void failed(FoldTask task, Split fold, String problem) {
        display.close();
        terminal.say(FoldRunner.name(task, fold) + " failed: " + problem);
    }

    /** Takes the bar away. */
    @Override
    public void close() {
        display.close();
    }
}
