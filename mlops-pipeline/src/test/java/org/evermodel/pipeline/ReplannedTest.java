package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.evermodel.RunId;
import org.evermodel.Verdict;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;

/** A run that goes on after its pipeline was changed. */
class ReplannedTest {
    private final RememberingRecorder recorder = new RememberingRecorder();
    private final AtomicBoolean broken = new AtomicBoolean(true);
    private final Runner runner = Runner.builder()
            .storage(Storage.inMemory())
            .recorder(recorder)
            .parallelism(1)
            .build();
    private final Step<String, String> fragile = (text, context) -> {
        if (broken.get()) {
            throw new IllegalStateException("broken");
        }
        return text;
    };

    /** Tells its depth to the run. */
    private record Grow(int depth) implements Step<String, String> {
        @Override
        public String run(String text, StepContext context) {
            context.params(Map.of("depth", Integer.toString(depth)));
            return text + depth;
        }
    }

    private Pipeline<String, String> growing(int depth) {
        return Pipeline.named("p", String.class)
                .step("grow", new Grow(depth).keptBy(new TextCodec()))
                .step("fragile", fragile)
                .build();
    }

    @Test
    void isRecordedAnewOnceAndGoesOnAsThat() {
        RunId run = runner.run(growing(3), "a").report().run().orElseThrow();
        runner.resume(growing(5), run, "a", Resume.replanned());
        broken.set(false);

        var done = runner.resume(growing(5), run, "a", Resume.unchanged());

        assertThat(done.orElseThrow()).isEqualTo("a5");
        assertThat(recorder.runs).hasSize(2);
        assertThat(recorder.last().params).containsEntry("depth", "5");
        assertThat(recorder.last().ends).last().asString().startsWith("FINISHED");
    }

    @Test
    void aStepThatIsCalledLikeTheInputOfABodyIsNotKeptWhenItChanged() {
        RunId run = runner.run(bodied("x"), "a").report().run().orElseThrow();
        broken.set(false);

        assertThatThrownBy(() -> runner.resume(bodied("y"), run, "a", Resume.unchanged()))
                .isInstanceOf(ChangedPipelineException.class)
                .hasMessageContaining("[item]");
        assertThat(runner.resume(bodied("y"), run, "a", Resume.replanned()).orElseThrow())
                .containsExactly("ay!");
    }

    @Test
    void onlyWhatChangedAndWhatCameOfItIsMadeAgain() {
        Mark first = Mark.with("1");
        RunId run = runner.run(chained(first, "x"), "a").report().run().orElseThrow();
        broken.set(false);

        var done = runner.resume(chained(first, "y"), run, "a", Resume.replanned());

        assertThat(done.orElseThrow()).isEqualTo("a1y");
        assertThat(first.ran()).isEqualTo(1);
    }

    private Pipeline<String, String> chained(Mark first, String second) {
        return Pipeline.named("p", String.class)
                .step("first", first)
                .step("second", new Grown(second).keptBy(new TextCodec()))
                .step("fragile", fragile)
                .build();
    }

    private Pipeline<String, List<String>> bodied(String mark) {
        Graph graph = Graph.named("p");
        Output<String> in = graph.input("text", String.class);
        Output<String> item = graph.step("item", in, new Grown(mark).keptBy(new TextCodec()));
        Step<String, List<String>> listed = (text, context) -> List.of(text);
        Graph body = Graph.named("body");
        Output<String> element = body.input("item", String.class);
        var marks = body.build(element, body.step("mark", element, Mark.with("!")));
        return graph.build(
                in,
                graph.forEach("each", graph.step("listed", graph.step("fragile", item, fragile), listed), 1, marks));
    }

    private record Grown(String mark) implements Step<String, String> {
        @Override
        public String run(String text, StepContext context) {
            return text + mark;
        }
    }

    /** A gate of which one setting has no canonical form. */
    private record AtLeast(int floor, Supplier<String> champion) implements Gate<String> {
        @Override
        public Verdict judge(String text, GateContext context) {
            return new Verdict.Accepted(text + " is better than " + champion.get() + " by " + floor);
        }
    }

    private enum Size {
        SMALL,
        LARGE
    }

    /** A decision with a setting. */
    private record BySize(int limit) implements Decision<String, Size> {
        @Override
        public Size choose(String text) {
            return text.length() < limit ? Size.SMALL : Size.LARGE;
        }
    }

    @Test
    void whatAGateDemandsIsPartOfThePipelineThoughNotAllOfItIsKnown() {
        AtomicInteger asked = new AtomicInteger();
        Supplier<String> champion = () -> "champion " + asked.incrementAndGet();

        assertThat(gated(new AtLeast(1, champion)).digest())
                .isEqualTo(gated(new AtLeast(1, champion)).digest())
                .isNotEqualTo(gated(new AtLeast(10, champion)).digest());
    }

    private static Pipeline<String, String> gated(Gate<String> gate) {
        return Pipeline.named("p", String.class).gate("gate", gate).build();
    }

    @Test
    void whatABranchDependsOnIsPartOfThePipeline() {
        assertThat(branched(10).digest())
                .isEqualTo(branched(10).digest())
                .isNotEqualTo(branched(1000).digest());
    }

    private static Pipeline<String, String> branched(int limit) {
        return Pipeline.named("p", String.class)
                .branch("size", Size.class, new BySize(limit), size -> Mark.with(size.name()))
                .build();
    }
}
