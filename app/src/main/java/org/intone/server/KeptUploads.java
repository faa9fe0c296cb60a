package org.intone.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.intone.audio.AudioSource;
import org.intone.file.WholeFile;

/** A folder of what was uploaded, each file once, called by the SHA-256 of its bytes and by nothing that a client said. Serves all threads. */
final class KeptUploads {
    private final Path folder;

    /** A folder, which is made if it is missing. */
    KeptUploads(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** Keeps the files of a request. */
    void keep(Uploads uploads) throws IOException {
        for (Upload file : uploads.files()) {
            keep(file.source());
        }
    }

    private void keep(AudioSource source) throws IOException {
        Path target = folder.resolve(sha256(source));
        // Two clients may send the same file at once, and would write to one temporary name.
        synchronized (this) {
            if (!Files.exists(target)) {
                try (InputStream in = source.open()) {
                    WholeFile.write(target, in::transferTo);
                }
            }
        }
    }

    private static String sha256(AudioSource source) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        try (InputStream in = new DigestInputStream(source.open(), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
