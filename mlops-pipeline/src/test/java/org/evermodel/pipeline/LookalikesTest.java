package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiFunction;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.artifact.Codec;
import org.evermodel.data.Dataset;
import org.evermodel.port.RunRecorder;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;

/** Code that one class writes beside other code of the same kind is never taken for the other. */
class LookalikesTest {
    private final Runner runner = Runner.of(Storage.inMemory(), RunRecorder.none());

    @Test
    void aLambdaIsNotTakenForAnotherOfItsClass() {
        assertThat(made(TwoWays.lambda(true))).isEqualTo("xa");
        assertThat(made(TwoWays.lambda(false))).isEqualTo("xb");
    }

    @Test
    void aLambdaWithAVersionOfItsOwnIsKept() {
        made(TwoWays.lambda(true).withVersion("a"));

        assertThat(report(TwoWays.lambda(true).withVersion("a")).status()).isEqualTo(StepStatus.CACHED);
    }

    @Test
    void aRecordIsNotTakenForAnotherOfItsNest() {
        assertThat(made(TwoWays.nested(true))).isEqualTo("xa");
        assertThat(made(TwoWays.nested(false))).isEqualTo("xb");
        assertThat(report(TwoWays.nested(true)).status()).isEqualTo(StepStatus.CACHED);
    }

    @Test
    void aJoinIsNotTakenForAnotherOfItsClass() {
        assertThat(joined(TwoWays.join(true)).orElseThrow()).startsWith("2 rows");
        assertThat(joined(TwoWays.join(false)).orElseThrow()).startsWith("1 rows");
    }

    @Test
    void aRecordOfTheTwoJoinedValuesIsKnownWhateverItsClassWritesBesides() {
        joined(TwoWays.join(true));

        assertThat(joined(TwoWays.join(true)).report().step("rows").status()).isEqualTo(StepStatus.CACHED);
    }

    private String made(Step<String, String> step) {
        return run(step).orElseThrow();
    }

    private StepReport report(Step<String, String> step) {
        return run(step).report().step("step");
    }

    private RunResult<String> run(Step<String, String> step) {
        var pipeline = Pipeline.named("p", String.class)
                .step("step", step.keptBy(new TextCodec()))
                .build();
        return runner.run(pipeline, "x");
    }

    private RunResult<String> joined(BiFunction<Dataset, StringBuilder, TwoWays.Pair> join) {
        var graph = Graph.named("p");
        var in = graph.input("people", Dataset.class);
        var text = graph.step("text", in, new Opaque());
        var both = graph.join("both", in, text, join);
        return runner.run(graph.build(in, graph.step("rows", both, new Rows())), People.aged(30, 41));
    }

    private record Rows() implements Step<TwoWays.Pair, String> {
        @Override
        public String run(TwoWays.Pair pair, StepContext context) {
            return pair.rows().rowCount() + " rows" + pair.text();
        }

        @Override
        public Optional<Codec<String>> codec() {
            return Optional.of(new TextCodec());
        }
    }

    /** Makes a value without a canonical form, so that only how it was kept names it. */
    private record Opaque() implements Step<Dataset, StringBuilder> {
        @Override
        public StringBuilder run(Dataset people, StepContext context) {
            return new StringBuilder("!");
        }

        @Override
        public Optional<Codec<StringBuilder>> codec() {
            return Optional.of(new BuilderCodec());
        }
    }

    private record BuilderCodec() implements Codec<StringBuilder> {
        @Override
        public String name() {
            return "builder/1";
        }

        @Override
        public ArtifactRef write(StringBuilder value, ArtifactStore store) {
            return store.put(out -> out.write(value.toString().getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public StringBuilder read(Digest digest, ArtifactStore store) {
            return new StringBuilder(new String(store.read(digest), StandardCharsets.UTF_8));
        }
    }
}
