package org.intone.model;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.stream.LongStream;

/**
 * A set of SHA-256 digests, kept as their first 64 bits: 8 bytes for each, so that a model can carry the digest of every
 * recording that it has heard. In a set of a million, a strange digest is taken for a member once in 10^13 times.
 *
 * <p>Immutable; serves all threads.
 */
public final class DigestSet {
    /** Sorted, each once. */
    private final long[] prefixes;

    private DigestSet(long[] prefixes) {
        this.prefixes = prefixes;
    }

    /**
     * The set of some digests; empty ones, of recordings whose digest is not known, are passed over.
     *
     * @param digests in hexadecimal, at least 16 digits each
     */
    public static DigestSet of(Collection<String> digests) {
        return new DigestSet(digests.stream()
                .filter(digest -> !digest.isEmpty())
                .mapToLong(DigestSet::prefix)
                .sorted()
                .distinct()
                .toArray());
    }

    /** The set that {@link #toBase64} wrote. */
    static DigestSet fromBase64(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (bytes.length % Long.BYTES != 0) {
            throw new IllegalArgumentException(
                    "digests must be of 8 bytes each, were " + bytes.length + " bytes in all");
        }
        long[] prefixes = new long[bytes.length / Long.BYTES];
        ByteBuffer.wrap(bytes).asLongBuffer().get(prefixes);
        for (int i = 1; i < prefixes.length; i++) {
            if (prefixes[i - 1] >= prefixes[i]) {
                throw new IllegalArgumentException("digests must be sorted, were not at " + i);
            }
        }
        return new DigestSet(prefixes);
    }

    /** The digests of both sets. */
    public DigestSet with(DigestSet other) {
        return new DigestSet(LongStream.concat(Arrays.stream(prefixes), Arrays.stream(other.prefixes))
                .sorted()
                .distinct()
                .toArray());
    }

    /** Whether a digest is in the set; an empty one never is. */
    public boolean contains(String digest) {
        return !digest.isEmpty() && Arrays.binarySearch(prefixes, prefix(digest)) >= 0;
    }

    /** The number of digests. */
    public int size() {
        return prefixes.length;
    }

    /** The sorted prefixes, big endian, in base 64. */
    String toBase64() {
        ByteBuffer bytes = ByteBuffer.allocate(prefixes.length * Long.BYTES);
        bytes.asLongBuffer().put(prefixes);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static long prefix(String digest) {
        try {
            return Long.parseUnsignedLong(digest, 0, 16, 16);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "digest must have at least 16 hexadecimal digits, was '" + digest + "'", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DigestSet set && Arrays.equals(prefixes, set.prefixes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(prefixes);
    }

    @Override
    public String toString() {
        return size() + " digests";
    }
}
