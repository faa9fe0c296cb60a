package org.intone.file;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes a file under a temporary name in its own folder, {@code .NAME.PROCESS-NUMBER.part}, and moves it to its name when all of it is
 * written. Folders that are missing are made; a file of that name is replaced. Where writing fails, the temporary file is removed
 * and what was there stays. Serves all threads; of those that
 * write one file at once, the last that is done has it.
 */
public final class WholeFile {
    private static final int BUFFER_BYTES = 1 << 16;

    /** Two threads may write one file, as the cache's entry of a recording that lies twice. */
    private static final AtomicLong WRITTEN = new AtomicLong();

    private WholeFile() {}

    /** Writes the content to a stream, which is closed for it. */
    @FunctionalInterface
    public interface Bytes {
        /** Writes everything. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes the content to a writer, which is closed for it. */
    @FunctionalInterface
    public interface Text {
        /** Writes everything. */
        void writeTo(Writer writer) throws IOException;
    }

    /** Fills a file that does not exist yet, for libraries that open it themselves. */
    @FunctionalInterface
    public interface Filling {
        /** Makes the file and writes everything. */
        void fill(Path file) throws IOException;
    }

    /** Writes bytes. */
    public static void write(Path file, Bytes content) throws IOException {
        fill(file, part -> {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), BUFFER_BYTES)) {
                content.writeTo(out);
            }
        });
    }

    /** Writes text in UTF-8. */
    public static void writeText(Path file, Text content) throws IOException {
        write(file, out -> {
            try (Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
                content.writeTo(writer);
            }
        });
    }

    /** Has the temporary file made and filled by someone else. */
    public static void fill(Path file, Filling filling) throws IOException {
        Path target = file.toAbsolutePath();
        Files.createDirectories(target.getParent());
        // Not createTempFile, whose files only their owner may read.
        Path part = target.resolveSibling("." + target.getFileName() + "."
                + ProcessHandle.current().pid() + "-" + WRITTEN.incrementAndGet() + ".part");
        try {
            filling.fill(part);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
