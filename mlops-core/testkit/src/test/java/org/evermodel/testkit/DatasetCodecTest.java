package org.evermodel.testkit;

import java.util.List;
import org.evermodel.artifact.Codec;
import org.evermodel.data.Dataset;
import org.evermodel.data.Datasets;

class DatasetCodecTest extends CodecContract<Dataset> {
    @Override
    protected Codec<Dataset> codec() {
        return Datasets.codec();
    }

    @Override
    protected List<Dataset> samples() {
        Dataset table = SampleTables.classified(20, 1);
        return List.of(table, table.slice(0, 1), table.slice(0, 0));
    }
}
