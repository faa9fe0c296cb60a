package org.intone.audio;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What an archive's entry unpacks to, up to a limit, since an entry's declared size may lie: what counts is what comes out. For one
 * thread.
 */
public final class UnpackedInput extends FilterInputStream {
    /** 1 GiB: more than any recording in an archive needs, less than what a zip bomb unfolds to. */
    public static final long MAX_BYTES = 1L << 30;

    private final String name;
    private final long maxBytes;
    private long left;

    private UnpackedInput(InputStream in, String name, long maxBytes) {
        super(in);
        this.name = name;
        this.maxBytes = maxBytes;
        this.left = maxBytes;
    }

    /**
     * Reads an entry.
     *
     * @param in the unpacked bytes, closed with this or if it is refused
     * @param declaredBytes what the archive says of the size; -1 if it says nothing
     * @param name of the entry, for messages
     * @throws IOException if it declares more than the limit
     */
    public static InputStream of(InputStream in, long declaredBytes, String name, long maxBytes) throws IOException {
        UnpackedInput unpacked = new UnpackedInput(in, name, maxBytes);
        if (declaredBytes > maxBytes) {
            in.close();
            throw unpacked.tooLarge();
        }
        return unpacked;
    }

    private IOException tooLarge() {
        return new IOException(name + ": unpacks to more than " + maxBytes + " bytes, the limit for one recording");
    }

    @Override
    public int read() throws IOException {
        int octet = super.read();
        count(octet < 0 ? 0 : 1);
        return octet;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int got = super.read(bytes, offset, length);
        count(Math.max(0, got));
        return got;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long bytes) throws IOException {
        left -= bytes;
        if (left < 0) {
            throw tooLarge();
        }
    }
}
