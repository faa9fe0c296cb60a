package org.intone.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 digest in hexadecimal. */
public final class Sha256 {
    private static final int BLOCK_BYTES = 1 << 16;

    private Sha256() {}

    /** Of all bytes. */
    public static String hex(byte[] bytes) {
        return hex(bytes, bytes.length);
    }

    /** Of the first {@code length} bytes. */
    public static String hex(byte[] bytes, int length) {
        MessageDigest digest = newDigest();
        digest.update(bytes, 0, length);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Of the first {@code length} bytes of a file, or of all where it has no more. */
    public static String hex(Path file, long length) throws IOException {
        MessageDigest digest = newDigest();
        byte[] block = new byte[BLOCK_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            long left = length;
            while (left > 0) {
                int read = in.read(block, 0, (int) Math.min(left, block.length));
                if (read < 0) {
                    break;
                }
                digest.update(block, 0, read);
                left -= read;
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** For those who digest what passes by. */
    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
