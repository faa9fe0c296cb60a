package org.intone.cli;

import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on a terminal; nothing elsewhere, so that a log holds no bars. Serves all threads. */
final class Progress implements AutoCloseable {
    private static final int COLUMNS = 78;

    private final Terminal terminal;
    private final ProgressBar bar;

    private Progress(Terminal terminal, ProgressBar bar) {
        this.terminal = terminal;
        this.bar = bar;
    }

    /** No bar anywhere. */
    static Progress none(Terminal terminal) {
        return new Progress(terminal, null);
    }

    /** Starts a bar from 0 to {@code total}. */
    static Progress on(Terminal terminal, String task, long total) {
        if (!terminal.errIsTerminal()) {
            return none(terminal);
        }
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setConsumer(new DelegatingProgressBarConsumer(
                        line -> {
                            terminal.err().print("\r" + line);
                            terminal.err().flush();
                        },
                        COLUMNS))
                .build();
        return new Progress(terminal, bar);
    }

    /** Moves the bar to {@code done} of {@code total}. */
    void at(long done, long total) {
        if (bar != null) {
            bar.maxHint(total);
            bar.stepTo(done);
        }
    }

    /** Moves the bar one step. */
    void step() {
        if (bar != null) {
            bar.step();
        }
    }

    /** Takes the bar away, so that the next line stands where it stood. */
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            terminal.err().print("\r" + " ".repeat(COLUMNS) + "\r");
            terminal.err().flush();
        }
    }
}
