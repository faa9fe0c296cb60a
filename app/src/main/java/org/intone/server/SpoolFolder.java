package org.intone.server;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that only this user may read, made when first needed and removed at the end. Serves all threads. */
final class SpoolFolder implements Closeable {
    private Path folder;

    /** An empty file. */
    synchronized Path newFile() throws IOException {
        if (folder == null) {
            folder = Files.createTempDirectory("intone-serve-");
        }
        return Files.createTempFile(folder, "upload-", "");
    }

    @Override
    public synchronized void close() throws IOException {
        if (folder == null) {
            return;
        }
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
        folder = null;
    }
}
