package org.evermodel.pipeline.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.evermodel.Digest;
import org.junit.jupiter.api.Test;

/** What is kept in mind of earlier outputs is small, and bounded for as long as a runner lives. */
class RecollectionsTest {
    private static final int FIELDS = 20_000;

    private final Recollections recollections = new Recollections();

    private static Remembered output(int fields) {
        Preimage preimage = new Preimage(IntStream.range(0, fields)
                .mapToObj(i -> new KeyField(KeyField.Kind.PARAMETER, "p" + i, "x"))
                .toList());
        Logged.Collector told = new Logged.Collector();
        told.metrics(Map.of("loss", 1.0), 0);
        Kept kept = new Kept("text/1", Digest.of(new byte[0]), Optional.of("x".repeat(8_000)));
        return new Remembered(
                preimage,
                kept,
                Optional.empty(),
                Instant.EPOCH,
                Optional.of(Duration.ZERO),
                Optional.of("run-1"),
                told.toLogged());
    }

    private static Earlier earlier(Remembered output) {
        return Earlier.NONE.with(output, Milestone.of("p/step@", Earlier.NONE, output));
    }

    private void add(String step) {
        recollections.add(step, earlier(output(FIELDS)));
    }

    private Optional<Earlier> find(String step) {
        return recollections.find(step, earlier(output(FIELDS)).last());
    }

    @Test
    void whatIsNoLongerTheLastIsNotKnown() {
        add("one");

        assertThat(recollections.find("one", List.of("p/step@1"))).isEmpty();
        assertThat(find("one")).isPresent();
    }

    @Test
    void ofAnOutputOnlyWhatItCameOfIsKeptInMind() {
        Remembered output = output(3);

        assertThat(earlier(output).outputs()).isEqualTo(List.of(new Origin(output.preimage(), Optional.empty())));
        assertThat(Origin.class.getRecordComponents())
                .extracting(component -> component.getType().getSimpleName())
                .containsExactly("Preimage", "Optional");
    }

    @Test
    void whatWasLongestUnaskedIsForgotten() {
        add("one");
        add("two");
        assertThat(find("one")).isPresent();

        add("three");

        assertThat(find("one")).isPresent();
        assertThat(find("two")).isEmpty();
        assertThat(find("three")).isPresent();
    }

    @Test
    void whatIsAddedAnewCountsOnce() {
        add("one");
        add("two");
        for (int i = 0; i < 10; i++) {
            add("two");
        }

        assertThat(find("one")).isPresent();
    }
}
