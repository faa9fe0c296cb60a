package org.intone.cli;

import java.io.IOException;
import org.intone.report.Figures;
import org.intone.train.EpochFigures;
import org.intone.train.EpochScores;
import org.intone.train.TrainingListener;

/**
 * Shows how a training goes on: a line for each epoch, and on a terminal a bar for what is under way.
 *
 * <pre>
 * epoch 12/60  train loss 0.812 accuracy 70.1 UAR 69.5  dev loss 1.102 accuracy 58.3 UAR 57.0 best  rate 0.001  left 3 min 07 s
 * </pre>
 */
final class TrainingDisplay implements TrainingListener, AutoCloseable {
    private final Terminal terminal;
    private final Interrupt interrupt;

    /** Of the bar that is shown; features are told by several threads, so the two change under this object's lock. */
    private String task = "";

    private Progress progress;

    TrainingDisplay(Terminal terminal, Interrupt interrupt) {
        this.terminal = terminal;
        this.interrupt = interrupt;
        this.progress = Progress.none(terminal);
    }

    @Override
    public boolean interrupted() {
        return interrupt.getAsBoolean();
    }

    @Override
    public void features(String part, int done, int total) {
        show("features of " + part, done, total);
    }

    @Override
    public void batch(int epoch, int done, int total) {
        show("epoch " + epoch, done, total);
    }

    private synchronized void show(String name, int done, int total) {
        if (!name.equals(task)) {
            close();
            progress = Progress.on(terminal, name, total);
            task = name;
        }
        progress.at(done, total);
    }

    @Override
    public void unreadable(String file, IOException problem) {
        say("unreadable, left out: " + Problems.line(problem, file));
    }

    @Override
    public void epoch(EpochFigures figures, int epochs, double secondsLeft) {
        say("epoch " + figures.epoch() + "/" + epochs + "  train " + scores(figures.train()) + "  dev "
                + scores(figures.dev()) + (figures.best() ? " best" : "")
                + (Double.isNaN(figures.lesson()) ? "" : "  lesson " + Figures.decimals(figures.lesson(), 3))
                + "  rate "
                + Figures.significant(figures.learningRate(), 3) + "  left " + Figures.duration(secondsLeft));
    }

    private static String scores(EpochScores scores) {
        return "loss " + Figures.decimals(scores.loss(), 3) + " accuracy " + Figures.points(scores.accuracy()) + " UAR "
                + Figures.points(scores.uar());
    }

    private synchronized void say(String line) {
        close();
        terminal.say(line);
    }

    /** Takes the bar away. */
    @Override
    public synchronized void close() {
        progress.close();
        progress = Progress.none(terminal);
        task = "";
    }
}
