package org.intone.corpus;

import java.io.IOException;

/** A table that is not what it should be. The message is one line: file, line, what was found and what would be right. */
public final class CorpusFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    /** The message says what was wrong and what would be right. */
    public CorpusFormatException(String message) {
        super(message);
    }

    /** With the line of the file, from 1. */
    public CorpusFormatException(String file, int line, String problem) {
        super(file + ", line " + line + ": " + problem);
    }
}
