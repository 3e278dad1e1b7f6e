package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.evermodel.artifact.Codecs;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.TestClock;
import org.junit.jupiter.api.Test;

/** A plan says how long steps would take, by how long they took. */
class ExpectedTimeTest {
    private final TestClock clock = TestClock.at(Instant.parse("2026-01-15T10:30:00Z"));
    private final Storage storage = Storage.inMemory();
    private final Runner runner = Runner.builder().storage(storage).clock(clock).build();

    /** Takes as many seconds as its text has letters. */
    private final Step<String, String> slow = (text, context) -> {
        clock.pass(Duration.ofSeconds(text.length()));
        return text + "!";
    };

    private final Pipeline<String, String> pipeline = Pipeline.named("p", String.class)
            .step("first", slow.keptBy(Codecs.text()).withParameters(Map.of("place", "1")))
            .step("second", slow.keptBy(Codecs.text()).withParameters(Map.of("place", "2")))
            .build();

    @Test
    void nothingIsKnownBeforeAFirstRun() {
        var plan = runner.plan(pipeline, "a");

        assertThat(plan.step("first").expected()).isEmpty();
        assertThat(plan.expected()).isZero();
    }

    @Test
    void theMedianOfTheLastRunsIsExpected() {
        runner.run(pipeline, "a");
        runner.run(pipeline, "abcdefg");
        runner.run(pipeline, "ab");

        var plan = runner.plan(pipeline, "other");

        assertThat(plan.step("first")).hasToString("first MISS (input changed: \"ab\" → \"other\"), about PT2S");
        assertThat(plan.step("second").state()).isEqualTo(Forecast.State.BLOCKED);
        assertThat(plan.step("second").expected()).contains(Duration.ofSeconds(3));
        assertThat(plan.expected()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void whatIsKeptTakesNoTime() {
        runner.run(pipeline, "abc");

        assertThat(runner.plan(pipeline, "abc").expected()).isZero();
    }
}
