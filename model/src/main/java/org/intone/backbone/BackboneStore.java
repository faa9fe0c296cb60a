package org.intone.backbone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.intone.model.ModelFormatException;

/**
 * Where a user's backbones are: {@code NAME.onnx} files in one folder. Files appear whole, so that a command that was
 * interrupted leaves no half of one. Immutable; serves all threads.
 */
public final class BackboneStore {
    /** Where the standard store is, if it is not where this system keeps a user's data. */
    public static final String PROPERTY = "intone.backbones";

    private static final String ENDING = ".onnx";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    private final Path folder;

    /** A store in a folder, which need not exist yet. */
    public BackboneStore(Path folder) {
        this.folder = folder;
    }

    /**
     * The user's own: {@code $XDG_DATA_HOME/intone/backbones} or {@code ~/.local/share/intone/backbones}; on macOS
     * {@code ~/Library/Application Support/intone/backbones}, on Windows {@code %LOCALAPPDATA%\intone\backbones}. A program that
     * keeps them elsewhere names the folder in the system property {@value #PROPERTY}.
     */
    public static BackboneStore standard() {
        String named = System.getProperty(PROPERTY, "");
        if (!named.isEmpty()) {
            return new BackboneStore(Path.of(named));
        }
        return new BackboneStore(
                folder(System.getenv(), System.getProperty("os.name"), System.getProperty("user.home")));
    }

    static Path folder(Map<String, String> environment, String systemName, String home) {
        String system = systemName.toLowerCase(Locale.ROOT);
        String named = environment.getOrDefault(system.startsWith("windows") ? "LOCALAPPDATA" : "XDG_DATA_HOME", "");
        Path data;
        // The XDG specification has a path that is not absolute passed over.
        if (!named.isEmpty() && Path.of(named).isAbsolute()) {
            data = Path.of(named);
        } else if (system.startsWith("mac")) {
            data = Path.of(home, "Library", "Application Support");
        } else if (system.startsWith("windows")) {
            data = Path.of(home, "AppData", "Local");
        } else {
            data = Path.of(home, ".local", "share");
        }
        return data.resolve("intone").resolve("backbones");
    }

    /** The folder. */
    public Path folder() {
        return folder;
    }

    /**
     * Where a backbone is, or would be.
     *
     * @throws IllegalArgumentException if the name is not of small letters, digits, {@code . _ -}, 64 at most
     */
    public Path file(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name must be 1 to 64 of a-z, 0-9, '.', '_' and '-', the first a letter or digit, was '" + name
                            + "'");
        }
        return folder.resolve(name + ENDING);
    }

    /** The names of those that are here, sorted; none if there is no folder. */
    public List<String> names() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ENDING))
                    .map(file -> file.substring(0, file.length() - ENDING.length()))
                    .filter(name -> NAME.matcher(name).matches())
                    .sorted()
                    .toList();
        }
    }

    /**
     * What a backbone is; its graph is not loaded.
     *
     * @throws ModelFormatException if the file is none
     */
    public BackboneMetadata metadata(String name) throws IOException {
        return BackboneFile.metadata(existing(name));
    }

    /**
     * Loads a backbone.
     *
     * @throws IOException if there is none of that name; the message names those that are here
     * @throws ModelFormatException if the file is damaged
     */
    public Backbone open(String name) throws IOException {
        return Backbone.open(existing(name));
    }

    /**
     * The file of a backbone that is here.
     *
     * @throws IOException if there is none of that name; the message says how to bring it
     */
    Path existing(String name) throws IOException {
        Path file = file(name);
        if (!Files.exists(file)) {
            List<String> here = names();
            throw new IOException("no backbone " + name + " in " + folder + ", "
                    + (here.isEmpty() ? "which has none" : "which has " + String.join(", ", here))
                    + ": bring it with " + bringing(name));
        }
        return file;
    }

    /** The commands that bring a backbone, for messages. */
    static String bringing(String name) {
        boolean known =
                KnownBackbone.ALL.stream().anyMatch(backbone -> backbone.name().equals(name));
        return (known ? "'intone backbone fetch " + name + "' or " : "") + "'intone backbone import " + name + " FILE'";
    }
}
