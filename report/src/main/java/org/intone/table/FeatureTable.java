package org.intone.table;

import java.io.IOException;

/** A table in the making. For one thread. */
public interface FeatureTable {
    /** Adds the features of a recording below those that were added before. */
    void add(TableRow row) throws IOException;
}
