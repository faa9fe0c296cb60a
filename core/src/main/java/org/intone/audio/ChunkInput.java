package org.intone.audio;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** Reads the headers of chunked formats, counting bytes for messages. Holds no more than the bytes that were asked for. */
final class ChunkInput {
    /** Real files have a dozen; a gigabyte of empty chunks is no recording. */
    private static final int MAX_CHUNKS = 1000;

    private static final Set<String> SOUND_CHUNKS = Set.of("data", "SSND");

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

    /** A big-endian floating-point number of ten bytes, as AIFF has for its rate; no sign. */
    double float80() throws IOException {
        int exponent = u16() & 0x7FFF;
        double mantissa = u32() * 0x1p32 + u32();
        return Math.scalb(mantissa, exponent - 16383 - 63);
    }

    /** Goes to the body of the next chunk of a name, passing over others; returns the declared size. */
    long findChunk(String wanted) throws IOException {
        for (int chunk = 0; chunk < MAX_CHUNKS; chunk++) {
            String tag = tag();
            long size = u32();
            if (tag.equals(wanted)) {
                return size;
            }
            if (SOUND_CHUNKS.contains(tag)) {
                throw broken("the chunk " + tag, "the chunk " + wanted.strip() + " before it");
            }
            skip(size + (size & 1));
        }
        throw broken(MAX_CHUNKS + " chunks", "the chunk " + wanted.strip());
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

    /** For bytes before the present position that are not what they must be; unprintable ones are shown as question marks. */
    AudioFormatException broken(String found, String expected) {
        return new AudioFormatException(source, position, found.replaceAll("[^ -~]", "?"), expected);
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
