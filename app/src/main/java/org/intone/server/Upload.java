package org.intone.server;

import java.io.Closeable;
import java.io.IOException;
import org.intone.audio.AudioSource;

/**
 * A file that a client sent.
 *
 * @param name what the client calls it, which is only ever given back
 * @param bytes what it holds
 */
record Upload(String name, Spool bytes) implements Closeable {
    private static final int LONGEST_NAME = 200;

    Upload {
        // A name is printed in messages of one line.
        String line = name.replaceAll("\\p{Cntrl}", " ").strip();
        name = line.substring(0, Math.min(LONGEST_NAME, line.length()));
    }

    AudioSource source() throws IOException {
        return bytes.source(name);
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
