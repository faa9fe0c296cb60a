package org.intone.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The files that what is made of each input goes to, in one folder. */
final class FolderFiles {
    private FolderFiles() {}

    /** By the input's name, with a number where that is taken, each checked. */
    static List<Path> of(Path folder, List<String> inputs, String ending, Overwriting overwriting) {
        List<Path> files = new ArrayList<>();
        Set<Path> taken = new HashSet<>();
        for (String input : inputs) {
            String name = input.equals(SoundInput.STANDARD_INPUT)
                    ? "standard-input"
                    : Path.of(input).getFileName().toString();
            Path file = folder.resolve(name + "." + ending);
            for (int number = 2; !taken.add(file); number++) {
                file = folder.resolve(name + "-" + number + "." + ending);
            }
            overwriting.check(file);
            files.add(file);
        }
        return files;
    }
}
