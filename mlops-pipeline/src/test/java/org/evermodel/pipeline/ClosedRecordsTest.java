package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.evermodel.RunId;
import org.evermodel.artifact.BytesCodec;
import org.evermodel.artifact.Codecs;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;

/** Records that their module does not open to the library, as it is with most of a host on the module path. */
class ClosedRecordsTest {
    private final Runner runner =
            Runner.builder().storage(Storage.inMemory()).parallelism(1).build();
    private final AtomicInteger ran = new AtomicInteger();
    private final AtomicBoolean broken = new AtomicBoolean(true);
    private final Step<Object, String> fragile = (value, context) -> {
        if (broken.get()) {
            throw new IllegalStateException("broken");
        }
        return value + "!";
    };

    private record Letters(List<Letter> all) {}

    private record Letter(String text, Optional<Integer> place) {}

    private record Spelling(AtomicInteger ran) implements Step<String, Letters> {
        @Override
        public Letters run(String text, StepContext context) {
            ran.incrementAndGet();
            return new Letters(List.of(new Letter(text, Optional.of(1))));
        }
    }

    @Test
    void anOutputOfAClosedTypeIsMadeAgainAndTheRunSaysWhyAndWhatToDo() {
        RunId run = resumed(new Spelling(ran));

        assertThat(ran).hasValue(2);
        assertThat(runner.explain(run, "first").because())
                .startsWith("not kept: it has no codec; not journaled, so that a resumed run makes it again: ")
                .contains(Letters.class.getName() + " cannot be kept as JSON: its package is closed to this library")
                .contains("Codecs.json(MethodHandles.lookup(), Letters.class)");
    }

    @Test
    void aCodecWithTheHostsOwnAccessKeepsIt() {
        var codec = Codecs.json(MethodHandles.lookup(), Letters.class);

        RunId run = resumed(new Spelling(ran).keptBy(codec).neverCached());

        assertThat(ran).hasValue(1);
        assertThat(runner.explain(run, "first").because()).isEqualTo("not kept: it says that it runs in every run");
    }

    @Test
    void withTheHostsOwnAccessItIsReadAsItWasWritten() {
        BytesCodec<Letters> codec = Codecs.json(MethodHandles.lookup(), Letters.class);
        Letters letters = new Letters(List.of(new Letter("a", Optional.empty()), new Letter("b", Optional.of(2))));

        assertThat(codec.decode(codec.encode(letters))).isEqualTo(letters);
    }

    @Test
    void withoutItTheRefusalNamesTheWay() {
        assertThatThrownBy(() -> Codecs.json(Letter.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("make its codec by Codecs.json(MethodHandles.lookup(), Letter.class)");
    }

    /** A run that failed behind the step under test, and has gone on. */
    private RunId resumed(Step<String, ?> first) {
        var pipeline = Pipeline.named("p", String.class)
                .step("first", first)
                .step("fragile", fragile)
                .build();
        RunId run = runner.run(pipeline, "abc").report().run().orElseThrow();
        broken.set(false);
        runner.resume(pipeline, run, "abc", Resume.unchanged()).orElseThrow();
        return run;
    }
}
