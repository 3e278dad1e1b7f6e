package org.evermodel.examples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.model.Transforms;
import org.evermodel.pipeline.Pipeline;
import org.evermodel.pipeline.Runner;
import org.evermodel.pipeline.step.Split;
import org.evermodel.pipeline.step.Train;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Storage;
import org.evermodel.tribuo.TribuoTrainers;
import org.junit.jupiter.api.Test;
import org.tribuo.Tribuo;

/** A model that a stock trainer made is used again only by the engine that it was made with. */
class EngineInKeyTest {
    @Test
    void theKeyOfAModelNamesTheEngineThatItsTrainerLearnsBy() {
        Storage storage = Storage.inMemory();
        double[] x = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        double[] y = {2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24};
        var pipeline = Pipeline.named("p", Dataset.class)
                .step("split", Split.random(0.25))
                .step(
                        "train",
                        Train.predicting("y")
                                .with(TribuoTrainers.cart(), Transforms.impute().standardize()))
                .build();

        Runner.builder()
                .storage(storage)
                .build()
                .run(pipeline, Dataset.of(Map.of("x", Columns.reals(x), "y", Columns.reals(y))))
                .orElseThrow();

        assertThat(storage.metadata().scan("pipeline-output", "", "", 10))
                .extracting(MetadataStore.Entry::json)
                .filteredOn(json -> json.contains("\"STEP\",\"\",\"train\""))
                .singleElement()
                .asString()
                .contains("[\"ENVIRONMENT\",\"tribuo\",\"" + Tribuo.VERSION + "\"]");
    }
}
