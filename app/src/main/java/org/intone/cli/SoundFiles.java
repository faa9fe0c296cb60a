package org.intone.cli;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds the files below a folder that are called like sound or video; what a file really holds, its decoder finds out. */
final class SoundFiles extends SimpleFileVisitor<Path> {
    private static final Set<String> EXTENSIONS = Set.of(
            "3gp", "aac", "aif", "aifc", "aiff", "amr", "au", "avi", "caf", "flac", "m4a", "m4v", "mka", "mkv", "mov",
            "mp2", "mp3", "mp4", "mpg", "oga", "ogg", "ogv", "opus", "snd", "spx", "wav", "wave", "webm", "wma", "wmv");

    private final List<Path> files = new ArrayList<>();

    private final Path root;

    private SoundFiles(Path root) {
        this.root = root;
    }

    /** The files in the order of their names; hidden ones are passed over, as are folders that may not be read. */
    static List<Path> below(Path folder) throws IOException {
        SoundFiles visitor = new SoundFiles(folder);
        Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor);
        Collections.sort(visitor.files);
        return visitor.files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return !folder.equals(root) && isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        if (dot > 0
                && attributes.isRegularFile()
                && !isHidden(file)
                && EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT))) {
            files.add(file);
        }
        return FileVisitResult.CONTINUE;
    }

    /** A folder that may not be read, or a link that leads round in a circle. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException problem) {
        return FileVisitResult.CONTINUE;
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }
}
