package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.evermodel.port.RunRecorder;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.DelegatingMetadataStore;
import org.junit.jupiter.api.Test;

/** Runs that share a store get in nobody's way. */
class SharedStoreTest {
    private final Storage storage = Storage.inMemory();

    @Test
    void anotherRunThatKeepsTheSameOutputFirstIsNoError() {
        var other = Runner.of(storage, RunRecorder.none());
        var pipeline =
                Pipeline.named("p", String.class).step("mark", Mark.with("b")).build();
        var store = new Overtaken(storage.metadata(), () -> other.run(pipeline, "a"));

        var result = Runner.of(with(store), RunRecorder.none()).run(pipeline, "a");

        assertThat(result.orElseThrow()).isEqualTo("ab");
        assertThat(store.outputs).as("what is there is not written again").isEqualTo(1);
        assertThat(storage.metadata().scan("pipeline-output", "", "", 10)).hasSize(1);
        assertThat(other.run(pipeline, "a").report().cachedSteps()).isEqualTo(1);
    }

    @Test
    void anotherRunThatKeepsAnotherOutputOfTheStepIsKeptToo() {
        var other = Runner.of(storage, RunRecorder.none());
        var pipeline =
                Pipeline.named("p", String.class).step("mark", Mark.with("b")).build();
        var store = new Overtaken(storage.metadata(), () -> other.run(pipeline, "x"));

        Runner.of(with(store), RunRecorder.none()).run(pipeline, "a");

        assertThat(other.run(pipeline, "a").report().cachedSteps()).isEqualTo(1);
        assertThat(other.run(pipeline, "x").report().cachedSteps()).isEqualTo(1);
    }

    @Test
    void manyRunsAtOnceAllSucceedAndKeepEachOutputOnce() throws Exception {
        var runner = Runner.of(storage, RunRecorder.none());
        var pipeline = Pipeline.named("p", String.class)
                .step("first", Mark.with("b"))
                .step("second", Mark.with("c"))
                .build();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> runs = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                String text = Integer.toString(i % 4);
                runs.add(() -> runner.run(pipeline, text).orElseThrow());
            }

            for (Future<String> run : threads.invokeAll(runs)) {
                assertThat(run.get()).matches("[0-3]bc");
            }
        } finally {
            threads.shutdown();
        }
        assertThat(storage.metadata().scan("pipeline-output", "", "", 100)).hasSize(8);
        assertThat(Runner.of(storage, RunRecorder.none())
                        .run(pipeline, "3")
                        .report()
                        .cachedSteps())
                .isEqualTo(2);
    }

    private Storage with(MetadataStore metadata) {
        return new Storage() {
            @Override
            public MetadataStore metadata() {
                return metadata;
            }

            @Override
            public ArtifactStore artifacts() {
                return storage.artifacts();
            }

            @Override
            public void close() {}
        };
    }

    /** A store in which somebody else is quicker once, between what the commit of an output expects and the commit. */
    private static final class Overtaken extends DelegatingMetadataStore {
        private Optional<Runnable> somebodyElse;
        private int outputs;

        Overtaken(MetadataStore store, Runnable somebodyElse) {
            super(store);
            this.somebodyElse = Optional.of(somebodyElse);
        }

        @Override
        public void commit(List<Write> writes) {
            if (writes.stream().anyMatch(write -> write.key().kind().equals("pipeline-output"))) {
                outputs++;
                Optional<Runnable> quicker = somebodyElse;
                somebodyElse = Optional.empty();
                quicker.ifPresent(Runnable::run);
            }
            super.commit(writes);
        }
    }
}
