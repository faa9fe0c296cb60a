package org.intone.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.zip.ZipException;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.security.AccessControlException;
import org.intone.audio.AudioFormatException;
import org.intone.cli.Problems;

/** What goes wrong with recordings on file systems that many machines ask. No state. */
final class Faults {
    private static final List<Class<? extends IOException>> LASTING = List.of(
            AudioFormatException.class,
            ZipException.class,
            FileNotFoundException.class,
            AccessControlException.class,
            AccessDeniedException.class,
            UnsupportedFileSystemException.class);

    private Faults() {}

    /** Whether it would go wrong once more; all else may be a file system that stumbled, which is asked again. */
    static boolean isLasting(IOException problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            Throwable one = cause;
            if (LASTING.stream().anyMatch(kind -> kind.isInstance(one))) {
                return true;
            }
        }
        return false;
    }

    /** As a recording's row tells it: in one line without the recording's name. */
    static String line(String file, Throwable problem) {
        if (problem instanceof OutOfMemoryError) {
            return "too long for the memory that Java has";
        }
        String line = Problems.line(problem);
        String prefix = file + ": ";
        return line.startsWith(prefix) ? line.substring(prefix.length()) : line;
    }
}
