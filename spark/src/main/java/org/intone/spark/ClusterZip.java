package org.intone.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.hadoop.fs.Path;
import org.intone.audio.AudioSource;
import org.intone.audio.SoundNames;
import org.intone.audio.UnpackedInput;

/** A zip on a cluster, of which only the directory and the entries that are asked for are fetched. For one thread. */
final class ClusterZip implements AutoCloseable {
    private final String name;
    private final ZipFile zip;

    /** By their names as Hadoop would have them; made when the first name is not found as it stands. */
    private Map<String, ZipArchiveEntry> byPath;

    /**
     * Reads the directory.
     *
     * @throws IOException if it is no zip that can be read, in one line
     */
    ClusterZip(HadoopSource source) throws IOException {
        this.name = source.name();
        SeekableByteChannel channel = source.openChannel();
        try {
            this.zip = ZipFile.builder().setSeekableByteChannel(channel).get();
        } catch (IOException e) {
            channel.close();
            throw new IOException(name + ": is no zip that can be read: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            channel.close();
            throw new ZipException(name + ": is no zip that can be read: " + e.getMessage());
        }
    }

    /** The entries that are called like sound, hidden ones and those of macOS passed over, in the zip's order. */
    List<String> sounds() {
        List<String> found = new ArrayList<>();
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            String path = entry.getName();
            if (!entry.isDirectory()
                    && !isHidden(path)
                    && SoundNames.isSound(path.substring(path.lastIndexOf('/') + 1))) {
                found.add(path);
            }
        }
        return found;
    }

    private static boolean isHidden(String entry) {
        for (String part : entry.split("/", -1)) {
            if (part.startsWith(".") || part.toUpperCase(Locale.ROOT).equals("__MACOSX")) {
                return true;
            }
        }
        return false;
    }

    /** An entry's bytes, to be opened when they are needed. */
    AudioSource source(String entry) {
        return new Entry(entry);
    }

    /** A zip may say {@code ./x.wav}, of which a full name's path makes {@code x.wav}; null if there is none. */
    private ZipArchiveEntry entry(String entryName) {
        ZipArchiveEntry exact = zip.getEntry(entryName);
        if (exact != null) {
            return exact;
        }
        if (byPath == null) {
            byPath = new HashMap<>();
            Collections.list(zip.getEntries()).forEach(entry -> byPath.putIfAbsent(path(entry.getName()), entry));
        }
        return byPath.get(path(entryName));
    }

    private static String path(String entryName) {
        return new Path(null, null, "/" + entryName).toUri().getPath();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private final class Entry implements AudioSource {
        private final String entryName;

        Entry(String entryName) {
            this.entryName = entryName;
        }

        @Override
        public String name() {
            return name + "!/" + entryName;
        }

        @Override
        public InputStream open() throws IOException {
            ZipArchiveEntry entry = entry(entryName);
            if (entry == null) {
                throw new FileNotFoundException(name() + ": the zip has no such entry");
            }
            return UnpackedInput.of(zip.getInputStream(entry), entry.getSize(), name(), UnpackedInput.MAX_BYTES);
        }

        @Override
        public Optional<java.nio.file.Path> path() {
            return Optional.empty();
        }
    }
}
