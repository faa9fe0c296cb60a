package org.intone.corpus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * Where encoded sound lies: a file, or an entry of a zip.
 *
 * @param path the file or the zip, absolute
 * @param entry the entry's name in the zip; empty for a plain file
 */
record Place(Path path, String entry) {
    /** By the path's letters, so that the order is the same on every machine; then by entry. */
    static final Comparator<Place> ORDER = Comparator.comparing(
                    (Place place) -> place.path.toString().replace('\\', '/'))
            .thenComparing(Place::entry);

    private static final String MARK = ".zip!/";

    /** The place that a manifest's path names. */
    static Place of(Path base, String file) {
        int mark = mark(file);
        if (mark >= 0) {
            // A folder may be called x.zip! too: what exists decides.
            Path zip = base.resolve(file.substring(0, mark + 4)).normalize();
            Path plain = base.resolve(file).normalize();
            if (!Files.isRegularFile(plain)) {
                return new Place(zip, file.substring(mark + MARK.length()));
            }
        }
        return new Place(base.resolve(file).normalize(), "");
    }

    /** Where the mark of a zip begins, in any case, or -1. Not by lower case, which makes two letters of one as of "İ". */
    private static int mark(String file) {
        for (int i = 0; i <= file.length() - MARK.length(); i++) {
            if (file.regionMatches(true, i, MARK, 0, MARK.length())) {
                return i;
            }
        }
        return -1;
    }

    boolean inZip() {
        return !entry.isEmpty();
    }

    /** The name for messages. */
    String name() {
        return inZip() ? path + "!/" + entry : path.toString();
    }

    /** As a manifest in a folder writes it: relative with slashes, absolute where no relative path leads. */
    String relativeTo(Path base) {
        String text;
        try {
            text = base.relativize(path).toString();
        } catch (IllegalArgumentException e) {
            // Another drive.
            text = path.toString();
        }
        text = text.replace(path.getFileSystem().getSeparator(), "/");
        return inZip() ? text + "!/" + entry : text;
    }
}
