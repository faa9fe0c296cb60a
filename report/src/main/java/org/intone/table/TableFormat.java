package org.intone.table;

import java.io.IOException;
import java.nio.file.Path;
import org.intone.feature.Recipe;

/** A form of table. No state. */
interface TableFormat {
    /** How names of such files end, in small letters, with the dot. */
    String ending();

    /** Whether the table itself does not say which recording a line is of. */
    boolean needsRowList();

    /** Starts a table in a file that does not exist yet. */
    Open open(Path file, Recipe recipe) throws IOException;

    /** A table that is being written; complete when closed. */
    interface Open extends FeatureTable, AutoCloseable {
        @Override
        void close() throws IOException;
    }
}
