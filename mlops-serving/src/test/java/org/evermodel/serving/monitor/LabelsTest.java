package org.evermodel.serving.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.data.Field;
import org.evermodel.data.Row;
import org.evermodel.data.Schema;
import org.evermodel.evaluate.Metric;
import org.evermodel.serving.Answer;
import org.evermodel.serving.BatchAnswer;
import org.evermodel.serving.Query;
import org.evermodel.serving.Route;
import org.junit.jupiter.api.Test;

/** Labels come late, in part, twice, or for nothing. */
class LabelsTest {
    private final Stream stream = Stream.ofClasses(1);
    private final Reference reference = stream.reference();
    private final Notes notes = new Notes();
    private Instant now = Instant.EPOCH;
    private final Clock clock = new Clock() {
        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private Monitor.Builder monitor(int window) {
        return Monitor.builder(reference)
                .windows(Windows.ofRows(window))
                .listener(notes)
                .clock(clock)
                .executor(Runnable::run);
    }

    private BatchAnswer answered(Dataset rows, Monitor monitor) {
        BatchAnswer answers = stream.answer(rows, 1, Route.CHAMPION);
        monitor.answered(rows.drop(Stream.TARGET), answers);
        return answers;
    }

    private static String truth(Dataset rows, int row) {
        return (String) rows.column(Stream.TARGET).value(row).orElseThrow();
    }

    @Test
    void aCohortIsWhatWasAskedWhatWasAnsweredAndWhatWasTrue() {
        Dataset rows = stream.rows(50);
        BatchAnswer answers;
        try (Monitor monitor = monitor(50).open()) {
            answers = answered(rows, monitor);
            monitor.labels(answers, rows.column(Stream.TARGET));
        }

        Cohort cohort = notes.cohorts.get(0);
        assertThat(notes.cohorts).hasSize(1);
        assertThat(cohort.rows()).isEqualTo(rows);
        assertThat(cohort.answers().hasSameScores(answers.predictions())).isTrue();
        assertThat(cohort.version()).isEqualTo(Stream.version(1));
        assertThat(cohort.window()).isEqualTo(1);
        Performance performance = cohort.performance();
        double loss = performance.loss();
        assertThat(performance.rows()).isEqualTo(50);
        assertThat(performance.coverage()).isEqualTo(1);
        assertThat(performance.metrics()).containsOnly(Map.entry(Metric.ACCURACY, 1 - loss));
        assertThat(performance.standardError()).isCloseTo(Math.sqrt(loss * (1 - loss) / 49), within(1e-12));
    }

    @Test
    void singleRowsAreToldAsTheyCame() {
        Dataset rows = stream.rows(3);
        try (Monitor monitor = monitor(3).open()) {
            for (int row = 0; row < 3; row++) {
                Dataset one = rows.slice(row, row + 1);
                Answer answer = new Answer("id-" + row, stream.predict(one).get(0), Stream.version(1), Route.CHAMPION);
                Row asked = one.drop(Stream.TARGET).row(0);
                monitor.answered(Query.of(asked), answer);
            }
            for (int row = 2; row >= 0; row--) {
                assertThat(monitor.label("id-" + row, truth(rows, row))).isEqualTo(LabelOutcome.JOINED);
            }
        }

        assertThat(notes.cohorts.get(0).rows()).isEqualTo(rows);
        assertThat(notes.cohorts.get(0).answers().hasSameScores(stream.predict(rows)))
                .isTrue();
    }

    @Test
    void aWindowIsToldOnceItsLastLabelHasCome() {
        Dataset rows = stream.rows(10);
        try (Monitor monitor = monitor(10).open()) {
            BatchAnswer answers = answered(rows, monitor);
            for (int row = 0; row < 9; row++) {
                monitor.label(answers.id(row), truth(rows, row));
            }
            assertThat(notes.cohorts).isEmpty();

            monitor.label(answers.id(9), truth(rows, 9));

            assertThat(notes.cohorts).hasSize(1);
            assertThat(monitor.status().waiting()).isZero();
        }
    }

    @Test
    void labelsThatComeBeforeTheWindowIsFullWaitForIt() {
        Dataset rows = stream.rows(10);
        try (Monitor monitor = monitor(20).open()) {
            monitor.labels(answered(rows, monitor), rows.column(Stream.TARGET));
            assertThat(notes.cohorts).isEmpty();

            monitor.labels(answered(rows, monitor), rows.column(Stream.TARGET));

            assertThat(notes.cohorts).hasSize(1);
            assertThat(notes.cohorts.get(0).performance().rows()).isEqualTo(20);
        }
    }

    @Test
    void aTableMayReachOverSeveralWindows() {
        Dataset rows = stream.rows(25);
        try (Monitor monitor = monitor(10).open()) {
            monitor.labels(answered(rows, monitor), rows.column(Stream.TARGET));
        }

        assertThat(notes.windows).extracting(WindowReport::firstRow).containsExactly(0L, 10L);
        assertThat(notes.windows).extracting(WindowReport::lastRow).containsExactly(9L, 19L);
        assertThat(notes.cohorts.get(1).rows()).isEqualTo(rows.slice(10, 20));
    }

    @Test
    void whatBecomesOfALabelIsSaidAndCounted() {
        Dataset rows = stream.rows(10);
        try (Monitor monitor = monitor(10).open()) {
            BatchAnswer answers = answered(rows, monitor);

            assertThat(monitor.label(answers.id(0), "yes")).isEqualTo(LabelOutcome.JOINED);
            assertThat(monitor.label(answers.id(0), "yes")).isEqualTo(LabelOutcome.REPEATED);
            assertThat(monitor.label(answers.id(0), "no")).isEqualTo(LabelOutcome.CONFLICTING);
            assertThat(monitor.label("nobody", "no")).isEqualTo(LabelOutcome.UNKNOWN);
            assertThat(monitor.label(answers.series() + ":10", "no")).isEqualTo(LabelOutcome.UNKNOWN);
            assertThat(monitor.label(answers.series() + ":", "no")).isEqualTo(LabelOutcome.UNKNOWN);

            assertThat(monitor.status().labels())
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            LabelOutcome.JOINED, 1L,
                            LabelOutcome.REPEATED, 1L,
                            LabelOutcome.CONFLICTING, 1L,
                            LabelOutcome.UNKNOWN, 3L));
        }
    }

    @Test
    void aLabelThatIsNoNumberIsUnusableWhereANumberWasAnswered() {
        Stream numbers = Stream.ofNumbers(1);
        Dataset rows = numbers.rows(2);
        try (Monitor monitor =
                Monitor.builder(numbers.reference()).executor(Runnable::run).open()) {
            BatchAnswer answers = numbers.answer(rows, 1, Route.CHAMPION);
            monitor.answered(rows, answers);

            assertThat(monitor.label(answers.id(0), "many")).isEqualTo(LabelOutcome.UNUSABLE);
            assertThat(monitor.label(answers.id(0), Double.NaN)).isEqualTo(LabelOutcome.UNUSABLE);
            assertThat(monitor.label(answers.id(0), 3)).isEqualTo(LabelOutcome.JOINED);
        }
    }

    @Test
    void anErrorOfNumbersIsMeasuredInTheirUnit() {
        Stream numbers = Stream.ofNumbers(1);
        Dataset rows = numbers.rows(2).with("risk", Columns.reals(0, 1));
        try (Monitor monitor = Monitor.builder(numbers.reference())
                .windows(Windows.ofRows(2))
                .listener(notes)
                .executor(Runnable::run)
                .open()) {
            BatchAnswer answers = numbers.answer(rows, 1, Route.CHAMPION);
            monitor.answered(rows, answers);
            monitor.labels(answers, Columns.reals(13, 16));
        }

        Performance found = notes.cohorts.get(0).performance();
        assertThat(found.loss()).isEqualTo(3.5);
        assertThat(found.standardError()).isCloseTo(0.5, within(1e-12));
        assertThat(found.metrics().get(Metric.RMSE)).isCloseTo(Math.sqrt(12.5), within(1e-12));
    }

    @Test
    void anUnknownClassIsAWrongAnswer() {
        Dataset rows = stream.rows(2);
        try (Monitor monitor = monitor(2).open()) {
            monitor.labels(answered(rows, monitor), Columns.categories(List.of("perhaps", "never")));
        }

        assertThat(notes.cohorts.get(0).performance().loss()).isEqualTo(1);
    }

    @Test
    void missingLabelsHaveNotComeYet() {
        Dataset rows = stream.rows(10);
        Column none = Columns.of(ColumnType.CATEGORICAL, Collections.nCopies(10, null));
        try (Monitor monitor = monitor(10).open()) {
            BatchAnswer answers = answered(rows, monitor);

            assertThat(monitor.labels(answers, none)).isEmpty();
            assertThat(monitor.labels(answers, rows.column(Stream.TARGET)))
                    .containsExactly(Map.entry(LabelOutcome.JOINED, 10L));
            assertThatThrownBy(() -> monitor.labels(answers, Columns.categories(List.of("yes"))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("1 for 10");
        }
    }

    @Test
    void atTheDeadlineASufficientShareIsTold() {
        Dataset rows = stream.rows(10);
        try (Monitor monitor =
                monitor(10).maturity(Maturity.within(Duration.ofDays(7), 0.8)).open()) {
            BatchAnswer answers = answered(rows, monitor);
            for (int row = 0; row < 8; row++) {
                monitor.label(answers.id(row), truth(rows, row));
            }
            now = now.plus(Duration.ofDays(7)).minusNanos(1);
            monitor.flush();
            assertThat(notes.cohorts).isEmpty();

            now = now.plusNanos(1);
            monitor.flush();

            assertThat(notes.cohorts.get(0).rows()).isEqualTo(rows.slice(0, 8));
            assertThat(notes.cohorts.get(0).performance().coverage()).isEqualTo(0.8);
            assertThat(monitor.label(answers.id(8), "yes")).isEqualTo(LabelOutcome.UNKNOWN);
        }
    }

    @Test
    void atTheDeadlineTooFewLabelsLapse() {
        Dataset rows = stream.rows(10);
        try (Monitor monitor =
                monitor(10).maturity(Maturity.within(Duration.ofDays(7), 0.8)).open()) {
            BatchAnswer answers = answered(rows, monitor);
            monitor.label(answers.id(0), "yes");
            now = now.plus(Duration.ofDays(7));
            monitor.flush();

            assertThat(notes.cohorts).isEmpty();
            assertThat(notes.lapses)
                    .containsExactly(new Lapse(1, Stream.version(1), 10, 1, "the labels did not come in time"));
            assertThat(monitor.status().lapsed()).isEqualTo(10);
        }
    }

    @Test
    void theOldestWindowIsGivenUpWhereTooManyWait() {
        Dataset rows = stream.rows(10);
        try (Monitor monitor = monitor(10).mostWaiting(2).open()) {
            BatchAnswer first = answered(rows, monitor);
            answered(rows, monitor);
            answered(rows, monitor);

            assertThat(notes.lapses).extracting(Lapse::window).containsExactly(1L);
            assertThat(monitor.status().waiting()).isEqualTo(2);
            assertThat(monitor.label(first.id(0), "yes")).isEqualTo(LabelOutcome.UNKNOWN);
        }
    }

    @Test
    void aNameThatIsInUseCanHaveNoSecondLabel() {
        Dataset row = stream.rows(1);
        Answer answer = new Answer("same", stream.predict(row).get(0), Stream.version(1), Route.CHAMPION);
        try (Monitor monitor = monitor(2).open()) {
            monitor.answered(Query.of(row.drop(Stream.TARGET).row(0)), answer);
            monitor.answered(Query.of(row.drop(Stream.TARGET).row(0)), answer);
            monitor.label("same", "yes");

            assertThat(monitor.status().repeatedIds()).isEqualTo(1);
            assertThat(notes.cohorts.get(0).performance().coverage()).isEqualTo(0.5);
        }
    }

    @Test
    void eachVersionThatAnsweredHasACohortAndShadowsAreToldApart() {
        Dataset rows = stream.rows(10);
        try (Monitor monitor = monitor(20).open()) {
            BatchAnswer champion = answered(rows, monitor);
            BatchAnswer shadow =
                    new BatchAnswer(champion.series(), stream.predict(rows), Stream.version(3), Route.SHADOW);
            monitor.labels(champion, rows.column(Stream.TARGET));
            monitor.answered(rows.drop(Stream.TARGET), shadow);
            BatchAnswer canary = stream.answer(rows, 2, Route.CANARY);
            monitor.answered(rows.drop(Stream.TARGET), canary);
            monitor.labels(canary, rows.column(Stream.TARGET));

            assertThat(notes.windows).hasSize(1);
            assertThat(notes.windows.get(0).rows()).isEqualTo(20);
            assertThat(notes.cohorts)
                    .extracting(cohort -> cohort.version().number())
                    .containsExactly(1, 2);
            assertThat(notes.shadows)
                    .extracting(cohort -> cohort.version().number())
                    .containsExactly(3);
            assertThat(notes.shadows.get(0).rows()).isEqualTo(rows);
            assertThat(monitor.status().shadows()).isEqualTo(10);
        }
    }

    @Test
    void theTargetIsToldByTheTypeItWasTrainedWith() {
        Dataset rows = stream.rows(3);
        try (Monitor monitor = monitor(3).open()) {
            BatchAnswer answers = answered(rows, monitor);
            monitor.label(answers.id(0), true);
            monitor.label(answers.id(1), 1);
            monitor.label(answers.id(2), 1.0);
        }

        Dataset told = notes.cohorts.get(0).rows();
        assertThat(told.schema())
                .isEqualTo(Schema.of(
                        new Field("risk", ColumnType.REAL),
                        new Field("age", ColumnType.INTEGER),
                        new Field("ward", ColumnType.CATEGORICAL),
                        new Field(Stream.TARGET, ColumnType.CATEGORICAL)));
        assertThat(List.of(truth(told, 0), truth(told, 1), truth(told, 2))).containsExactly("true", "1", "1");
    }

    @Test
    void aClosedMonitorTakesNoLabels() {
        Monitor monitor = monitor(3).open();
        monitor.close();
        monitor.close();

        assertThatThrownBy(() -> monitor.label("x", "yes"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the monitor is closed");
        answered(stream.rows(3), monitor);
        assertThat(monitor.status().dropped()).isEqualTo(3);
    }
}
