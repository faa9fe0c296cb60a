package org.intone.server;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.MultiPart;

/** Takes in the files of a request, within limits of size and pace. Serves all threads. */
final class BodyReader {
    private static final String FORM = "multipart/form-data";
    private static final String UNNAMED = "recording";
    private static final int BLOCK_BYTES = 1 << 15;

    private final ServerLimits limits;
    private final SpoolFolder folder;
    private final Optional<KeptUploads> kept;

    BodyReader(ServerLimits limits, SpoolFolder folder, Optional<KeptUploads> kept) {
        this.limits = limits;
        this.folder = folder;
        this.kept = kept;
    }

    /** Where the bytes go that a request brings. */
    private interface Sink {
        void take(byte[] bytes, int count, boolean last) throws IOException;
    }

    /**
     * Reads a request's body to its end.
     *
     * @return at least one file: the body itself, called as the parameter {@code file} says, or those of a form
     * @throws Refusal if it is too large, too slow, broken or none
     */
    Uploads read(Context ctx) throws IOException {
        refuseUnread(ctx);
        Uploads uploads = new Uploads();
        boolean whole = false;
        try {
            pour(ctx, sink(ctx, uploads));
            if (uploads.files().isEmpty()) {
                throw new Refusal(ErrorCode.MALFORMED, "the form holds no file, expected a part with a file name");
            }
            if (kept.isPresent()) {
                kept.get().keep(uploads);
            }
            whole = true;
        } finally {
            if (!whole) {
                uploads.close();
            }
        }
        return uploads;
    }

    private void refuseUnread(Context ctx) {
        String coding = ctx.header("Content-Encoding");
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            throw new Refusal(
                    ErrorCode.NOT_SOUND,
                    "the body is encoded as " + coding + ", expected the sound itself, not packed");
        }
        if (ctx.req().getContentLengthLong() > limits.bodyBytes()) {
            throw tooLarge();
        }
    }

    private Refusal tooLarge() {
        return new Refusal(
                ErrorCode.TOO_LARGE, "the body is larger than " + limits.bodyBytes() + " bytes, the limit here");
    }

    private Sink sink(Context ctx, Uploads uploads) {
        String type = ctx.contentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(FORM)) {
            String name = ctx.queryParam("file");
            Upload file = uploads.add(new Upload(name == null ? UNNAMED : name, new Spool(folder, uploads.memory())));
            return (bytes, count, last) -> file.bytes().write(bytes, 0, count);
        }
        String boundary = MultiPart.extractBoundary(type);
        if (boundary == null) {
            throw new Refusal(ErrorCode.MALFORMED, "the form names no boundary, expected " + FORM + "; boundary=...");
        }
        return new FormReader(boundary, uploads, folder, limits.files())::take;
    }

    private void pour(Context ctx, Sink sink) throws IOException {
        long begin = System.nanoTime();
        long total = 0;
        try (InputStream in = ctx.req().getInputStream()) {
            while (true) {
                // A new block each time: the form's parser may look back at the last.
                byte[] block = new byte[BLOCK_BYTES];
                int count = next(in, block);
                if (count < 0) {
                    sink.take(block, 0, true);
                    return;
                }
                total += count;
                if (total > limits.bodyBytes()) {
                    throw tooLarge();
                }
                sink.take(block, count, false);
                long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
                if (seconds > limits.idleSeconds() && total < seconds * ServerLimits.LEAST_BYTES_PER_SECOND) {
                    throw new Refusal(
                            ErrorCode.TIMEOUT,
                            "the body comes with less than " + ServerLimits.LEAST_BYTES_PER_SECOND
                                    + " bytes a second, expected more");
                }
            }
        }
    }

    private int next(InputStream in, byte[] block) {
        try {
            return in.read(block);
        } catch (IOException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw new Refusal(
                        ErrorCode.TIMEOUT,
                        "nothing of the body came for " + limits.idleSeconds() + " s, expected the rest of it",
                        e);
            }
            throw new Refusal(ErrorCode.MALFORMED, "the body ends before the length that was declared", e);
        }
    }
}
