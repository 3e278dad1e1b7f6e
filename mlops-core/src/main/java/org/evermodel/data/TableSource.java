package org.evermodel.data;

/** A table that is in memory. */
record TableSource(Dataset table, String location) implements DatasetSource {
    @Override
    public Dataset load() {
        return table;
    }
}
