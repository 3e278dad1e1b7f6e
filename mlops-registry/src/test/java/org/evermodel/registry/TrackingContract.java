package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.evermodel.Digest;
import org.evermodel.ExperimentName;
import org.evermodel.RunId;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.port.RunRecorder.Recording;
import org.evermodel.registry.tracking.MetricPoint;
import org.evermodel.registry.tracking.Run;
import org.evermodel.testkit.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class TrackingContract extends RegistryContract {
    private static final ExperimentName NIGHTLY = new ExperimentName("nightly");
    private static final Digest CONTENT = Digest.of(new byte[] {1});

    private Recording run;

    @BeforeEach
    final void start() {
        run = registry.experiments().start(NIGHTLY, "training");
    }

    @Test
    final void aStartedRunIsFoundAtOnce() {
        Run recorded = recorded();

        assertThat(recorded.id()).isEqualTo(run.id());
        assertThat(recorded.experiment()).isEqualTo(NIGHTLY);
        assertThat(recorded.name()).isEqualTo("training");
        assertThat(recorded.startedAt()).isEqualTo(NOW);
        assertThat(recorded.end()).isEmpty();
        assertThat(recorded.duration()).isEmpty();
        assertThat(registry.experiments().names()).containsExactly(NIGHTLY);
        assertThat(recorded).hasToString("Run[" + run.id() + ", training in nightly, not ended]");
    }

    @Test
    final void anUnknownRunOrExperimentIsNotFound() {
        assertThat(registry.experiments().find(new RunId("nobody"))).isEmpty();
        assertThat(registry.experiments().runs(new ExperimentName("nothing"))).isEmpty();
        assertThat(registry.experiments().history(new RunId("nobody"), "loss")).isEmpty();
    }

    @Test
    final void runsAreListedTheLastOneFirst() {
        List<RunId> ids = IntStream.range(0, 3)
                .mapToObj(i -> registry.experiments()
                        .start(new ExperimentName("other"), "training " + i)
                        .id())
                .toList();

        assertThat(registry.experiments().runs(new ExperimentName("other")))
                .extracting(Run::id)
                .containsExactlyInAnyOrderElementsOf(ids)
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(registry.experiments().runs(NIGHTLY)).extracting(Run::id).containsExactly(run.id());
    }

    @Test
    final void paramsAreWrittenOnce() {
        run.params(Map.of("depth", "6"));
        run.params(Map.of("depth", "6", "seed", "42"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> run.params(Map.of("trees", "9", "depth", "7")))
                .withMessageContaining("\"depth\"")
                .withMessageContaining("\"6\"")
                .withMessageContaining("\"7\"");
        assertThat(recorded().params()).containsOnly(Map.entry("depth", "6"), Map.entry("seed", "42"));
    }

    @Test
    final void tagsAreReplaced() {
        run.tags(Map.of("team", "risk", "stage", "trial"));
        run.tags(Map.of("team", "credit"));

        assertThat(recorded().tags()).containsOnly(Map.entry("team", "credit"), Map.entry("stage", "trial"));
    }

    @Test
    final void metricsKeepAllTheirValuesInOrderOfLogging() {
        run.metrics(Map.of("loss", 0.9), 0);
        run.metrics(Map.of("loss", 0.5, "auc", 0.7), 1);
        run.metrics(Map.of("loss", 0.7), 0);

        assertThat(registry.experiments().history(run.id(), "loss"))
                .containsExactly(
                        new MetricPoint("loss", 0.9, 0, NOW),
                        new MetricPoint("loss", 0.5, 1, NOW),
                        new MetricPoint("loss", 0.7, 0, NOW));
        assertThat(registry.experiments().history(run.id(), "auc"))
                .containsExactly(new MetricPoint("auc", 0.7, 1, NOW));
    }

    @Test
    final void theLastValueOfAMetricIsThatOfTheLastStep() {
        run.metrics(Map.of("loss", 0.5), 10);
        run.metrics(Map.of("loss", 0.9), 9);
        run.metrics(Map.of("auc", 0.6), 3);
        run.metrics(Map.of("auc", 0.8), 3);
        run.metrics(Map.of("auc", 0.7), 3);

        assertThat(recorded().metrics())
                .containsOnly(
                        Map.entry("loss", new MetricPoint("loss", 0.5, 10, NOW)),
                        Map.entry("auc", new MetricPoint("auc", 0.8, 3, NOW)));
    }

    @Test
    final void metricsMayBeAnyNumber() {
        Map<String, Double> odd = Map.of(
                "nan",
                Double.NaN,
                "infinite",
                Double.POSITIVE_INFINITY,
                "small",
                Double.NEGATIVE_INFINITY,
                "tiny",
                Double.MIN_VALUE,
                "third",
                1 / 3.0,
                "zero",
                -0.0);

        run.metrics(odd, -5);

        odd.forEach((name, value) -> {
            assertThat(recorded().metrics().get(name).value()).isEqualTo(value);
            assertThat(registry.experiments().history(run.id(), name))
                    .containsExactly(new MetricPoint(name, value, -5, NOW));
        });
    }

    @Test
    final void inputsAndOutputsAreKeptWithTheirRoles() {
        run.input("train", CONTENT);
        run.input("train", CONTENT);
        run.input("test", CONTENT);
        run.output("model", CONTENT);

        assertThat(recorded().inputs()).containsExactly(new Run.Use("train", CONTENT), new Run.Use("test", CONTENT));
        assertThat(recorded().outputs()).containsExactly(new Run.Use("model", CONTENT));
    }

    @Test
    final void anEndedRunTakesNothingMore() {
        run.metrics(Map.of("loss", 0.5), 1);
        run.end(Outcome.REFUSED, "worse than the champion");

        assertThat(recorded().end()).contains(new Run.End(Outcome.REFUSED, "worse than the champion", NOW));
        assertThat(recorded()).hasToString("Run[" + run.id() + ", training in nightly, REFUSED]");
        assertThatIllegalStateException().isThrownBy(() -> run.end(Outcome.FINISHED, "after all"));
        assertThatIllegalStateException().isThrownBy(() -> run.params(Map.of("a", "b")));
        assertThatIllegalStateException().isThrownBy(() -> run.metrics(Map.of("loss", 0.1), 2));
        assertThatIllegalStateException().isThrownBy(() -> run.tags(Map.of("a", "b")));
        assertThatIllegalStateException().isThrownBy(() -> run.input("train", CONTENT));
        assertThat(registry.experiments().history(run.id(), "loss")).hasSize(1);
    }

    @Test
    final void aRunKnowsItsEnvironment() {
        assertThat(registry.environments().find(recorded().environment()))
                .contains(registry.environments().current());
    }

    @Test
    final void equalEnvironmentsAreOneEntry() {
        registry.experiments().start(NIGHTLY, "again");
        register(1);

        assertThat(registry.environments().all())
                .containsExactly(registry.environments().current());
    }

    @Test
    final void everythingIsThereAfterReopening() {
        run.params(Map.of("depth", "6"));
        run.metrics(Map.of("loss", 0.5), 1);
        run.input("train", CONTENT);
        Run before = recorded();

        reopen();

        assertThat(recorded()).isEqualTo(before);
        assertSound();
    }

    @Test
    final void manyThreadsMayLogToOneRun() {
        Together.run(8, thread -> {
            IntStream.range(0, 10).forEach(i -> run.metrics(Map.of("m" + thread, 1.0 * i), i));
            run.tags(Map.of("t" + thread, "done"));
            return thread;
        });

        assertThat(recorded().tags()).hasSize(8);
        assertThat(IntStream.range(0, 8))
                .allSatisfy(thread -> assertThat(registry.experiments().history(run.id(), "m" + thread))
                        .extracting(MetricPoint::step)
                        .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L));
        assertSound();
    }

    private Run recorded() {
        return registry.experiments().find(run.id()).orElseThrow();
    }
}
