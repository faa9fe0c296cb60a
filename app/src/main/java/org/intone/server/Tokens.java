package org.intone.server;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The tokens that clients prove themselves with. A file holds one a line, {@code TOKEN} or {@code NAME TOKEN}; blank lines and
 * those that begin with {@code #} are passed over. Only digests are kept. Serves all threads.
 */
public final class Tokens {
    private static final int LEAST_CHARACTERS = 16;

    private final List<Known> known;

    /** A digest in hexadecimal. */
    private record Known(String name, String digest) {}

    private Tokens(List<Known> known) {
        this.known = known;
    }

    /** No token is needed. */
    public static Tokens none() {
        return new Tokens(List.of());
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it holds no token or one that is too short to be safe, naming the line
     */
    public static Tokens read(Path file) throws IOException {
        List<Known> known = new ArrayList<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            String text = line.replace("\uFEFF", "").strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            int blank = Math.max(text.lastIndexOf(' '), text.lastIndexOf('\t'));
            String token = text.substring(blank + 1);
            if (token.length() < LEAST_CHARACTERS) {
                throw new IllegalArgumentException(file + ": line " + number + " holds a token of " + token.length()
                        + " characters, expected at least " + LEAST_CHARACTERS + ", as of: openssl rand -hex 24");
            }
            String name =
                    blank < 0 ? "token " + number : text.substring(0, blank).strip();
            known.add(new Known(name, digest(token)));
        }
        if (known.isEmpty()) {
            throw new IllegalArgumentException(file + ": holds no token, expected one a line");
        }
        return new Tokens(List.copyOf(known));
    }

    private static List<String> lines(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(file + ": is a folder, expected a file with a token a line");
        }
        try {
            return Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + ": is no text in UTF-8, expected a token a line", e);
        }
    }

    /** Whether a token is needed. */
    public boolean areNeeded() {
        return !known.isEmpty();
    }

    /** The name of a token; empty if it is none of these. Takes as long for a wrong one as for any other. */
    Optional<String> nameOf(String token) {
        byte[] digest = digest(token).getBytes(StandardCharsets.US_ASCII);
        String name = null;
        for (Known one : known) {
            name = MessageDigest.isEqual(one.digest.getBytes(StandardCharsets.US_ASCII), digest) ? one.name : name;
        }
        return Optional.ofNullable(name);
    }

    private static String digest(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
