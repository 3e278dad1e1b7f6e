package org.evermodel.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatasetAppendTest {
    @Test
    void twoHalvesMakeTheWhole() {
        Dataset whole = table();

        Dataset joined = whole.slice(0, 2).append(whole.slice(2, 3));

        assertThat(joined).isEqualTo(whole);
        assertThat(joined.column("text").nullCount()).isEqualTo(1);
    }

    @Test
    void textsOfBothDictionariesAreKept() {
        Dataset above = Dataset.of(Map.of("a", Columns.categories(Arrays.asList("x", "y"))));
        Dataset below = Dataset.of(Map.of("a", Columns.categories(Arrays.asList("z", null, "y"))));

        assertThat(above.append(below))
                .isEqualTo(Dataset.of(Map.of("a", Columns.categories(Arrays.asList("x", "y", "z", null, "y")))));
    }

    @Test
    void rowsKeepTheNamesTheyHad() {
        Dataset whole = table();

        Dataset joined = whole.slice(0, 2).drop("text").append(whole.slice(2, 3).drop("text"));

        assertThat(joined.rowDigests().positionsNotIn(whole.rowDigests())).isEmpty();
    }

    @Test
    void refusesRowsOfAnotherSchema() {
        Dataset one = Dataset.of(Map.of("a", Columns.integers(1)));
        Dataset other = Dataset.of(Map.of("a", Columns.reals(1)));

        assertThatThrownBy(() -> one.append(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a integer")
                .hasMessageContaining("a real");
    }

    private static Dataset table() {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("integer", Columns.integers(1, 2, 3));
        columns.put("real", Columns.reals(0.5, Double.NaN, -1));
        columns.put("boolean", Columns.booleans(true, false, true));
        columns.put("text", Columns.texts(Arrays.asList("a", null, "c")));
        columns.put("time", Columns.timestamps(List.of(Instant.EPOCH, Instant.EPOCH, Instant.ofEpochSecond(7))));
        return Dataset.of(columns);
    }
}
