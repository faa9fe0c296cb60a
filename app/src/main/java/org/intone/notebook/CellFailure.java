package org.intone.notebook;

import java.util.List;

/** A cell that was not run to its end; the lines are what its reader shall see. */
final class CellFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;

    CellFailure(List<String> lines) {
        super(lines.get(0));
        this.lines = List.copyOf(lines);
    }

    CellFailure(List<String> lines, Throwable cause) {
        super(lines.get(0), cause);
        this.lines = List.copyOf(lines);
    }

    List<String> lines() {
        return lines;
    }
}
