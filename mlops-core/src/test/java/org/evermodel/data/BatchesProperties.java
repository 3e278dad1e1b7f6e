package org.evermodel.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BatchesProperties {
    @Provide
    Arbitrary<Dataset> tables() {
        return Tables.any();
    }

    @Provide
    Arbitrary<List<Integer>> sizes() {
        return Arbitraries.integers().between(0, 9).list().ofMaxSize(20);
    }

    @Property(tries = 300)
    void aTablesFingerprintIsThatOfItsPartsHoweverItIsParted(
            @ForAll("tables") Dataset table, @ForAll("sizes") List<Integer> sizes) {
        Fingerprinter fingerprinter = Fingerprinter.of(table.schema());
        parts(table, sizes).forEach(fingerprinter::add);

        assertThat(fingerprinter.fingerprint()).isEqualTo(table.fingerprint());
        assertThat(fingerprinter.columnFingerprints()).isEqualTo(table.columnFingerprints());
        assertThat(Batches.of(table.schema(), parts(table, sizes)).remaining()).isEqualTo(table);
        assertThat(fingerprinter.rows()).isEqualTo(table.rowCount());
        assertThat(Fingerprinter.fingerprint(DatasetSource.of(table, "memory"))).isEqualTo(table.fingerprint());
    }

    private static List<Dataset> parts(Dataset table, List<Integer> sizes) {
        List<Dataset> parts = new ArrayList<>();
        int from = 0;
        for (int size : sizes) {
            int to = Math.min(table.rowCount(), from + size);
            parts.add(table.slice(from, to));
            from = to;
        }
        parts.add(table.slice(from, table.rowCount()));
        return parts;
    }
}
