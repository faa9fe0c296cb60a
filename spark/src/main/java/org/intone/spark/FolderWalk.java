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

    /** Of folders in folders; no name is that long. */
    private static final int DEEPEST = 64;

    private final Configuration hadoop;
    private final Patience patience;
    private final boolean isDeep;
    private final GlobFilter pattern;
    private final OwnFolders above;
    private final Deque<RemoteIterator<FileStatus>> open = new ArrayDeque<>();
    private final Deque<Clip> ready = new ArrayDeque<>();

    /**
     * A folder to look into.
     *
     * @param path its full name
     * @param top the folder that was named, in or below which it lies
     * @param pattern what in it is meant, as of {@code *.wav}; empty for all that is called like sound
     * @param isDeep whether folders in it are looked into too
     */
    record Folder(String path, String top, String pattern, boolean isDeep) implements Serializable {
        /** One that was named. */
        static Folder named(Path path) {
            return new Folder(path.toString(), path.toString(), "", true);
        }

        /** A folder in this one. */
        private Folder inner(Path inner) {
            return new Folder(inner.toString(), top, "", true);
        }

        /** This one without the folders in it. */
        Folder flat() {
            return new Folder(path, top, pattern, false);
        }
    }

    FolderWalk(Folder folder, Configuration hadoop) throws IOException {
        this(folder, hadoop, Patience.STANDARD);
    }

    FolderWalk(Folder folder, Configuration hadoop, Patience patience) throws IOException {
        this.hadoop = hadoop;
        this.patience = patience;
        this.isDeep = folder.isDeep();
        this.pattern = folder.pattern().isEmpty() ? null : new GlobFilter(folder.pattern());
        Path path = new Path(folder.path());
        this.above = new OwnFolders(path, new Path(folder.top()), hadoop);
        list(path);
    }

    /**
     * The folders in a folder, hidden ones and those that lead back to one above left out; the folder itself if it cannot be looked into, so
     * that its walk tries again.
     */
    static List<Folder> folders(Folder folder, Configuration hadoop) {
        List<Folder> found = new ArrayList<>();
        try {
            Path path = new Path(folder.path());
            OwnFolders above = new OwnFolders(path, new Path(folder.top()), hadoop);
            RemoteIterator<FileStatus> entries = path.getFileSystem(hadoop).listStatusIterator(path);
            while (entries.hasNext()) {
                FileStatus entry = entries.next();
                if (entry.isDirectory() && !isHidden(entry.getPath()) && !above.isAbove(entry.getPath())) {
                    found.add(folder.inner(entry.getPath()));
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
            ClusterZip opened = Patience.STANDARD.ask(() -> sound.zip(new Path(zip)));
            for (String entry : opened.sounds()) {
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

    /** Whether it can be listed. */
    private boolean list(Path folder) {
        try {
            open.push(patience.ask(() -> {
                RemoteIterator<FileStatus> entries =
                        folder.getFileSystem(hadoop).listStatusIterator(folder);
                // Some file systems look only when they are asked.
                entries.hasNext();
                return entries;
            }));
            return true;
        } catch (IOException | RuntimeException e) {
            ready.add(Clip.failed(folder.toString(), Faults.line(folder.toString(), e)));
            return false;
        }
    }

    private void enter(Path folder) {
        if (open.size() == DEEPEST) {
            ready.add(Clip.failed(folder.toString(), "lies more than " + DEEPEST + " folders deep"));
        } else if (!above.isAbove(folder) && list(folder)) {
            above.enter(folder);
        }
    }

    private void advance() {
        try {
            RemoteIterator<FileStatus> entries = open.peek();
            // Page by page, each of which is asked for.
            if (patience.ask(entries::hasNext)) {
                take(entries.next());
            } else {
                open.pop();
                above.leave();
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
            if (isDeep || pattern != null) {
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
