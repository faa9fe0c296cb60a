package org.intone.server;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The files of one request; nothing of them is left when this is closed. */
final class Uploads implements Closeable {
    private final List<Upload> files = new ArrayList<>();

    Upload add(Upload file) {
        files.add(file);
        return file;
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
