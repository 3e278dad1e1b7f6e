package org.evermodel.examples.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evermodel.DatasetName;
import org.evermodel.ExperimentName;
import org.evermodel.MlopsException;
import org.evermodel.ModelName;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.data.UnusableRowsException;
import org.evermodel.examples.Home;
import org.evermodel.examples.UsageException;
import org.evermodel.examples.task.HomeNames;
import org.evermodel.model.Flavor;
import org.evermodel.model.Predictor;
import org.evermodel.model.Target;
import org.evermodel.model.Task;
import org.evermodel.model.Trainer;
import org.evermodel.model.TrainingSet;
import org.evermodel.pipeline.RunReport;
import org.evermodel.pipeline.report.GateReport;
import org.evermodel.tribuo.TribuoFlavor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose fault it is that a step failed. */
class CourseTest {
    private static final Dataset TABLE = Dataset.of(Map.of(
            "a", Columns.integers(1, 2, 3, 4, 5, 6, 7, 8),
            "b", Columns.integers(0, 1, 0, 1, 0, 1, 0, 1)));

    @TempDir
    private Path folder;

    private final List<RunReport> reports = new ArrayList<>();

    @Test
    void anArgumentThatTheProgramGotWrongIsAFaultOfTheProgram() {
        var bug = new IllegalArgumentException("width must be at least 1, but was 0");

        assertThatThrownBy(() -> lead(bug))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("step train failed")
                .hasCause(bug);
    }

    @Test
    void rowsThatDoNotAllowWhatWasAskedForAreTheUsers() {
        var reason = new UnusableRowsException("all rows are alike");

        assertThatThrownBy(() -> lead(reason))
                .isInstanceOf(UsageException.class)
                .hasMessage("step train: all rows are alike")
                .hasCause(reason);
    }

    @Test
    void aFailureThatTheLibraryReportsIsToldAsItIs() {
        var failure = new MlopsException("the training diverged");

        assertThatThrownBy(() -> lead(failure)).isSameAs(failure);
    }

    @Test
    void aRunThatFailedHasAReportForBuildServers() {
        assertThatThrownBy(() -> lead(new MlopsException("the training diverged")))
                .isInstanceOf(MlopsException.class);

        assertThat(reports).singleElement().satisfies(report -> {
            GateReport gates = GateReport.of(report);
            assertThat(gates.passed()).isFalse();
            assertThat(gates.tests())
                    .extracting(test -> test.id() + " " + test.result())
                    .containsExactly("train FAILED", "surely useful SKIPPED", "no regression SKIPPED");
        });
    }

    private void lead(RuntimeException failure) {
        Question question = new Question(
                new HomeNames(new ModelName("m"), new DatasetName("d"), new ExperimentName("e")),
                "made up",
                TABLE,
                Target.of("b").label(TABLE),
                Parts.drawn(),
                Set.of(),
                List.of(),
                List.of(new Failing(failure)),
                1);
        try (Home home = Home.open(folder.resolve("home"), event -> {})) {
            new Course(home, reports::add).lead(question, Stopwatch.started());
        }
    }

    private record Failing(RuntimeException failure) implements Trainer {
        @Override
        public String name() {
            return "failing";
        }

        @Override
        public boolean supports(Task task) {
            return true;
        }

        @Override
        public Map<String, String> parameters() {
            return Map.of();
        }

        @Override
        public Flavor flavor() {
            return new TribuoFlavor();
        }

        @Override
        public Predictor train(TrainingSet rows, long seed) {
            throw failure;
        }
    }
}
