package org.intone.spark;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.intone.emotion.Prediction;

/** An answer as columns: those of the line that {@code predict --json} prints. No state; serves all threads. */
final class AnswerCells {
    private static final int CELLS = 7;

    private AnswerCells() {}

    /** For a model of these labels; times are in seconds, probabilities fractions with all their digits. */
    static StructType schema(List<String> labels) {
        StructType probabilities = new StructType();
        for (String label : labels) {
            probabilities = probabilities.add(label, DataTypes.DoubleType);
        }
        return new StructType()
                .add("start", DataTypes.DoubleType)
                .add("end", DataTypes.DoubleType)
                .add("emotion", DataTypes.StringType)
                .add("confidence", DataTypes.DoubleType)
                .add("probabilities", probabilities)
                .add("uncertain", DataTypes.BooleanType)
                .add("warnings", DataTypes.createArrayType(DataTypes.StringType));
    }

    /** The cells of a stretch's answer. */
    static Object[] of(double start, double end, Prediction prediction) {
        Row probabilities =
                RowFactory.create(prediction.probabilities().values().toArray());
        return new Object[] {
            start,
            end,
            prediction.emotion(),
            prediction.confidence(),
            probabilities,
            prediction.uncertain(),
            prediction.warnings().toArray(new String[0])
        };
    }

    /** The cells of a stretch in which nobody speaks. */
    static Object[] silent(double start, double end, List<String> warnings) {
        Object[] cells = new Object[CELLS];
        cells[0] = start;
        cells[1] = end;
        cells[CELLS - 1] = warnings.toArray(new String[0]);
        return cells;
    }
}
