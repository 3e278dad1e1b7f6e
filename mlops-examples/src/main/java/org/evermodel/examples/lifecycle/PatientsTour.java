package org.evermodel.examples.lifecycle;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evermodel.Alias;
import org.evermodel.DatasetName;
import org.evermodel.ExperimentName;
import org.evermodel.MlopsException;
import org.evermodel.ModelName;
import org.evermodel.check.Check;
import org.evermodel.check.Checks;
import org.evermodel.check.Validator;
import org.evermodel.data.Dataset;
import org.evermodel.examples.Home;
import org.evermodel.examples.Progress;
import org.evermodel.examples.Terminal;
import org.evermodel.examples.patients.SurgicalPatients;
import org.evermodel.examples.task.HomeNames;
import org.evermodel.examples.task.StockTrainers;
import org.evermodel.model.Labelled;
import org.evermodel.model.Target;
import org.evermodel.port.AliasMove;
import org.evermodel.port.ModelAlias;
import org.evermodel.registry.Verification;

/**
 * The lifecycle of made-up surgical patients: a first model of the patients of one year, a second one when those of the
 * next have come, a rollback and the way forward again, and a look at whether all is still as it was written.
 */
public final class PatientsTour {
    private static final int FIRST_YEAR = 4_000;
    private static final int BOTH_YEARS = 9_000;
    private static final long SEED = 42;
    private static final int MOVES_SHOWN = 4;
    private static final HomeNames NAMES = new HomeNames(
            new ModelName("surgical-complications"),
            new DatasetName("surgical-patients"),
            new ExperimentName("surgical-complications"));
    private static final List<Check> CHECKS = List.of(
            Checks.rowsAtLeast(1_000),
            Checks.column(SurgicalPatients.TARGET).present(),
            Checks.column(SurgicalPatients.TARGET).rarestShareAtLeast(0.05),
            Checks.column("age").between(18, 120),
            Checks.column("smoking").in(Set.of("never", "former", "current")),
            Checks.column("albumin").nullShareAtMost(0.2),
            Checks.column("platelets").between(1, 1_500));

    private final Terminal terminal;
    private final Progress progress;

    /** A tour that speaks to {@code terminal}. */
    public PatientsTour(Terminal terminal) {
        this.terminal = terminal;
        this.progress = Progress.on(terminal);
    }

    /** Goes all the way in the home at {@code folder}; returns the exit code. */
    public int run(Path folder) {
        Dataset patients = SurgicalPatients.generate(BOTH_YEARS, SEED);
        try (Home home = Home.open(folder, progress)) {
            learn(home, "The patients of one year", patients.slice(0, FIRST_YEAR));
            Outcome second = learn(home, "The patients of two years", patients);
            ModelAlias champion = home.registry().models().alias(NAMES.model(), Alias.CHAMPION);
            backAndForth(champion);
            verify(home);
            summarize(second, champion);
        }
        return 0;
    }

    private void verify(Home home) {
        progress.heading("Is all as it was written?");
        Verification found = home.registry().verify();
        progress.done("verify", found.toString());
        if (!found.sound()) {
            throw new MlopsException("the home is damaged: " + found.problems());
        }
    }

    private void summarize(Outcome second, ModelAlias champion) {
        PrintStream out = terminal.out();
        out.println();
        Summary.of(second).forEach(out::println);
        List<AliasMove> moves = champion.history();
        out.println("The last moves of the champion's alias:");
        moves.stream().skip(Math.max(0, moves.size() - MOVES_SHOWN)).forEach(move -> out.println("  " + move));
        out.println("The champion of models:/" + NAMES.model() + " is version "
                + champion.current().orElseThrow().number() + ", and the home is sound.");
    }

    private Outcome learn(Home home, String what, Dataset patients) {
        progress.heading(what);
        progress.done("generate", patients.toString());
        Validator.of(CHECKS).validate(patients).orElseThrow();
        progress.done("check", CHECKS.size() + " checks passed");
        Labelled labelled = Target.of(SurgicalPatients.TARGET).label(patients);
        Question question = new Question(
                NAMES,
                "generated, seed " + SEED,
                patients,
                labelled,
                Parts.drawn(),
                Set.of(),
                List.of("ethnicity"),
                StockTrainers.forTask(Optional.empty(), labelled),
                SEED);
        Outcome outcome = new Course(home).lead(question, Stopwatch.started());
        progress.done("champion", outcome.champion() ? outcome.version().uri() + " serves now" : "stays what it was");
        return outcome;
    }

    /** Takes the champion back to the version before and forward again, where there is one before. */
    private void backAndForth(ModelAlias champion) {
        progress.heading("Back and forth");
        AliasMove back = champion.rollback("to show that it takes one call");
        progress.done("rollback", back.toString());
        AliasMove forth = champion.rollForward("to go on with the better one");
        progress.done("forward", forth.toString());
    }
}
