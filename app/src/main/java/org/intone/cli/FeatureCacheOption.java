package org.intone.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option {@code --cache} of the commands that compute features. */
final class FeatureCacheOption {
    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description =
                    "Where features are kept; a folder intone/features where this system keeps caches, if not given.")
    private Path folder;

    Path folder() {
        return named().orElseGet(FeatureCacheOption::standard);
    }

    /** What was given. */
    Optional<Path> named() {
        return Optional.ofNullable(folder);
    }

    static Path standard() {
        return CacheFolder.standard().resolve("features");
    }
}
