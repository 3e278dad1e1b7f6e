package org.evermodel.profile;

import org.evermodel.data.Column;

/** Profiles one column that goes by in batches. Not thread-safe. */
interface ColumnTally {
    /** The cells of the next batch. */
    void add(Column column);

    /** The profile of all cells so far. */
    ColumnProfile profile();
}
