package org.intone.table;

import blue.strategic.parquet.ParquetWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.intone.corpus.Utterance;
import org.intone.feature.Recipe;

/** Apache Parquet, every line with what its recording is. */
final class ParquetTableFormat implements TableFormat {
    private static final List<String> WORDS = List.of("file", "corpus", "speaker", "emotion");
    private static final List<String> SECONDS = List.of("start", "end");
    private static final List<String> NUMBERS = List.of("version", "frame");

    @Override
    public String ending() {
        return ".parquet";
    }

    @Override
    public boolean needsRowList() {
        return false;
    }

    @Override
    public Open open(Path file, Recipe recipe) throws IOException {
        List<String> columns = recipe.columns();
        ParquetWriter<Line> writer = ParquetWriter.writeFile(schema(recipe), file.toFile(), (line, values) -> {
            Utterance utterance = line.row.utterance();
            values.write("file", utterance.file());
            writeSeconds(utterance.start(), "start", values::write);
            writeSeconds(utterance.end(), "end", values::write);
            values.write("corpus", utterance.corpus());
            values.write("speaker", utterance.speaker());
            values.write("emotion", utterance.emotion().label());
            values.write("version", line.row.version());
            values.write("frame", line.t);
            for (int d = 0; d < columns.size(); d++) {
                values.write(columns.get(d), line.row.features().at(line.t, d));
            }
        });
        return new OpenParquet(writer);
    }

    private interface Cell {
        void write(String column, Object value);
    }

    private static void writeSeconds(OptionalDouble seconds, String column, Cell cell) {
        if (seconds.isPresent()) {
            cell.write(column, seconds.getAsDouble());
        }
    }

    private static MessageType schema(Recipe recipe) {
        Types.MessageTypeBuilder schema = Types.buildMessage();
        WORDS.forEach(name -> schema.addField(Types.required(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named(name)));
        SECONDS.forEach(
                name -> schema.addField(Types.optional(PrimitiveTypeName.DOUBLE).named(name)));
        NUMBERS.forEach(
                name -> schema.addField(Types.required(PrimitiveTypeName.INT32).named(name)));
        recipe.columns()
                .forEach(name ->
                        schema.addField(Types.required(PrimitiveTypeName.FLOAT).named(name)));
        return schema.named(recipe.name().replace('-', '_'));
    }

    /** Frame t of a row. */
    private record Line(TableRow row, int t) {}

    private static final class OpenParquet implements Open {
        private final ParquetWriter<Line> writer;

        OpenParquet(ParquetWriter<Line> writer) {
            this.writer = writer;
        }

        @Override
        public void add(TableRow row) throws IOException {
            for (int t = 0; t < row.features().frames(); t++) {
                writer.write(new Line(row, t));
            }
        }

        @Override
        public void close() throws IOException {
            writer.close();
        }
    }
}
