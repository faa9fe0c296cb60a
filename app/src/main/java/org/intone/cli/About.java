package org.intone.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.intone.model.Release;
import picocli.CommandLine;

/** Where a table of figures comes from. */
final class About {
    private About() {}

    /** The command as it was called, the version and the date. */
    static Map<String, String> command(CommandLine line) {
        Map<String, String> about = new LinkedHashMap<>();
        about.put(
                "command",
                line.getCommandSpec().qualifiedName() + " "
                        + line(line.getParseResult().originalArgs()));
        about.put("version", Release.version());
        about.put("date", LocalDate.now(ZoneOffset.UTC).toString());
        return about;
    }

    /** The words as a shell takes them. */
    static String line(List<String> words) {
        return words.stream()
                .map(word -> word.matches("[\\w./:=,@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }
}
