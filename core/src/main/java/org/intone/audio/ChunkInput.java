package org.intone.audio;

import java.io.IOException;
import java.io.InputStream;

/** Reads the headers of chunked formats, counting bytes for messages. Holds no more than the bytes that were asked for. */
final class ChunkInput {
    private final InputStream in;
    private final String source;
    private boolean bigEndian;
    private long position;

    /** Takes integers as little-endian until {@link #bigEndian} says otherwise. */
    ChunkInput(InputStream in, String source) {
        this.in = in;
        this.source = source;
    }

    /** Sets the order of the bytes of the integers to come. */
    void bigEndian(boolean big) {
        bigEndian = big;
    }

    /** Whether integers are taken as big-endian. */
    boolean bigEndian() {
        return bigEndian;
    }

    /** Bytes read so far. */
    long position() {
        return position;
    }

    /** Four bytes as letters, one char a byte. */
    String tag() throws IOException {
        StringBuilder tag = new StringBuilder(4);
        for (int i = 0; i < 4; i++) {
            tag.append((char) octet());
        }
        return tag.toString();
    }

    /** An unsigned integer of two bytes. */
    int u16() throws IOException {
        int first = octet();
        int second = octet();
        return bigEndian ? first << 8 | second : second << 8 | first;
    }

    /** An unsigned integer of four bytes. */
    long u32() throws IOException {
        long first = u16();
        long second = u16();
        return bigEndian ? first << 16 | second : second << 16 | first;
    }

    /** An integer of eight bytes. */
    long u64() throws IOException {
        long first = u32();
        long second = u32();
        return bigEndian ? first << 32 | second : second << 32 | first;
    }

    /** Passes over bytes; fewer where the source ends before. */
    void skip(long count) throws IOException {
        long left = count;
        while (left > 0) {
            long skipped = in.skip(left);
            if (skipped <= 0) {
                if (in.read() < 0) {
                    return;
                }
                skipped = 1;
            }
            left -= skipped;
            position += skipped;
        }
    }

    /** For bytes at the present position that are not what they must be. */
    AudioFormatException broken(String found, String expected) {
        return new AudioFormatException(source, position, found, expected);
    }

    private int octet() throws IOException {
        int octet = in.read();
        if (octet < 0) {
            throw broken("the end", "more of a header");
        }
        position++;
        return octet;
    }
}
