package org.intone.notebook;

import java.util.List;

/** A cell that was not run to its end; the lines are what its reader shall see. */
final class CellFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;

    CellFailure(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
        // Programs that run notebooks print the calls, and none of the kernel's own is of interest.
        setStackTrace(new StackTraceElement[0]);
    }

    CellFailure(List<String> lines, Throwable cause) {
        super(String.join("\n", lines), cause);
        this.lines = List.copyOf(lines);
        // Programs that run notebooks print the calls, and none of the kernel's own is of interest.
        setStackTrace(new StackTraceElement[0]);
    }

    List<String> lines() {
        return lines;
    }
}
