package org.intone.corpus;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import org.intone.audio.SoundNames;

/**
 * Lists the sound below folders and in zips, by the extensions that sound and video have. Follows links, each folder once.
 * Hidden files and what macOS puts beside files in a zip are passed over.
 */
final class FileFinder {
    private final Archives archives;
    private final Map<Place, Found> sounds = new HashMap<>();
    private final List<Place> demographics = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /** A file of sound, and its path from the scanned folder on, that folder included. */
    record Found(Place place, ClipPath path) {}

    /** A place that could not be looked into. */
    record Problem(Place place, Fault fault, String detail) {}

    FileFinder(Archives archives) {
        this.archives = archives;
    }

    /** Adds a file, a zip, or all below a folder. */
    void add(Path root) throws IOException {
        Path start = root.toAbsolutePath().normalize();
        String name = start.getFileName() == null ? "" : start.getFileName().toString();
        if (Files.isRegularFile(start)) {
            file(start, name);
        } else {
            Files.walkFileTree(
                    start, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new Visitor(start, name));
        }
        // Whoever scans CREMA-D/AudioWAV has the table one folder up.
        Path parent = start.getParent();
        if (parent != null && Files.isRegularFile(parent.resolve(CremaD.DEMOGRAPHICS))) {
            demographics.add(new Place(parent.resolve(CremaD.DEMOGRAPHICS), ""));
        }
    }

    /** What was found, in the order of the paths. */
    List<Found> sounds() {
        return sounds.values().stream()
                .sorted(Comparator.comparing(Found::place, Place.ORDER))
                .toList();
    }

    /** CREMA-D's table of actors, if there is one. */
    Optional<Place> demographics() {
        return demographics.stream().min(Place.ORDER);
    }

    /** What could not be looked into, in the order of the paths. */
    List<Problem> problems() {
        return problems.stream()
                .sorted(Comparator.comparing(Problem::place, Place.ORDER))
                .toList();
    }

    private void file(Path file, String shown) {
        String name = file.getFileName().toString();
        if (extension(name).equals("zip")) {
            zip(file, shown);
        } else if (!name.startsWith(".")) {
            keep(new Place(file, ""), shown);
        }
    }

    private void zip(Path file, String shown) {
        try {
            for (ZipEntry entry : archives.zip(file).stream().toList()) {
                Place place = new Place(file, entry.getName());
                if (entry.isDirectory() || isHidden(entry.getName())) {
                    continue;
                }
                if (extension(entry.getName()).equals("zip")) {
                    problems.add(new Problem(place, Fault.NESTED_ZIP, "unpack the outer zip first"));
                } else {
                    keep(place, shown + "!/" + entry.getName());
                }
            }
        } catch (IOException e) {
            problems.add(new Problem(new Place(file, ""), Fault.UNREADABLE, ClipExam.oneLine(e)));
        }
    }

    private void keep(Place place, String shown) {
        if (SoundNames.isSound(shown.substring(shown.lastIndexOf('/') + 1))) {
            sounds.putIfAbsent(place, new Found(place, ClipPath.of(shown)));
        } else if (shown.substring(shown.lastIndexOf('/') + 1).equalsIgnoreCase(CremaD.DEMOGRAPHICS)) {
            demographics.add(place);
        }
    }

    /** Notes what could not be looked into; a link that leads round in a circle leads to nothing new. */
    void failed(Path path, IOException e) {
        if (!(e instanceof FileSystemLoopException)) {
            problems.add(new Problem(new Place(path, ""), Fault.UNREADABLE, ClipExam.oneLine(e)));
        }
    }

    private static boolean isHidden(String entry) {
        for (String part : entry.split("/", -1)) {
            if (part.startsWith(".") || part.equals("__MACOSX")) {
                return true;
            }
        }
        return false;
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final Path start;
        private final String rootName;

        Visitor(Path start, String rootName) {
            this.start = start;
            this.rootName = rootName;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean hidden =
                    !folder.equals(start) && isHidden(folder.getFileName().toString());
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            // A pipe or a device would be waited for.
            if (!attributes.isOther()) {
                file(file, rootName + "/" + start.relativize(file).toString().replace('\\', '/'));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            failed(file, e);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException e) {
            if (e != null) {
                failed(folder, e);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
