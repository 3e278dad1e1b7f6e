package org.evermodel.examples.lifecycle;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evermodel.DatasetName;
import org.evermodel.ExperimentName;
import org.evermodel.ModelName;
import org.evermodel.ModelVersion;
import org.evermodel.check.Check;
import org.evermodel.check.Checks;
import org.evermodel.check.Validator;
import org.evermodel.data.Dataset;
import org.evermodel.examples.Home;
import org.evermodel.examples.Progress;
import org.evermodel.examples.patients.SurgicalPatients;
import org.evermodel.examples.task.HomeNames;
import org.evermodel.examples.task.StockTrainers;
import org.evermodel.model.Labelled;
import org.evermodel.model.Target;

/** The first champion of made-up surgical patients: their table checked, a model trained, evaluated, judged and registered. */
public final class PatientsTraining {
    /** What the model is called. */
    public static final ModelName MODEL = new ModelName("surgical-complications");

    private static final HomeNames NAMES =
            new HomeNames(MODEL, new DatasetName("surgical-patients"), new ExperimentName("surgical-complications"));
    private static final List<Check> CHECKS = List.of(
            Checks.rowsAtLeast(1_000),
            Checks.column(SurgicalPatients.TARGET).present(),
            Checks.column(SurgicalPatients.TARGET).rarestShareAtLeast(0.05),
            Checks.column("age").between(18, 120),
            Checks.column("smoking").in(Set.of("never", "former", "current")),
            Checks.column("albumin").nullShareAtMost(0.2),
            Checks.column("platelets").between(1, 1_500));

    private final Home home;
    private final Progress progress;

    /** A training in {@code home} that tells {@code progress}. */
    public PatientsTraining(Home home, Progress progress) {
        this.home = home;
        this.progress = progress;
    }

    /**
     * What came of it.
     *
     * @param version the version that was registered
     * @param champion whether it is champion
     * @param trainer who trained it
     * @param summary how good it is, in words
     */
    public record Trained(ModelVersion version, boolean champion, String trainer, List<String> summary) {
        /** Copies the lines. */
        public Trained {
            summary = List.copyOf(summary);
        }
    }

    /** Trains on {@code patients}; {@code source} says where they come from. */
    public Trained run(Dataset patients, String source, long seed) {
        Validator.of(CHECKS).validate(patients).orElseThrow();
        progress.done("check", CHECKS.size() + " checks passed");
        Labelled labelled = Target.of(SurgicalPatients.TARGET).label(patients);
        Question question = new Question(
                NAMES,
                source,
                patients,
                labelled,
                Parts.drawn(),
                Set.of(),
                List.of("ethnicity"),
                StockTrainers.forTask(Optional.empty(), labelled),
                seed);
        Outcome outcome = new Course(home).lead(question, Stopwatch.started());
        return new Trained(outcome.version(), outcome.champion(), outcome.trainer(), Summary.of(outcome));
    }
}
