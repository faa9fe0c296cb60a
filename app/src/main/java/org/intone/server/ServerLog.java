package org.intone.server;

/** Where a server says what it does. Never a token, a file's name or what was heard. Called by many threads. */
@FunctionalInterface
public interface ServerLog {
    /** Takes one line. */
    void line(String text);
}
