package org.evermodel.data;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.evermodel.artifact.Codec;
import org.evermodel.artifact.MemoryArtifacts;

class DatasetCodecProperties {
    private final Codec<Dataset> codec = Datasets.codec();

    @Property(seed = "1", tries = 300)
    void whatWasWrittenIsRead(@ForAll("tables") Dataset table) {
        MemoryArtifacts store = new MemoryArtifacts();

        Dataset back = codec.read(codec.write(table, store).digest(), store);

        assertThat(back).isEqualTo(table);
        assertThat(back.rowDigests()).isEqualTo(table.rowDigests());
    }

    @Property(seed = "2", tries = 300)
    void whatWasReadIsWrittenToTheSameBytes(@ForAll("tables") Dataset table) {
        MemoryArtifacts store = new MemoryArtifacts();
        var written = codec.write(table, store);

        assertThat(codec.write(codec.read(written.digest(), store), store)).isEqualTo(written);
    }

    @Provide
    Arbitrary<Dataset> tables() {
        return Tables.any();
    }
}
