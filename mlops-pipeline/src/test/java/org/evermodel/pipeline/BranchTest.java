package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.evermodel.Verdict;
import org.evermodel.port.RunRecorder;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;

class BranchTest {
    private enum Size {
        SHORT,
        LONG;

        static Size of(String text) {
            return text.length() < 3 ? SHORT : LONG;
        }
    }

    private enum Nothing {}

    private final Mark ofShort = Mark.with("s");
    private final Mark ofLong = Mark.with("l");
    private final Mark last = Mark.with("!");
    private final Runner runner = Runner.of(Storage.inMemory(), RunRecorder.none());

    private Pipeline<String, String> pipeline() {
        return Pipeline.named("p", String.class)
                .branch("size", Size.class, Size::of, size -> switch (size) {
                    case SHORT -> ofShort;
                    case LONG -> ofLong;
                })
                .step("last", last)
                .build();
    }

    @Test
    void goesTheWayThatIsChosen() {
        assertThat(runner.run(pipeline(), "a").orElseThrow()).isEqualTo("as!");
        assertThat(runner.run(pipeline(), "abc").orElseThrow()).isEqualTo("abcl!");
    }

    @Test
    void skipsTheOtherWaysAndSaysWhy() {
        RunReport report = runner.run(pipeline(), "a").report();

        assertThat(report.step("size").reasons()).containsExactly("chose SHORT");
        assertThat(report.step("size/SHORT").status()).isEqualTo(StepStatus.SUCCEEDED);
        assertThat(report.step("size/LONG").status()).isEqualTo(StepStatus.SKIPPED);
        assertThat(report.step("size/LONG").reasons()).containsExactly("branch \"size\" chose SHORT");
        assertThat(ofLong.ran()).isZero();
    }

    @Test
    void keepsWhatEachWayMakes() {
        runner.run(pipeline(), "a");
        runner.run(pipeline(), "abc");

        RunReport again = runner.run(pipeline(), "a").report();

        assertThat(again.step("size/SHORT").status()).isEqualTo(StepStatus.CACHED);
        assertThat(again.step("last").status()).isEqualTo(StepStatus.CACHED);
        assertThat(last.ran()).isEqualTo(2);
    }

    @Test
    void isPlannedAlongTheWayItWouldGo() {
        runner.run(pipeline(), "a");

        Plan same = runner.plan(pipeline(), "a");
        Plan other = runner.plan(pipeline(), "abc");

        assertThat(same.step("last").state()).isEqualTo(Forecast.State.HIT);
        assertThat(same.step("size/LONG").state()).isEqualTo(Forecast.State.SKIPPED);
        assertThat(other.step("size/LONG").state()).isEqualTo(Forecast.State.MISS);
        assertThat(other.step("last").state()).isEqualTo(Forecast.State.BLOCKED);
    }

    @Test
    void aWayMayBeAPipelineWhoseGateRefuses() {
        Gate<String> shut = (text, context) -> new Verdict.Rejected("never");
        Pipeline<String, String> guarded =
                Pipeline.named("guarded", String.class).gate("gate", shut).build();
        Pipeline<String, String> branching = Pipeline.named("p", String.class)
                .branch("size", Size.class, Size::of, size -> size == Size.LONG ? guarded : ofShort)
                .step("last", last)
                .build();

        assertThat(branching.ids()).containsExactly("size", "size/SHORT", "size/LONG/gate", "last");
        assertThat(runner.run(branching, "a").orElseThrow()).isEqualTo("as!");
        assertThat(runner.run(branching, "abc")).isInstanceOf(RunResult.Refused.class);
    }

    @Test
    void worksInAPipelineThatIsAStepOfAnother() {
        var outer = Pipeline.named("outer", String.class)
                .step("inner", pipeline())
                .step("end", Mark.with("."))
                .build();

        assertThat(runner.run(outer, "a").orElseThrow()).isEqualTo("as!.");
        assertThat(runner.run(outer, "a").report().step("inner/size/LONG").reasons())
                .containsExactly("branch \"inner/size\" chose SHORT");
    }

    @Test
    void aDecisionThatThrowsFailsTheRunByItsName() {
        var broken = Pipeline.named("p", String.class)
                .<Size, String>branch(
                        "size",
                        Size.class,
                        text -> {
                            throw new IllegalStateException("no idea");
                        },
                        size -> ofShort)
                .build();

        assertThatThrownBy(() -> runner.run(broken, "a").orElseThrow())
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("step \"size\"")
                .hasMessageContaining("no idea");
    }

    @Test
    void withoutAWayIsRefused() {
        var chain = Pipeline.named("p", String.class)
                .<Nothing, String>branch("size", Nothing.class, text -> Nothing.valueOf(text), way -> ofShort);

        assertThatThrownBy(chain::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("branch \"size\" of pipeline p has no way to go: ");
    }

    @Test
    void isDrawnWithItsWays() {
        assertThat(pipeline().toMermaid()).isEqualTo("""
                flowchart TD
                    n0(["input"])
                    n1{"size"}
                    n3["size/SHORT"]
                    n5["size/LONG"]
                    n7["last"]
                    n0 --> n1
                    n1 -->|SHORT| n3
                    n1 -->|LONG| n5
                    n3 --> n7
                    n5 --> n7
                """);
    }
}
