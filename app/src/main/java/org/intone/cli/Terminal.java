package org.intone.cli;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The streams of one call of the command, always UTF-8.
 *
 * @param in what {@code -} reads
 * @param out results, and nothing else
 * @param err messages and progress
 * @param outIsTerminal whether a person, not a program, reads {@code out}
 * @param errIsTerminal whether a progress bar can be drawn on {@code err}
 */
public record Terminal(InputStream in, PrintStream out, PrintStream err, boolean outIsTerminal, boolean errIsTerminal) {

    /** The process's own streams. Whether they reach a terminal is the launcher's word, since Java cannot tell. */
    public static Terminal ofProcess() {
        return new Terminal(
                // Read whole, a bare FileInputStream asks for its position, which a pipe has not.
                new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                Boolean.getBoolean("intone.terminal.out"),
                Boolean.getBoolean("intone.terminal.err"));
    }

    /** Prints one line of the results; ends the command where nobody reads on, as behind {@code | head}. */
    void result(String line) {
        results(line + System.lineSeparator());
    }

    /** Prints results of some lines, as {@link #result} does. */
    void results(String text) {
        out.print(text);
        out.flush();
        if (out.checkError()) {
            throw new CommandFailure("standard output was closed");
        }
    }

    /** Prints one line for people. */
    public void say(String line) {
        err.println(line);
    }
}
