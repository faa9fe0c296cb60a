package org.intone.server;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.intone.audio.AudioSource;

/** Bytes that a client sends: in memory while they are few, then in a file that {@link #close} removes. For one thread. */
final class Spool implements Closeable {
    private final SpoolFolder folder;
    private final MemoryShare share;
    private ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private Path file;
    private OutputStream toFile;
    private long size;

    /** Of a request that may keep so much in memory. */
    Spool(SpoolFolder folder, MemoryShare share) {
        this.folder = folder;
        this.share = share;
    }

    void write(byte[] bytes, int offset, int count) throws IOException {
        if (toFile == null && !share.take(count)) {
            file = folder.newFile();
            toFile = Files.newOutputStream(file);
            memory.writeTo(toFile);
            memory = null;
        }
        if (toFile == null) {
            memory.write(bytes, offset, count);
        } else {
            toFile.write(bytes, offset, count);
        }
        size += count;
    }

    /** How many bytes there are. */
    long size() {
        return size;
    }

    /** All bytes, to be read until this is closed; nothing can be written any more. */
    AudioSource source(String name) throws IOException {
        if (toFile == null) {
            return AudioSource.of(memory.toByteArray(), name);
        }
        toFile.close();
        return new NamedFile(AudioSource.of(file), name);
    }

    @Override
    public void close() throws IOException {
        if (toFile != null) {
            toFile.close();
            Files.deleteIfExists(file);
        }
    }
}
