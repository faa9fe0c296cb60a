package org.intone.backbone;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.LongConsumer;
import org.intone.model.Sha256;

/**
 * Gets a file of known length and digest by HTTP. What came stays in the target when a connection breaks off, and the next try,
 * or the next call, asks for the rest alone ({@code Range}); a server that does not know ranges sends all once more. Nothing
 * beyond the known length is written, and a whole file of another digest is deleted.
 *
 * <p>For one thread; two processes that write one target do not mix, since the second is refused.
 */
public final class Download {
    private static final int BLOCK_BYTES = 1 << 16;
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final int CLIENT_ERRORS = 400;
    private static final int SERVER_ERRORS = 500;

    private final KnownBackbone file;
    private final Patience patience;
    private final HttpClient client;

    /**
     * How long a download waits.
     *
     * @param stall without a byte, after which a connection counts as broken
     * @param pause before the next try
     * @param tries in a row that bring nothing, after which it is given up
     */
    public record Patience(Duration stall, Duration pause, int tries) {
        /** A minute, three seconds, four tries. */
        public static final Patience STANDARD = new Patience(Duration.ofMinutes(1), Duration.ofSeconds(3), 4);
    }

    /** A download that has not begun. */
    public Download(KnownBackbone file, Patience patience) {
        this.file = file;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .connectTimeout(patience.stall())
                // Never from https to http.
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    /** What no further try would make better. */
    private static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /**
     * Gets what is missing of the file.
     *
     * @param target holds what came so far; the whole file at the end
     * @param progress is told how many bytes are there
     * @throws IOException in one line: what the server said, what came instead, or where it broke off
     */
    public void run(Path target, LongConsumer progress) throws IOException {
        Files.createDirectories(target.toAbsolutePath().getParent());
        try (FileChannel out = FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lock(out, target)) {
            // A longer file is of something else.
            out.position(out.size() > file.bytes() ? 0 : out.size());
            out.truncate(out.position());
            fetchAll(out, progress);
            lock.release();
        }
        check(target);
    }

    private static FileLock lock(FileChannel out, Path target) throws IOException {
        try {
            FileLock lock = out.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            throw new IOException(target + ": another download writes to it", e);
        }
        throw new IOException(target + ": another download writes to it");
    }

    private void fetchAll(FileChannel out, LongConsumer progress) throws IOException {
        int fruitless = 0;
        while (out.position() < file.bytes()) {
            long before = out.position();
            try {
                fetch(out, progress);
            } catch (Refused | InterruptedIOException e) {
                throw e;
            } catch (IOException e) {
                fruitless = out.position() > before ? 1 : fruitless + 1;
                if (fruitless >= patience.tries()) {
                    throw new IOException(
                            file.address() + ": broke off at " + out.position() + " of " + file.bytes() + " bytes ("
                                    + reason(e) + "); call it again to go on",
                            e);
                }
                pause();
            }
        }
    }

    /** Some errors of the JDK's client have no message, such as a host that is not found. */
    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private void fetch(FileChannel out, LongConsumer progress) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(file.address()).timeout(patience.stall());
        if (out.position() > 0) {
            request.header("Range", "bytes=" + out.position() + "-");
        }
        HttpResponse<InputStream> response = send(request.build());
        try (InputStream in = response.body();
                StallWatch watch = new StallWatch(in, patience.stall())) {
            position(out, response);
            byte[] block = new byte[BLOCK_BYTES];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                watch.heard();
                if (out.position() + read > file.bytes()) {
                    out.truncate(0);
                    throw new Refused(
                            file.address() + ": found more than " + file.bytes() + " bytes, expected exactly these");
                }
                ByteBuffer bytes = ByteBuffer.wrap(block, 0, read);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                progress.accept(out.position());
            }
        }
        if (out.position() < file.bytes()) {
            throw new IOException("the server ended early");
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    /** Goes to where the answer's bytes belong. */
    private void position(FileChannel out, HttpResponse<InputStream> response) throws IOException {
        int status = response.statusCode();
        if (status == PARTIAL) {
            String range = response.headers().firstValue("Content-Range").orElse("");
            if (!range.startsWith("bytes " + out.position() + "-")
                    || !(range.endsWith("/" + file.bytes()) || range.endsWith("/*"))) {
                throw new Refused(file.address() + ": found the range '" + range + "', expected from " + out.position()
                        + " of " + file.bytes() + " bytes");
            }
            return;
        }
        if (status >= CLIENT_ERRORS && status < SERVER_ERRORS && status != RANGE_NOT_SATISFIABLE) {
            throw new Refused(file.address() + ": found HTTP status " + status + ", expected " + OK);
        }
        if (status == OK || status == RANGE_NOT_SATISFIABLE) {
            // All comes anew: the server knows no ranges, or has a shorter file.
            out.truncate(0);
        }
        if (status != OK) {
            throw new IOException("HTTP status " + status);
        }
        long length = response.headers().firstValueAsLong("Content-Length").orElse(file.bytes());
        if (length != file.bytes()) {
            throw new Refused(file.address() + ": found a file of " + length + " bytes, expected " + file.bytes());
        }
    }

    private void pause() throws IOException {
        try {
            Thread.sleep(patience.pause().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private void check(Path target) throws IOException {
        String found = Sha256.hex(target, file.bytes());
        if (!found.equals(file.sha256())) {
            Files.delete(target);
            throw new IOException(
                    file.address() + ": found content of SHA-256 " + found + ", expected " + file.sha256());
        }
    }
}
