package org.evermodel.diff;

import java.util.List;
import java.util.Optional;
import org.evermodel.data.Batches;
import org.evermodel.data.Dataset;
import org.evermodel.data.DatasetSource;
import org.evermodel.data.Schema;

/** Some columns of a source. */
record SelectedColumns(DatasetSource source, List<String> columns) implements DatasetSource {
    @Override
    public Dataset load() {
        return source.load().select(columns);
    }

    @Override
    public Batches batches() {
        Batches all = source.batches();
        return new Batches() {
            @Override
            public Schema schema() {
                return Schema.of(columns.stream().map(all.schema()::field).toList());
            }

            @Override
            public Optional<Dataset> next() {
                return all.next().map(part -> part.select(columns));
            }

            @Override
            public void close() {
                all.close();
            }
        };
    }

    @Override
    public String location() {
        return source.location();
    }
}
