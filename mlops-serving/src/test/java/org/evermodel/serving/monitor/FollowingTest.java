package org.evermodel.serving.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.Alias;
import org.evermodel.ModelName;
import org.evermodel.ModelUri;
import org.evermodel.NotFoundException;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Dataset;
import org.evermodel.data.Field;
import org.evermodel.data.Schema;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.evaluate.Evaluator;
import org.evermodel.model.Candidate;
import org.evermodel.model.Model;
import org.evermodel.model.Target;
import org.evermodel.model.Training;
import org.evermodel.model.Transforms;
import org.evermodel.port.LoadedModel;
import org.evermodel.serving.BatchAnswer;
import org.evermodel.serving.Endpoint;
import org.evermodel.serving.Route;
import org.evermodel.serving.monitor.Alert.Kind;
import org.evermodel.testkit.TestModels;
import org.evermodel.testkit.TestTrainers;
import org.junit.jupiter.api.Test;

/** Who answers is exchanged by others, and the monitor sees it by the answers. */
class FollowingTest {
    private static final ModelName NAME = new ModelName("patients");
    private static final int WINDOW = 500;

    private final Notes notes = new Notes();
    private final Stream stream = Stream.ofClasses(31);
    private final TestModels models = TestModels.of(TestTrainers.flavor());

    /** The first version knows the stream as it is, the second one has learned, and was measured on, its contrary. */
    FollowingTest() {
        register();
        stream.turnOutcomes(0.9);
        register();
        stream.turnOutcomes(0.1);
        models.alias(NAME, Alias.CHAMPION).moveTo(1, "the first");
    }

    private void register() {
        Dataset train = stream.rows(1_000);
        Model model = Training.of(
                        Target.of(Stream.TARGET),
                        Transforms.impute().standardize().oneHot())
                .train(TestTrainers.nearestMean(), train, 1);
        Candidate candidate = new Candidate(model, train, stream.rows(1_000), "nearest-mean", Map.of());
        models.register(
                NAME, new Evaluated(candidate, Evaluator.overall().evaluate(candidate)), Optional.empty(), Map.of());
    }

    private Reference reference() {
        LoadedModel first = models.load(ModelUri.of(NAME, 1)).orElseThrow();
        try {
            return Reference.of(first);
        } finally {
            first.model().close();
        }
    }

    private Monitor.Builder monitor() {
        return Monitor.builder(reference())
                .windows(Windows.ofRows(WINDOW))
                .listener(notes)
                .executor(Runnable::run);
    }

    private Endpoint endpoint(Monitor monitor) {
        return Endpoint.builder(NAME, models).listener(monitor).open();
    }

    private void pass(int windows, Endpoint endpoint, Monitor monitor) {
        for (int i = 0; i < windows; i++) {
            Dataset rows = stream.rows(WINDOW);
            BatchAnswer answers = endpoint.predict(rows.drop(Stream.TARGET));
            monitor.labels(answers, rows.column(Stream.TARGET));
        }
    }

    @Test
    void whoeverIsChampionIsComparedWithWhatIsKnownOfIt() {
        try (Monitor monitor = monitor().following(models).open();
                Endpoint endpoint = endpoint(monitor)) {
            pass(3, endpoint, monitor);
            assertThat(notes.alerts).isEmpty();

            endpoint.promote(2, "by hand");
            pass(2, endpoint, monitor);
            assertThat(notes.kinds()).contains(Kind.ERROR_RATE);
            assertThat(monitor.status().activeAlarms()).contains(Kind.ERROR_RATE);

            int told = notes.alerts.size();
            endpoint.rollback("it is worse");
            pass(5, endpoint, monitor);
            assertThat(monitor.status().activeAlarms()).isEmpty();
            assertThat(notes.alerts).hasSize(told);
        }
    }

    @Test
    void whereNobodyIsFollowedAlarmsOfTheVersionBeforeAreOverAllTheSame() {
        try (Monitor monitor = monitor().open();
                Endpoint endpoint = endpoint(monitor)) {
            stream.turnOutcomes(0.9);
            pass(3, endpoint, monitor);
            assertThat(monitor.status().activeAlarms()).containsExactly(Kind.ERROR_RATE);

            endpoint.promote(2, "by hand");
            pass(1, endpoint, monitor);
            assertThat(monitor.status().activeAlarms()).isEmpty();
        }
    }

    @Test
    void aChampionThatCannotBeLoadedIsComparedWithNothing() {
        try (Monitor monitor =
                monitor().following(TestModels.of(TestTrainers.flavor())).open()) {
            stream.turnOutcomes(0.9);
            for (int i = 0; i < 5; i++) {
                answer(WINDOW, 2, Route.CHAMPION, monitor);
            }
        }

        assertThat(notes.cohorts).hasSize(5);
        assertThat(notes.alerts).isEmpty();
    }

    @Test
    void aFewAnswersOfTheChampionBeforeThatComeLateChangeNothing() {
        try (Monitor monitor = monitor().following(models).open()) {
            stream.turnOutcomes(0.9);
            for (int i = 0; i < 2; i++) {
                answer(WINDOW - 10, 1, Route.CHAMPION, monitor);
                answer(10, 2, Route.CHAMPION, monitor);
            }
        }

        assertThat(notes.kinds()).contains(Kind.ERROR_RATE);
    }

    @Test
    void aCanaryIsNotFollowed() {
        try (Monitor monitor = monitor().following(models).open()) {
            stream.turnOutcomes(0.9);
            for (int i = 0; i < 2; i++) {
                answer(WINDOW / 2, 2, Route.CANARY, monitor);
                answer(WINDOW / 2, 1, Route.CHAMPION, monitor);
            }
        }

        assertThat(notes.kinds()).contains(Kind.ERROR_RATE);
    }

    @Test
    void whoWasChampionBeforeARestartIsNotFollowedAfterIt() {
        try (Monitor monitor = monitor().following(models).open()) {
            stream.turnOutcomes(0.9);
            answer(WINDOW - 200, 2, Route.CHAMPION, monitor);
            monitor.restart(reference());
            answer(200, 1, Route.CHAMPION, monitor);
            answer(WINDOW, 1, Route.CHAMPION, monitor);
        }

        assertThat(notes.kinds()).contains(Kind.ERROR_RATE);
    }

    /** Answers as the version of this number would in the stream as it is. */
    private void answer(int count, int version, Route route, Monitor monitor) {
        Dataset rows = stream.rows(count);
        BatchAnswer answers = stream.answer(rows, version, route);
        monitor.answered(rows.drop(Stream.TARGET), answers);
        monitor.labels(answers, rows.column(Stream.TARGET));
    }

    @Test
    void aReferenceWhoseRowsLackAnInputIsRefused() {
        Reference known = reference();

        assertThatThrownBy(() -> new Reference(
                        known.version(),
                        known.signature(),
                        Schema.of(List.of(new Field(Stream.TARGET, ColumnType.CATEGORICAL))),
                        known.inputs(),
                        known.answers(),
                        known.loss()))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("risk");
    }
}
