package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Map;
import org.evermodel.Verdict;
import org.evermodel.port.RunRecorder;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;

class GraphTest {
    private static final Gate<Object> OPEN = (any, context) -> new Verdict.Accepted("always");

    private final Graph graph = Graph.named("p");
    private final Output<String> in = graph.input("text", String.class);

    @Test
    void joinsBranchesIntoOneValue() {
        record Pair(String left, String right) {}
        var left = graph.step("left", in, Mark.with("l"));
        var right = graph.step("right", in, Mark.with("r"));
        var both = graph.<String, String, Pair>join("both", left, right, Pair::new);

        var made = run(graph.build(in, both)).orElseThrow();

        assertThat(made).isEqualTo(new Pair("al", "ar"));
    }

    @Test
    void takesThePipelineWithoutStepsForTheIdentity() {
        assertThat(run(graph.build(in, in)).orElseThrow()).isEqualTo("a");
    }

    @Test
    void refusesTwoPlacesOfOneName() {
        graph.step("mark", in, Mark.with("x"));

        assertThatThrownBy(() -> graph.step("mark", in, Mark.with("y")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pipeline p already has a place called \"mark\"");
    }

    @Test
    void refusesAHandleOfAnotherGraph() {
        var other = Graph.named("other").input("elsewhere", String.class);

        assertThatThrownBy(() -> graph.step("mark", other, Mark.with("x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("handle \"elsewhere\" belongs to another graph than that of pipeline p");
    }

    @Test
    void refusesAGateThatWouldStopNothing() {
        var marked = graph.step("mark", in, Mark.with("x"));
        graph.gate("good enough", marked, OPEN);

        assertThatThrownBy(() -> graph.build(in, marked))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gate \"good enough\" of pipeline p would stop nothing, because nobody uses the handle it"
                        + " returned; wire the next step to that handle instead of to \"mark\"");
    }

    @Test
    void refusesAnInputThatNobodyWouldFill() {
        graph.input("second", String.class);

        assertThatThrownBy(() -> graph.build(in, in))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pipeline p takes one input, \"text\", but its graph has another, \"second\"");
    }

    @Test
    void refusesToStartInTheMiddle() {
        var marked = graph.step("mark", in, Mark.with("x"));

        assertThatThrownBy(() -> graph.build(marked, marked)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesNamesThatWouldNotReadBack() {
        assertThatThrownBy(() -> Graph.named("Not A Name"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"Not A Name\"");
        assertThatThrownBy(() -> graph.step("a/b", in, Mark.with("x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"a/b\"");
    }

    @Test
    void isNotChangedByWhatComesAfterTheBuild() {
        var pipeline = graph.build(in, graph.step("first", in, Mark.with("x")));
        graph.step("second", in, Mark.with("y"));

        assertThat(pipeline.ids()).containsExactly("first");
    }

    @Test
    void takesInTheStepsOfAPipelineThatIsAStep() {
        var inner = Pipeline.named("inner", String.class)
                .step("one", Mark.with("1"))
                .gate("gate", OPEN)
                .step("two", Mark.with("2"))
                .build();
        var outer = graph.build(in, graph.step("last", graph.step("sub", in, inner), Mark.with("3")));

        assertThat(outer.ids()).containsExactly("sub/one", "sub/gate", "sub/two", "last");
        assertThat(run(outer).orElseThrow()).isEqualTo("a123");
    }

    @Test
    void takesInOnePipelineTwiceUnderTwoNames() {
        var inner = Pipeline.named("inner", String.class)
                .step("mark", Mark.with("x"))
                .build();
        var twice = graph.step("second", graph.step("first", in, inner), inner);

        assertThat(run(graph.build(in, twice)).orElseThrow()).isEqualTo("axx");
    }

    @Test
    void aChainCanGoOnInSeveralWays() {
        var stem = Pipeline.named("p", String.class).step("stem", Mark.with("s"));

        assertThat(stem.step("left", Mark.with("l")).build().ids()).containsExactly("stem", "left");
        assertThat(stem.step("right", Mark.with("r")).build().ids()).containsExactly("stem", "right");
    }

    @Test
    void aPipelineIsCalledLikeAFunction() throws Exception {
        var pipeline = Pipeline.named("p", String.class)
                .step("mark", Mark.with("x"))
                .gate("open", OPEN)
                .build();

        assertThat(pipeline.run("a", StepContext.detached("test", 1, Clock.systemUTC())))
                .isEqualTo("ax");
    }

    @Test
    void aPipelineCalledLikeAFunctionThrowsWhatItsGatesAndStepsSay() {
        var context = StepContext.detached("test", 1, Clock.systemUTC());
        var refused = Pipeline.named("p", String.class)
                .gate("shut", (text, any) -> new Verdict.Rejected("never"))
                .build();
        Step<String, String> broken = (text, any) -> {
            throw new IllegalStateException("broken");
        };
        var failed = Pipeline.named("p", String.class).step("broken", broken).build();

        assertThatThrownBy(() -> refused.run("a", context)).isInstanceOf(GateRefusedException.class);
        assertThatThrownBy(() -> failed.run("a", context)).isInstanceOf(StepFailedException.class);
    }

    @Test
    void drawsItself() {
        var marked = graph.step("mark", in, Mark.with("x"));
        var gated = graph.gate("good enough", marked, OPEN);
        var both = graph.<String, String, String>join("both", gated, in, String::concat);

        assertThat(graph.build(in, both).toMermaid()).isEqualTo("""
                        flowchart TD
                            n0(["text"])
                            n1["mark"]
                            n2{"good enough"}
                            n3(("both"))
                            n0 --> n1
                            n1 --> n2
                            n2 --> n3
                            n0 --> n3
                        """);
    }

    @Test
    void showsItsStepsInOneLine() {
        assertThat(Pipeline.named("p", String.class)
                        .step("first", Mark.with("x"))
                        .step("second", Mark.with("y"))
                        .build())
                .hasToString("Pipeline[p: first → second]");
    }

    @Test
    void hasADigestOfAllThatIsDeclared() {
        Step<String, String> step = (text, context) -> text;
        var digest = digestOf("step", step);

        assertThat(digestOf("step", step)).isEqualTo(digest);
        assertThat(digestOf("other id", step)).isNotEqualTo(digest);
        assertThat(digestOf("step", step.withVersion("2"))).isNotEqualTo(digest);
        assertThat(digestOf("step", step.withParameters(Map.of("a", "1")))).isNotEqualTo(digest);
        assertThat(digestOf("step", step.keptBy(new TextCodec()))).isNotEqualTo(digest);
        assertThat(digestOf("step", Mark.with("x"))).isNotEqualTo(digestOf("step", Mark.with("y")));
    }

    private static org.evermodel.Digest digestOf(String id, Step<String, String> step) {
        return Pipeline.named("p", String.class).step(id, step).build().digest();
    }

    private static <O> RunResult<O> run(Pipeline<String, O> pipeline) {
        return Runner.of(Storage.inMemory(), RunRecorder.none()).run(pipeline, "a");
    }

    @Test
    void idsThatNoRecordCouldHaveAreRefusedAtOnce() {
        String wide = "\u6b65".repeat(90);
        var inner = Pipeline.named("p", String.class).step(wide, Mark.with("b")).build();
        var middle = Pipeline.named("p", String.class).step(wide, inner).build();
        var outermost = Pipeline.named("p", String.class).step(wide, middle);

        assertThatThrownBy(outermost::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has a place whose id has up to 812 bytes in UTF-8, of which 600 may be");
    }
}
