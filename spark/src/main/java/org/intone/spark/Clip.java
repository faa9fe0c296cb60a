package org.intone.spark;

import java.util.OptionalDouble;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.intone.corpus.Stretch;

/**
 * What is to be heard: a recording or a stretch of it, as the jobs hand it on.
 *
 * @param file the full name, as {@link ClusterSound} takes it
 * @param start of the stretch in seconds, or null
 * @param end of the stretch in seconds, or null
 * @param corpus as a manifest has it, or null
 * @param speaker as a manifest has it, or null
 * @param labelled the emotion that a manifest has, or null
 * @param fault why it cannot be heard, or null
 * @param holder what is best heard by one task: the file, or a few hundred entries of a zip
 */
record Clip(
        String file,
        Double start,
        Double end,
        String corpus,
        String speaker,
        String labelled,
        String fault,
        String holder) {
    /** The columns that tell one from another. */
    static final String[] KEY = {"file", "stretch_start", "stretch_end"};

    static final StructType SCHEMA = new StructType()
            .add(KEY[0], DataTypes.StringType, false)
            .add(KEY[1], DataTypes.DoubleType)
            .add(KEY[2], DataTypes.DoubleType)
            .add("corpus", DataTypes.StringType)
            .add("speaker", DataTypes.StringType)
            .add("labelled", DataTypes.StringType)
            .add("fault", DataTypes.StringType)
            .add("holder", DataTypes.StringType, false);

    /** A whole file. */
    static Clip of(String file) {
        return new Clip(file, null, null, null, null, null, null, file);
    }

    /** An entry of a zip. */
    static Clip of(String file, String holder) {
        return new Clip(file, null, null, null, null, null, null, holder);
    }

    /** What cannot be looked into. */
    static Clip failed(String file, String fault) {
        return new Clip(file, null, null, null, null, null, fault, file);
    }

    static Clip of(Row row) {
        return new Clip(
                row.getString(0),
                row.isNullAt(1) ? null : row.getDouble(1),
                row.isNullAt(2) ? null : row.getDouble(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7));
    }

    Row toRow() {
        return RowFactory.create(file, start, end, corpus, speaker, labelled, fault, holder);
    }

    Stretch stretch() {
        return new Stretch(optional(start), optional(end));
    }

    /** Where it begins in the file, in seconds. */
    double offset() {
        return start == null ? 0 : start;
    }

    private static OptionalDouble optional(Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
