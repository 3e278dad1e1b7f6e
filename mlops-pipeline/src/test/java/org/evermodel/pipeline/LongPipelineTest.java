package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.evermodel.port.RunBatch;
import org.evermodel.port.RunRecorder;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;

/** A pipeline may have more settings than a tracker takes at once. */
class LongPipelineTest {
    private record Plus(int summand) implements Step<Integer, Integer> {
        @Override
        public Integer run(Integer number, StepContext context) {
            return number + summand;
        }
    }

    @Test
    void isRecordedAndPlanned() {
        int steps = RunBatch.MOST_ENTRIES + 1;
        Chain<Integer, Integer> chain = Pipeline.named("sum", Integer.class);
        for (int i = 0; i < steps; i++) {
            chain = chain.step("plus-" + i, new Plus(1));
        }
        Pipeline<Integer, Integer> pipeline = chain.build();
        Runner runner = Runner.builder().recorder(RunRecorder.none()).build();

        assertThat(runner.run(pipeline, 0).orElseThrow()).isEqualTo(steps);
        assertThat(Runner.of(Storage.inMemory(), RunRecorder.none())
                        .plan(pipeline, 0)
                        .steps())
                .hasSize(steps);
    }
}
