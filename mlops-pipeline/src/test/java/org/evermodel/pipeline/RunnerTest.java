package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.evermodel.data.Dataset;
import org.evermodel.port.RunRecorder;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;

class RunnerTest {
    private final Storage storage = Storage.inMemory();
    private final Runner runner = Runner.of(storage, RunRecorder.none());

    @Test
    void usesKeptOutputsUntilACellChanges() {
        Step<Dataset, String> count = (people, context) -> people.rowCount() + " people";
        Pipeline<Dataset, String> pipeline = Pipeline.named("counting", Dataset.class)
                .step("count", count.keptBy(new TextCodec()))
                .build();

        var first = runner.run(pipeline, People.aged(30, 41));
        var second = runner.run(pipeline, People.aged(30, 41));
        var third = runner.run(pipeline, People.aged(30, 43));

        assertThat(first.orElseThrow()).isEqualTo("2 people");
        assertThat(first.report().step("count").reasons()).containsExactly("never run");
        assertThat(second.report().step("count").status()).isEqualTo(StepStatus.CACHED);
        assertThat(third.report().step("count").reasons()).containsExactly("input: column \"age\" changed");
    }
}
