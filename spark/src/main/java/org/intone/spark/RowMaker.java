package org.intone.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import org.apache.spark.sql.types.StructType;

/** What a job makes of each clip: sent to every task, so that it holds only what it needs there. */
interface RowMaker extends Serializable {
    /** The columns that it fills, all of which may be null. */
    StructType columns();

    /**
     * What was heard in a clip.
     *
     * @param seconds how long it is
     * @param rows cells of {@link #columns}, made as they are asked for
     */
    record Heard(double seconds, Iterator<Object[]> rows) {}

    /**
     * Hears a clip. Called by one thread of a task; several tasks of an executor call at the same time.
     *
     * @throws IOException if it cannot be read, in one line
     */
    Heard hear(Clip clip, ClusterSound sound) throws IOException;
}
