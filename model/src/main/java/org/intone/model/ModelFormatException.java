package org.intone.model;

import java.io.IOException;

/** A file that is no model of ours. The message is one line: the file, what was found, what was expected. */
public final class ModelFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    /** With the file's name, what was found in it and what would be right. */
    public ModelFormatException(String source, String found, String expected) {
        this(source, found, expected, null);
    }

    /** With what brought the fault to light. */
    public ModelFormatException(String source, String found, String expected, Throwable cause) {
        super((source + ": found " + found + ", expected " + expected).replaceAll("\\s*\\R\\s*", " "), cause);
    }
}
