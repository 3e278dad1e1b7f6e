package org.evermodel.pipeline;

import java.util.List;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Dataset;
import org.evermodel.data.Field;
import org.evermodel.data.Row;
import org.evermodel.data.Schema;

/** A small table to run pipelines on. */
final class People {
    private static final Schema SCHEMA =
            Schema.of(List.of(new Field("age", ColumnType.INTEGER), new Field("smoker", ColumnType.BOOLEAN)));

    private People() {}

    static Dataset aged(long... ages) {
        return Dataset.of(
                SCHEMA,
                java.util.Arrays.stream(ages)
                        .mapToObj(age -> Row.of("age", age, "smoker", age % 2 == 0))
                        .toList());
    }
}
