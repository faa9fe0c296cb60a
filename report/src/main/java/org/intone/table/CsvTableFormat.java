package org.intone.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.intone.feature.FeatureMatrix;
import org.intone.feature.Recipe;

/** Comma-separated values; each number with the fewest digits that give back the same float. */
final class CsvTableFormat implements TableFormat {
    @Override
    public String ending() {
        return ".csv";
    }

    @Override
    public boolean needsRowList() {
        return true;
    }

    @Override
    public Open open(Path file, Recipe recipe) throws IOException {
        BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        try {
            writer.write(String.join(",", recipe.columns()));
            writer.write(",labels\n");
        } catch (IOException e) {
            writer.close();
            throw e;
        }
        return new OpenCsv(writer);
    }

    private static final class OpenCsv implements Open {
        private final BufferedWriter writer;

        OpenCsv(BufferedWriter writer) {
            this.writer = writer;
        }

        @Override
        public void add(TableRow row) throws IOException {
            FeatureMatrix features = row.features();
            for (int t = 0; t < features.frames(); t++) {
                for (int d = 0; d < features.features(); d++) {
                    writer.write(Float.toString(features.at(t, d)));
                    writer.write(',');
                }
                writer.write(row.utterance().emotion().label());
                writer.write('\n');
            }
        }

        @Override
        public void close() throws IOException {
            writer.close();
        }
    }
}
