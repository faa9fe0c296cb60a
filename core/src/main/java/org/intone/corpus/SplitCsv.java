package org.intone.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A split as a file: which take of which stretch of which file stands in which part, with the row's emotion and digest, so that two
 * such files are equal only if the rows say and hold the same.
 */
public final class SplitCsv {
    private static final List<String> NEEDED = List.of("file", "start", "end", "version", "part");
    private static final List<String> HEADER =
            Stream.concat(NEEDED.stream(), Stream.of("emotion", "sha256")).toList();

    private SplitCsv() {}

    /** Writes {@code split.csv}: {@code file,start,end,version,part,emotion,sha256} with the parts train, dev and test. */
    public static void write(Path csv, Split split) throws IOException {
        CsvTable.write(csv, HEADER, () -> Arrays.stream(Part.values())
                .flatMap(part -> part.of(split).stream().map(take -> cells(take, part)))
                .iterator());
    }

    /** The rows of the file, cells a tab apart: two splits of equal lines divide the same recordings alike. */
    public static Stream<String> lines(Split split) {
        return Arrays.stream(Part.values())
                .flatMap(part -> part.of(split).stream().map(take -> String.join("\t", cells(take, part))));
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param rows the manifest that was divided, or one that holds its rows
     * @param plan the plan's name, which the file does not hold
     * @return the split, as the only fold
     * @throws CorpusFormatException if the file is no split or names a row that the manifest does not have
     */
    public static Split read(Path csv, List<Utterance> rows, String plan) throws IOException {
        Map<List<String>, Utterance> known = new HashMap<>();
        rows.forEach(row -> known.put(key(row), row));
        Map<Part, List<Take>> parts = new EnumMap<>(Part.class);
        Stream.of(Part.values()).forEach(part -> parts.put(part, new ArrayList<>()));
        for (CsvTable.Row row : CsvTable.read(csv, NEEDED).rows()) {
            List<String> key = List.of(
                    row.raw("file"), ManifestCsv.seconds(row.number("start")), ManifestCsv.seconds(row.number("end")));
            Utterance utterance = known.get(key);
            if (utterance == null) {
                throw row.error(
                        "the manifest has no row " + String.join(" ", key).strip());
            }
            parts.get(part(row)).add(new Take(utterance, row.count("version")));
        }
        return new Split(plan, 1, 1, parts.get(Part.TRAIN), parts.get(Part.DEV), parts.get(Part.TEST));
    }

    private static Part part(CsvTable.Row row) throws CorpusFormatException {
        for (Part part : Part.values()) {
            if (part.label().equals(row.text("part"))) {
                return part;
            }
        }
        throw row.error("unknown part '" + row.text("part") + "', known are "
                + Stream.of(Part.values()).map(Part::label).collect(Collectors.joining(", ")));
    }

    private static List<String> cells(Take take, Part part) {
        Utterance row = take.utterance();
        return Stream.concat(
                        key(row).stream(),
                        Stream.of(
                                Integer.toString(take.version()),
                                part.label(),
                                row.emotion().label(),
                                row.sha256()))
                .toList();
    }

    private static List<String> key(Utterance row) {
        return List.of(row.file(), ManifestCsv.seconds(row.start()), ManifestCsv.seconds(row.end()));
    }
}
