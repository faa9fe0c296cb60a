package org.intone.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.intone.feature.Recipe;
import org.intone.file.WholeFile;

/**
 * Writes tables of features; the ending of the name chooses the form. A table has a line for each frame, which is one for each
 * recording where the recipe is flat.
 *
 * <pre>
 * .csv      the columns of the recipe, then {@code labels}, the emotion: what the usual notebooks read as features.csv
 * .npy      float32, C order, frames of all recordings x features
 * .parquet  file, start, end, corpus, speaker, emotion, version, frame, then the columns of the recipe, float
 * </pre>
 *
 * Beside a CSV and an npy lies {@code NAME.rows.csv}, which says of each recording, in the order of the table, what it is and
 * how many lines of the table it has: without the speakers nobody could split such a table honestly.
 */
public final class FeatureTables {
    private static final List<TableFormat> FORMATS =
            List.of(new CsvTableFormat(), new NpyTableFormat(), new ParquetTableFormat());

    private FeatureTables() {}

    /** Fills a table. */
    @FunctionalInterface
    public interface Content {
        /** Adds every row. */
        void fill(FeatureTable table) throws IOException;
    }

    /**
     * Whether there is a form for a name.
     *
     * @throws IllegalArgumentException if there is none; the message lists those that there are
     */
    public static void checkName(Path file) {
        TableFormat unused = format(file);
    }

    /** Writes a table and the list of its rows, each whole or not at all, over what was there. */
    public static void write(Path file, Recipe recipe, Content content) throws IOException {
        TableFormat format = format(file);
        RowList rows = new RowList();
        WholeFile.fill(file, part -> {
            try (TableFormat.Open table = format.open(part, recipe)) {
                content.fill(row -> {
                    table.add(row);
                    rows.add(row);
                });
            }
        });
        if (format.needsRowList()) {
            rows.write(rowList(file));
        }
    }

    /** Where the list of a table's rows lies: {@code a/b.rows.csv} for {@code a/b.npy}. */
    public static Path rowList(Path table) {
        String name = table.getFileName().toString();
        return table.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".rows.csv");
    }

    private static TableFormat format(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return FORMATS.stream()
                .filter(format -> name.endsWith(format.ending()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the table's name must end with "
                        + FORMATS.stream().map(TableFormat::ending).collect(Collectors.joining(" or ")) + ", was "
                        + file));
    }
}
