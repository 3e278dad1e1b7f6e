package org.evermodel.data;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Puts tables below each other. */
final class Stacking {
    private Stacking() {}

    /** The rows of all {@code parts}, each of this schema, in their order. */
    static Dataset stacked(Schema schema, List<Dataset> parts) {
        if (parts.isEmpty()) {
            return Dataset.of(schema, List.of());
        }
        List<Column> longer = IntStream.range(0, schema.size())
                .mapToObj(i -> Concat.columns(
                        parts.stream().map(part -> part.column(i)).toList()))
                .toList();
        int rows = parts.stream().mapToInt(Dataset::rowCount).reduce(0, Math::addExact);
        List<Operation> done = Lineage.common(parts);
        if (parts.stream().allMatch(Dataset::isOrigin)) {
            // Named by its own cells, it does not hold on to the parts.
            return Dataset.named(schema, longer, rows, null, done);
        }
        List<Supplier<RowDigests>> names = parts.stream().map(Dataset::rowNames).toList();
        return Dataset.named(
                schema,
                longer,
                rows,
                new Once<>(() ->
                        RowDigests.joined(names.stream().map(Supplier::get).toList())),
                done);
    }
}
