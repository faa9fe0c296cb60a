package org.intone.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.GlobFilter;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.intone.audio.SoundNames;

/**
 * Finds the sound below a folder where this runs, page by page as the file system tells it: files, and entries of zips, that are called
 * like sound; hidden ones are passed over. What cannot be looked into becomes a clip with its fault. For one thread.
 */
final class FolderWalk implements Iterator<Clip> {
    /** Entries of a zip that one task hears: it fetches the zip's directory once for all of them. */
    private static final int ZIP_ENTRIES = 500;

    /** Links may go round in a circle. */
    private static final int DEEPEST = 64;

    private final Configuration hadoop;
    private final boolean isDeep;
    private final GlobFilter pattern;
    private final Deque<RemoteIterator<FileStatus>> open = new ArrayDeque<>();
    private final Deque<Clip> ready = new ArrayDeque<>();

    /**
     * A folder to look into.
     *
     * @param path its full name
     * @param pattern what in it is meant, as of {@code *.wav}; empty for all that is called like sound
     * @param isDeep whether folders in it are looked into too
     */
    record Folder(String path, String pattern, boolean isDeep) implements Serializable {}

    FolderWalk(Folder folder, Configuration hadoop) throws IOException {
        this.hadoop = hadoop;
        this.isDeep = folder.isDeep();
        this.pattern = folder.pattern().isEmpty() ? null : new GlobFilter(folder.pattern());
        enter(new Path(folder.path()));
    }

    /** The folders in a folder, hidden ones left out; the folder itself if it cannot be looked into, so that its walk tries again. */
    static List<String> folders(String folder, Configuration hadoop) {
        List<String> found = new ArrayList<>();
        try {
            Path path = new Path(folder);
            RemoteIterator<FileStatus> entries = path.getFileSystem(hadoop).listStatusIterator(path);
            while (entries.hasNext()) {
                FileStatus entry = entries.next();
                if (entry.isDirectory() && !isHidden(entry.getPath())) {
                    found.add(entry.getPath().toString());
                }
            }
        } catch (IOException | RuntimeException e) {
            return List.of(folder);
        }
        return found;
    }

    /** What a zip has that is called like sound, or the zip with its fault. */
    static List<Clip> inZip(String zip, Configuration hadoop) {
        List<Clip> found = new ArrayList<>();
        try (ClusterSound sound = new ClusterSound(hadoop)) {
            for (String entry : sound.zip(new Path(zip)).sounds()) {
                found.add(Clip.of(zip + "!/" + entry, zip + "#" + found.size() / ZIP_ENTRIES));
            }
            return found;
        } catch (IOException | RuntimeException e) {
            return List.of(Clip.failed(zip, Faults.line(zip, e)));
        }
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && !open.isEmpty()) {
            advance();
        }
        return !ready.isEmpty();
    }

    @Override
    public Clip next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    private void enter(Path folder) {
        try {
            RemoteIterator<FileStatus> entries = folder.getFileSystem(hadoop).listStatusIterator(folder);
            // Some file systems look only when they are asked.
            entries.hasNext();
            open.push(entries);
        } catch (IOException | RuntimeException e) {
            ready.add(Clip.failed(folder.toString(), Faults.line(folder.toString(), e)));
        }
    }

    private void advance() {
        try {
            RemoteIterator<FileStatus> entries = open.peek();
            if (entries.hasNext()) {
                take(entries.next());
            } else {
                open.pop();
            }
        } catch (IOException e) {
            throw new IllegalStateException("a folder cannot be listed to its end: " + e.getMessage(), e);
        }
    }

    private void take(FileStatus entry) {
        Path path = entry.getPath();
        boolean isTop = open.size() == 1;
        if (isHidden(path) || (isTop && pattern != null && !pattern.accept(path))) {
            return;
        }
        if (entry.isDirectory()) {
            // What a pattern names is meant whole.
            if ((isDeep || pattern != null) && open.size() < DEEPEST) {
                enter(path);
            }
        } else if (isZip(path.getName())) {
            ready.addAll(inZip(path.toString(), hadoop));
        } else if (SoundNames.isSound(path.getName()) || (isTop && pattern != null)) {
            ready.add(Clip.of(path.toString()));
        }
    }

    static boolean isZip(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    private static boolean isHidden(Path path) {
        return path.getName().startsWith(".");
    }
}
