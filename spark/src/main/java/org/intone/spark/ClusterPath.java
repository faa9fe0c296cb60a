package org.intone.spark;

import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** What users write for files on a cluster, made the one full name that every executor finds them by. No state; serves all threads. */
final class ClusterPath {
    /** Behind a zip's name, before that of an entry in it. */
    static final String ZIP_MARK = ".zip!/";

    private static final Pattern WITH_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*", Pattern.DOTALL);

    private ClusterPath() {}

    /**
     * The path of a text such as {@code hdfs://name/calls}, {@code /calls} or {@code calls}, with its file system's name.
     *
     * @throws IOException if there is no such file system, or it cannot be reached; one line
     */
    static Path of(String text, Configuration hadoop) throws IOException {
        Path path = parsed(text);
        return path.getFileSystem(hadoop).makeQualified(path);
    }

    /**
     * The full name of a file that a manifest or a list names: relative to the folder of that, unless it is a whole path itself.
     *
     * @param folder qualified
     */
    static String inFolder(Path folder, String file) {
        return new Path(folder, parsed(file)).toString();
    }

    private static Path parsed(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("path must not be empty");
        }
        // A name such as 12:30.wav has no scheme.
        return WITH_SCHEME.matcher(text).matches() ? new Path(text) : new Path(null, null, text);
    }

    /** Where the mark of a zip begins, in any case, or -1. Not by lower case, which makes two letters of one as of "İ". */
    static int zipMark(String place) {
        for (int i = 0; i <= place.length() - ZIP_MARK.length(); i++) {
            if (place.regionMatches(true, i, ZIP_MARK, 0, ZIP_MARK.length())) {
                return i;
            }
        }
        return -1;
    }
}
