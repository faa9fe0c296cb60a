package org.intone.spark;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.intone.cli.CommandFailure;
import org.intone.emotion.Emotion;

/**
 * What the columns of a manifest are, so that its rows can be read inside the executors.
 *
 * @param columns their names in small letters
 * @param folder the full name of the one that the files are relative to
 */
record ManifestRow(List<String> columns, String folder) implements Serializable {
    /** Of a manifest's header. */
    static ManifestRow of(String manifest, String[] header, String folder) {
        List<String> columns = Arrays.stream(header)
                .map(name -> name.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT))
                .toList();
        if (!columns.contains("file")) {
            throw new CommandFailure(manifest + ": no column file in the header '" + String.join(",", header)
                    + "'; expected a manifest, as scan makes one");
        }
        return new ManifestRow(columns, folder);
    }

    /** The row; one with a wrong name or time is a clip with its fault. */
    Clip clip(Row row) {
        String name = text(row, "file");
        if (name == null) {
            return Clip.failed(folder, "a row of the manifest names no file");
        }
        // As it stands there, should it be none that a file system takes.
        String file = folder + "/" + name;
        try {
            file = ClusterPath.inFolder(new Path(folder), name);
            Double start = seconds(row, "start");
            Double end = seconds(row, "end");
            if (end != null && end <= (start == null ? 0 : start)) {
                throw new IllegalArgumentException(
                        "end " + end + " must lie after start " + (start == null ? 0 : start));
            }
            return new Clip(file, start, end, text(row, "corpus"), text(row, "speaker"), emotion(row), null, file);
        } catch (IllegalArgumentException e) {
            return Clip.failed(file, e.getMessage());
        }
    }

    private String emotion(Row row) {
        String word = text(row, "emotion");
        return word == null ? null : Emotion.parse(word).map(Emotion::label).orElse(word);
    }

    private Double seconds(Row row, String column) {
        String text = text(row, column);
        if (text == null) {
            return null;
        }
        double value;
        try {
            value = Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(column + " '" + text + "' is not a number such as 1.5", e);
        }
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(column + " " + text + " must be 0 or more");
        }
        return value;
    }

    private String text(Row row, String column) {
        int index = columns.indexOf(column);
        String text = index < 0 || row.isNullAt(index) ? "" : row.getString(index);
        return text.isBlank() ? null : text;
    }
}
