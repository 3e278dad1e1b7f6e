package org.evermodel.data;

/** The {@link RecordMapping}s of the classes that come by, each found out once. Thread-safe. */
public final class RecordMappings {
    private final ClassValue<RecordMapping<? extends Record>> known = new ClassValue<>() {
        @Override
        protected RecordMapping<? extends Record> computeValue(Class<?> type) {
            return RecordMapping.of(type.asSubclass(Record.class));
        }
    };

    /** None is known yet. */
    public RecordMappings() {}

    /** The record as a row; throws as {@link RecordMapping#of} and {@link RecordMapping#row} do. */
    public Row row(Record of) {
        return row(known.get(of.getClass()), of);
    }

    @SuppressWarnings("unchecked")
    private static <R extends Record> Row row(RecordMapping<R> mapping, Record of) {
        // The mapping was looked up by the class of the record.
        return mapping.row((R) of);
    }
}
