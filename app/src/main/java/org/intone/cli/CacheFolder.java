package org.intone.cli;

import java.nio.file.Path;
import java.util.Locale;

/** Where this machine keeps what can be computed again, below a folder {@code intone}. */
final class CacheFolder {
    private CacheFolder() {}

    /** {@code $XDG_CACHE_HOME} or {@code ~/.cache}; on Windows {@code %LOCALAPPDATA%}, on macOS {@code ~/Library/Caches}. */
    static Path standard() {
        String home = System.getProperty("user.home");
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String named = System.getenv(system.startsWith("windows") ? "LOCALAPPDATA" : "XDG_CACHE_HOME");
        if (named != null && !named.isEmpty()) {
            return Path.of(named, "intone");
        }
        return system.startsWith("mac")
                ? Path.of(home, "Library", "Caches", "intone")
                : Path.of(home, ".cache", "intone");
    }
}
