package org.intone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.intone.audio.AudioSource;

/**
 * One thing to listen to.
 *
 * @param name as it was given, or as it was found in a folder
 */
record SoundInput(String name, Opening opening) {
    /** What means standard input. */
    static final String STANDARD_INPUT = "-";

    /** Finds the bytes. */
    @FunctionalInterface
    interface Opening {
        AudioSource open() throws IOException;
    }

    /** What some arguments mean: files, folders of them, and standard input; a folder without sound is an error. */
    static List<SoundInput> all(List<String> arguments, Terminal terminal) throws IOException {
        List<SoundInput> found = new ArrayList<>();
        for (String argument : arguments) {
            found.addAll(all(argument, terminal));
        }
        return found;
    }

    private static List<SoundInput> all(String argument, Terminal terminal) throws IOException {
        if (argument.equals(STANDARD_INPUT)) {
            return List.of(new SoundInput(argument, () -> AudioSource.ofPipe(terminal.in(), STANDARD_INPUT)));
        }
        Path path = path(argument);
        if (!Files.isDirectory(path)) {
            return List.of(of(path));
        }
        List<Path> files = SoundFiles.below(path);
        if (files.isEmpty()) {
            throw new CommandFailure(argument + ": no sound or video files in this folder");
        }
        return files.stream().map(SoundInput::of).toList();
    }

    private static Path path(String argument) {
        try {
            return Path.of(argument);
        } catch (InvalidPathException e) {
            throw new CommandFailure(argument + ": no file can be called so on this machine (" + e.getReason() + ")");
        }
    }

    private static SoundInput of(Path file) {
        return new SoundInput(file.toString(), () -> AudioSource.of(file));
    }

    AudioSource open() throws IOException {
        return opening.open();
    }
}
