package org.evermodel.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BatchesTest {
    @Test
    void partsInTheirOrderAreTheTable() {
        Dataset table = Dataset.of(
                Map.of("n", Columns.integers(LongStream.range(0, 100_000).toArray())));

        Dataset first;
        try (Batches batches = Batches.of(table)) {
            first = batches.next().orElseThrow();
            assertThat(first.rowCount()).isLessThan(table.rowCount());
            for (var batch = batches.next(); batch.isPresent(); batch = batches.next()) {
                first = first.append(batch.get());
            }
            assertThat(batches.next()).isEmpty();
        }

        assertThat(first).isEqualTo(table);
    }

    @Test
    void aTableWithoutRowsHasNoPart() {
        Dataset empty = Tables.ofAllTypes().slice(0, 0);

        try (Batches batches = Batches.of(empty)) {
            assertThat(batches.schema()).isEqualTo(empty.schema());
            assertThat(batches.next()).isEmpty();
        }
    }

    @Test
    void closedBatchesGiveNothingMore() {
        Batches batches = Batches.of(Tables.ofAllTypes());

        batches.close();
        batches.close();

        assertThat(batches.next()).isEmpty();
    }

    @Test
    void partsOfAnotherSchemaAreRefused() {
        Dataset table = Tables.ofAllTypes();

        assertThatThrownBy(() -> Batches.of(table.schema(), List.of(table.drop("note"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("note text");
    }

    @Test
    void aFingerprinterTakesNoRowsOfAnotherSchemaAndNoneAtTheEnd() {
        Dataset table = Tables.ofAllTypes();
        Fingerprinter fingerprinter = Fingerprinter.of(table.schema());
        Dataset narrower = table.drop("note");

        assertThatThrownBy(() -> fingerprinter.add(narrower)).isInstanceOf(IllegalArgumentException.class);
        assertThat(fingerprinter.fingerprint()).isEqualTo(table.slice(0, 0).fingerprint());
        assertThatThrownBy(() -> fingerprinter.add(table)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aPartHasAFewHundredThousandCells() {
        assertThat(Batches.rowsFor(1)).isEqualTo(Batches.MOST_ROWS);
        assertThat(Batches.rowsFor(800) * 800).isBetween(300_000, 500_000);
        assertThat(Batches.rowsFor(1_000_000)).isEqualTo(Batches.LEAST_ROWS);
    }
}
