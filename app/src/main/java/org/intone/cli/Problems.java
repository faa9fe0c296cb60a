package org.intone.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What went wrong, in one line. No state; serves all threads. */
public final class Problems {
    private Problems() {}

    /** The same, with the name of the file that it is about where the message has not got it. */
    public static String line(Exception problem, String file) {
        String line = line(problem);
        String name = file.substring(file.lastIndexOf('/') + 1);
        return line.contains(name) ? line : file + ": " + line;
    }

    /** The message of an error; file system errors, whose message is but a path, get words. */
    public static String line(Throwable problem) {
        if (problem instanceof NoSuchFileException missing) {
            return missing.getFile() + ": no such file";
        }
        if (problem instanceof FileAlreadyExistsException other) {
            return other.getFile() + ": is there already, and is no folder";
        }
        if (problem instanceof AccessDeniedException denied) {
            return denied.getFile() + ": not permitted";
        }
        if (problem instanceof FileSystemException system && system.getReason() == null) {
            return system.getFile() + ": " + system.getClass().getSimpleName();
        }
        if (problem instanceof OutOfMemoryError) {
            return "out of memory: give the JVM more with JAVA_TOOL_OPTIONS=-Xmx…";
        }
        String message = problem.getMessage();
        if (message == null || message.isBlank()) {
            return problem.getClass().getSimpleName() + " (pass --debug for the stack trace)";
        }
        return message.lines().findFirst().orElseThrow();
    }
}
