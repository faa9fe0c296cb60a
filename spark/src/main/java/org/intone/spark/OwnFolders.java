package org.intone.spark;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * The real paths of a folder and of those above it, on file systems of the machine itself, whose links may lead round in a circle. Others
 * have no links. For one thread.
 */
final class OwnFolders {
    private final Configuration hadoop;
    private final Deque<Optional<java.nio.file.Path>> reals = new ArrayDeque<>();
    private final boolean isOwn;

    /**
     * At a folder.
     *
     * @param top the folder above it, or itself, from which on links are followed
     */
    OwnFolders(Path folder, Path top, Configuration hadoop) {
        this.hadoop = hadoop;
        Optional<java.nio.file.Path> real = real(folder);
        this.isOwn = real.isPresent();
        reals.push(real);
        for (Path above = folder; isOwn && !above.equals(top) && above.getParent() != null; ) {
            above = above.getParent();
            reals.addLast(real(above));
        }
    }

    /** Whether a folder in this one is this one or one of those above it. */
    boolean isAbove(Path folder) {
        Optional<java.nio.file.Path> real = isOwn ? real(folder) : Optional.empty();
        return real.isPresent() && reals.contains(real);
    }

    /** Goes into a folder in this one. */
    void enter(Path folder) {
        reals.push(isOwn ? real(folder) : Optional.empty());
    }

    /** Goes back to the folder above. */
    void leave() {
        reals.pop();
    }

    private Optional<java.nio.file.Path> real(Path folder) {
        try {
            boolean isMounted = "viewfs".equals(folder.toUri().getScheme());
            Path place = isMounted ? folder.getFileSystem(hadoop).resolvePath(folder) : folder;
            Optional<java.nio.file.Path> own = new HadoopSource(place, hadoop).path();
            return own.isPresent() ? Optional.of(own.get().toRealPath()) : own;
        } catch (IOException | InvalidPathException e) {
            // Whoever looks into it finds out.
            return Optional.empty();
        }
    }
}
