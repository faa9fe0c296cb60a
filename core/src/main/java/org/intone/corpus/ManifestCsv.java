package org.intone.corpus;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.intone.emotion.Emotion;

/** The manifest's columns: rows to cells and back. */
final class ManifestCsv {
    static final List<String> HEADER = List.of(
            "file",
            "start",
            "end",
            "corpus",
            "speaker",
            "sex",
            "age",
            "language",
            "emotion",
            "intensity",
            "statement",
            "duration",
            "sample_rate",
            "channels",
            "sha256");

    private static final List<String> NEEDED = List.of("file", "emotion");

    private ManifestCsv() {}

    static List<Utterance> read(Path csv) throws IOException {
        return utterances(CsvTable.read(csv, NEEDED));
    }

    static List<Utterance> read(String name, Reader csv) throws IOException {
        return utterances(CsvTable.parse(name, csv, NEEDED));
    }

    private static List<Utterance> utterances(CsvTable table) throws CorpusFormatException {
        List<Utterance> rows = new ArrayList<>();
        for (CsvTable.Row row : table.rows()) {
            rows.add(utterance(row));
        }
        return rows;
    }

    static void write(Path csv, List<Utterance> rows) throws IOException {
        CsvTable.write(csv, HEADER, () -> rows.stream().map(ManifestCsv::cells).iterator());
    }

    static void write(Writer writer, List<Utterance> rows) throws IOException {
        CsvTable.write(
                writer, HEADER, () -> rows.stream().map(ManifestCsv::cells).iterator());
    }

    private static Utterance utterance(CsvTable.Row row) throws CorpusFormatException {
        if (row.text("file").isEmpty()) {
            throw row.error("no file named");
        }
        OptionalDouble start = row.number("start");
        OptionalDouble end = row.number("end");
        if (end.isPresent() && end.getAsDouble() <= start.orElse(0)) {
            throw row.error("end " + row.text("end") + " must lie after start " + start.orElse(0));
        }
        return new Utterance(
                row.raw("file"),
                start,
                end,
                row.text("corpus"),
                row.text("speaker"),
                sex(row.text("sex")),
                row.text("age"),
                row.text("language"),
                emotion(row),
                row.text("intensity"),
                row.text("statement"),
                row.number("duration").orElse(0),
                row.count("sample_rate"),
                row.count("channels"),
                sha256(row));
    }

    private static Emotion emotion(CsvTable.Row row) throws CorpusFormatException {
        String word = row.text("emotion");
        if (word.isEmpty()) {
            throw row.error("no emotion given, known are " + Emotion.allLabels());
        }
        return Emotion.parse(word)
                .orElseThrow(() -> row.error("unknown emotion '" + word + "', known are " + Emotion.allLabels()));
    }

    private static String sex(String word) {
        String plain = word.toLowerCase(Locale.ROOT);
        return switch (plain) {
            case "f", "w", "woman" -> "female";
            case "m", "man" -> "male";
            default -> plain;
        };
    }

    private static String sha256(CsvTable.Row row) throws CorpusFormatException {
        String digest = row.text("sha256").toLowerCase(Locale.ROOT);
        if (!digest.matches("([0-9a-f]{64})?")) {
            throw row.error("sha256 '" + digest + "' must be 64 hexadecimal digits or empty");
        }
        return digest;
    }

    private static List<String> cells(Utterance row) {
        return Stream.of(
                        row.file(),
                        seconds(row.start()),
                        seconds(row.end()),
                        row.corpus(),
                        row.speaker(),
                        row.sex(),
                        row.age(),
                        row.language(),
                        row.emotion().label(),
                        row.intensity(),
                        row.statement(),
                        row.duration() == 0 ? "" : Double.toString(row.duration()),
                        row.sampleRate() == 0 ? "" : Integer.toString(row.sampleRate()),
                        row.channels() == 0 ? "" : Integer.toString(row.channels()),
                        row.sha256())
                .toList();
    }

    static String seconds(OptionalDouble value) {
        return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
    }
}
