package org.intone.spark;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.intone.cli.Main;
import org.intone.cli.Terminal;

/** One call of a command in this process: what it printed, and its exit code. */
record Call(int exit, String out, String err) {
    /** A program that takes arguments. */
    private interface Program {
        int run(Terminal terminal, String... args);
    }

    /** Of the command of one machine. */
    static Call intone(Object... args) {
        return of(Main::run, args);
    }

    /** Of the cluster's. */
    static Call spark(Object... args) {
        return of(SparkMain::run, args);
    }

    /** A terminal that nobody reads. */
    static Terminal terminal() {
        return terminal(new ByteArrayOutputStream());
    }

    /** One whose lines for people are kept. */
    static Terminal terminal(ByteArrayOutputStream err) {
        return terminal(new ByteArrayOutputStream(), err);
    }

    private static Terminal terminal(ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return new Terminal(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false);
    }

    private static Call of(Program program, Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] words = Arrays.stream(args).map(Object::toString).toArray(String[]::new);
        int exit = program.run(terminal(out, err), words);
        return new Call(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    List<String> outLines() {
        return out.lines().toList();
    }

    List<String> errLines() {
        return err.lines().toList();
    }

    /** The last line for people. */
    String lastLine() {
        List<String> lines = errLines();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }
}
