package org.intone.audio;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where encoded sound comes from: a file, an entry of a zip, bytes in memory. May be opened many times. */
public interface AudioSource {
    /** The name for messages. */
    String name();

    /** Opens the bytes from their beginning. */
    InputStream open() throws IOException;

    /** The file, where the source is one; a decoder may then seek in it. */
    Optional<Path> path();

    /**
     * The bytes at any position, where the source can go to any, so that a decoder that must need not have all of them in memory. The
     * caller closes it.
     */
    default Optional<SeekableByteChannel> channel() throws IOException {
        return path().isPresent() ? Optional.of(Files.newByteChannel(path().get())) : Optional.empty();
    }

    /** Whether the bytes come once, as from a pipe, so that what can be decoded as it comes should be. */
    default boolean isPipe() {
        return false;
    }

    /** A file. */
    static AudioSource of(Path file) {
        return new AudioSource() {
            @Override
            public String name() {
                return file.toString();
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }

            @Override
            public Optional<Path> path() {
                return Optional.of(file);
            }
        };
    }

    /**
     * Bytes in memory, not copied: not to be changed while the source is in use.
     *
     * @param name for messages
     */
    static AudioSource of(byte[] bytes, String name) {
        return new AudioSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public Optional<Path> path() {
                return Optional.empty();
            }
        };
    }

    /**
     * Bytes that come once, as from a pipe: only their beginning is kept, so that decoders of formats without an index at the end need not
     * have the whole in memory. It can be opened twice: to look at the first {@link AudioFiles#HEAD_BYTES}, then to read.
     *
     * @param in not closed
     * @param name for messages
     */
    static AudioSource ofPipe(InputStream in, String name) {
        return new PipeSource(in, name);
    }
}
