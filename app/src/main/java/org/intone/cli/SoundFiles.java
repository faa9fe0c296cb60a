package org.intone.cli;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
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
import org.intone.audio.SoundNames;

/** Finds the files below a folder that are called like sound or video. */
final class SoundFiles extends SimpleFileVisitor<Path> {
    private final List<Path> files = new ArrayList<>();

    private final Path root;

    SoundFiles(Path root) {
        this.root = root;
    }

    /** The files, and folders that cannot be read, in the order of their names; hidden ones are passed over. */
    static List<Path> below(Path folder) throws IOException {
        SoundFiles visitor = new SoundFiles(folder);
        Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor);
        return visitor.found();
    }

    /** What was met so far, in order. */
    List<Path> found() {
        Collections.sort(files);
        return files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return !folder.equals(root) && isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isRegularFile()
                && !isHidden(file)
                && SoundNames.isSound(file.getFileName().toString())) {
            files.add(file);
        }
        return FileVisitResult.CONTINUE;
    }

    /** A folder that may not be read stays in the list, so that opening it says so; a link in a circle leads to nothing new. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException problem) {
        if (!(problem instanceof FileSystemLoopException)) {
            files.add(file);
        }
        return FileVisitResult.CONTINUE;
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }
}
