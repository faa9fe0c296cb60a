package org.intone.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.intone.audio.AudioSource;
import org.intone.audio.UnpackedInput;

/**
 * Opens files and zip entries for decoding, and keeps each zip open until closed. An entry gives up to
 * {@link UnpackedInput#MAX_BYTES}. Serves all threads.
 */
final class Archives implements AutoCloseable {
    private final Map<Path, ZipFile> zips = new ConcurrentHashMap<>();
    private final long maxEntryBytes;

    Archives() {
        this(UnpackedInput.MAX_BYTES);
    }

    Archives(long maxEntryBytes) {
        this.maxEntryBytes = maxEntryBytes;
    }

    /** The bytes of a place, to be opened when they are needed. */
    AudioSource source(Place place) {
        return place.inZip() ? new EntrySource(place) : AudioSource.of(place.path());
    }

    /** A zip, opened once. Names that are not UTF-8 are read as Latin-1, so that every entry can be reached. */
    ZipFile zip(Path path) throws IOException {
        try {
            return zips.computeIfAbsent(path, Archives::open);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static ZipFile open(Path path) {
        try {
            try {
                return new ZipFile(path.toFile());
            } catch (ZipException e) {
                if (e.getMessage() == null || !e.getMessage().contains("bad entry name")) {
                    throw e;
                }
                return new ZipFile(path.toFile(), StandardCharsets.ISO_8859_1);
            }
        } catch (ZipException e) {
            throw new UncheckedIOException(
                    new IOException(path + ": is no zip that can be read: " + e.getMessage(), e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        IOException first = null;
        for (ZipFile zip : zips.values()) {
            try {
                zip.close();
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private final class EntrySource implements AudioSource {
        private final Place place;

        EntrySource(Place place) {
            this.place = place;
        }

        @Override
        public String name() {
            return place.name();
        }

        @Override
        public InputStream open() throws IOException {
            ZipFile zip = zip(place.path());
            ZipEntry entry = zip.getEntry(place.entry());
            if (entry == null) {
                throw new NoSuchFileException(place.name(), null, "the zip has no such entry");
            }
            return UnpackedInput.of(zip.getInputStream(entry), entry.getSize(), place.name(), maxEntryBytes);
        }

        @Override
        public Optional<Path> path() {
            return Optional.empty();
        }
    }
}
