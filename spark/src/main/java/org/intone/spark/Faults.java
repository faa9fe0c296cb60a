package org.intone.spark;

import org.intone.cli.Problems;

/** What went wrong with a recording, as its row tells it: in one line without the recording's name. */
final class Faults {
    private Faults() {}

    static String line(String file, Throwable problem) {
        if (problem instanceof OutOfMemoryError) {
            return "too long for the memory that Java has";
        }
        String line = Problems.line(problem);
        String prefix = file + ": ";
        return line.startsWith(prefix) ? line.substring(prefix.length()) : line;
    }
}
