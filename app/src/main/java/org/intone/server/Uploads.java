package org.intone.server;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The files of one request; nothing of them is left when this is closed. */
final class Uploads implements Closeable {
    private final List<Upload> files = new ArrayList<>();
    private final MemoryShare memory = new MemoryShare();

    Upload add(Upload file) {
        files.add(file);
        return file;
    }

    /** What of them may stay in memory. */
    MemoryShare memory() {
        return memory;
    }

    List<Upload> files() {
        return files;
    }

    @Override
    public void close() throws IOException {
        for (Upload file : files) {
            file.close();
        }
    }
}
