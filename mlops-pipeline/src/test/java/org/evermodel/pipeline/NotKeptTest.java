package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.evermodel.artifact.Codec;
import org.evermodel.port.RunRecorder;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;

/** A step of which not everything is known runs every time, and says why. */
class NotKeptTest {
    private final Runner runner = Runner.of(Storage.inMemory(), RunRecorder.none());

    @Test
    void aStepWithoutACodec() {
        Step<String, String> step = (text, context) -> text + "!";

        assertThat(reasonOfTheSecondRun(step)).isEqualTo("not kept: it has no codec");
    }

    @Test
    void aLambdaThatCapturesValuesAndDeclaresNone() {
        String mark = new AtomicInteger(7).toString();
        int times = mark.length();
        Step<String, String> step = (text, context) -> text + mark.repeat(times);

        assertThat(reasonOfTheSecondRun(step.keptBy(new TextCodec())))
                .isEqualTo("not kept: it holds 2 values and declares no parameters");
    }

    @Test
    void aLambdaInAClassThatWritesSeveral() {
        Step<String, String> step = (text, context) -> text + "!";

        assertThat(reasonOfTheSecondRun(step.keptBy(new TextCodec())))
                .startsWith("not kept: its class writes ")
                .endsWith("lambdas of its kind, which cannot be told apart: write it as a record, or declare a version"
                        + " or parameters");
    }

    @Test
    void aLambdaThatCapturesValuesIsKeptWhereItDeclaresThem() {
        String mark = new AtomicInteger(7).toString();
        Step<String, String> step = (text, context) -> text + mark;

        assertThat(reasonOfTheSecondRun(step.keptBy(new TextCodec()).withParameters(Map.of("mark", mark))))
                .startsWith("nothing changed since");
    }

    @Test
    void aRecordWithAComponentThatHasNoCanonicalForm() {
        record Logging(AtomicInteger log) implements Step<String, String> {
            @Override
            public String run(String text, StepContext context) {
                return text + log;
            }

            @Override
            public Optional<Codec<String>> codec() {
                return Optional.of(new TextCodec());
            }
        }

        assertThat(reasonOfTheSecondRun(new Logging(new AtomicInteger())))
                .isEqualTo("not kept: \"log\" of type java.util.concurrent.atomic.AtomicInteger has no canonical form,"
                        + " and it declares no parameters");
    }

    @Test
    void anObjectWithFieldsThatDeclaresNone() {
        class Stateful implements Step<String, String> {
            private final String mark = "!";

            @Override
            public String run(String text, StepContext context) {
                return text + mark;
            }

            @Override
            public Optional<Codec<String>> codec() {
                return Optional.of(new TextCodec());
            }
        }

        assertThat(reasonOfTheSecondRun(new Stateful())).startsWith("not kept: it holds ");
    }

    @Test
    void aStepWhoseInputNobodyCanName() {
        Step<String, StringBuilder> before = (text, context) -> new StringBuilder(text);
        Step<StringBuilder, String> step = (text, context) -> text.append("!").toString();
        var pipeline = Pipeline.named("p", String.class)
                .step("before", before)
                .step("step", step.keptBy(new TextCodec()).withVersion("2"))
                .build();
        runner.run(pipeline, "a");

        assertThat(runner.run(pipeline, "a").report().step("step").reasons())
                .containsExactly("not kept: what \"before\" gave it is neither kept nor has a canonical form");
    }

    @Test
    void anythingWithoutAStorage() {
        var pipeline =
                Pipeline.named("p", String.class).step("step", Mark.with("!")).build();

        assertThat(Runner.builder()
                        .build()
                        .run(pipeline, "a")
                        .report()
                        .step("step")
                        .reasons())
                .containsExactly("not kept: the run has no storage");
    }

    private String reasonOfTheSecondRun(Step<String, String> step) {
        var pipeline = Pipeline.named("p", String.class).step("step", step).build();
        runner.run(pipeline, "a");
        return runner.run(pipeline, "a").report().step("step").reasons().get(0);
    }
}
