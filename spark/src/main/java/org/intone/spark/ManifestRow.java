package org.intone.spark;

import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
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
    static ManifestRow of(String manifest, List<String> header, String folder) {
        List<String> columns = header.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (!columns.contains("file")) {
            throw new CommandFailure(manifest + ": no column file in the header '" + String.join(",", header)
                    + "'; expected a manifest, as scan makes one");
        }
        return new ManifestRow(columns, folder);
    }

    /** What Spark calls the cells, all of text: as the manifest does, since it warns of all else, and none twice. */
    StructType cells() {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i);
            while (name.isEmpty() || !names.add(name)) {
                name += "_" + i;
            }
        }
        StructType cells = new StructType();
        for (String name : names) {
            cells = cells.add(name, DataTypes.StringType);
        }
        return cells;
    }

    /** The row; one with a wrong name or time is a clip with its fault. */
    Clip clip(Row row) {
        String name = text(row, "file");
        if (name == null) {
            return Clip.failed(folder, "a row of the manifest names no file");
        }
        Double start = seconds(row, "start");
        Double end = seconds(row, "end");
        // As it stands there, should it be none that a file system takes.
        String file = folder + "/" + name;
        String fault = null;
        try {
            file = ClusterPath.inFolder(new Path(folder), name);
            require(row, "start", start);
            require(row, "end", end);
            if (end != null && end <= (start == null ? 0 : start)) {
                throw new IllegalArgumentException(
                        "end " + end + " must lie after start " + (start == null ? 0 : start));
            }
        } catch (IllegalArgumentException e) {
            fault = e.getMessage();
        }
        return new Clip(file, start, end, text(row, "corpus"), text(row, "speaker"), emotion(row), fault, file);
    }

    private String emotion(Row row) {
        String word = text(row, "emotion");
        return word == null ? null : Emotion.parse(word).map(Emotion::label).orElse(word);
    }

    /** A cell's time; NaN of one that is no number, so that its row is not taken for that of the whole file. */
    private Double seconds(Row row, String column) {
        String text = text(row, column);
        try {
            return text == null ? null : Double.valueOf(text.strip());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private void require(Row row, String column, Double value) {
        if (value != null && value.isNaN()) {
            throw new IllegalArgumentException(column + " '" + text(row, column) + "' is not a number such as 1.5");
        }
        if (value != null && (value < 0 || value.isInfinite())) {
            throw new IllegalArgumentException(column + " " + text(row, column) + " must be 0 or more");
        }
    }

    private String text(Row row, String column) {
        int index = columns.indexOf(column);
        String text = index < 0 || row.isNullAt(index) ? "" : row.getString(index);
        return text.isBlank() ? null : text;
    }
}
