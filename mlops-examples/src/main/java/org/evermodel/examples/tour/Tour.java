package org.evermodel.examples.tour;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.evermodel.Alias;
import org.evermodel.MlopsException;
import org.evermodel.data.Dataset;
import org.evermodel.examples.Home;
import org.evermodel.examples.Progress;
import org.evermodel.examples.Terminal;
import org.evermodel.examples.lifecycle.PatientsTraining;
import org.evermodel.examples.lifecycle.PatientsTraining.Trained;
import org.evermodel.examples.patients.SurgicalPatients;
import org.evermodel.port.AliasMove;
import org.evermodel.port.ModelAlias;
import org.evermodel.registry.audit.Verification;

/**
 * The whole life of a model of made-up surgical patients: trained and judged on those of two years, deployed in this
 * process and over HTTP, asked day by day, labelled 30 days later, watched when a germ comes to the wards, retrained,
 * tried as canary and promoted, rolled back and forward, and all of it verified in the end.
 */
public final class Tour {
    static final int PATIENTS_A_DAY = 40;
    private static final int TRAINING_ROWS = 4_000;
    private static final int DAYS = 160;
    private static final int GERM_COMES = 51;
    private static final long SEED = 42;
    private static final int MOVES_SHOWN = 5;

    private final Terminal terminal;
    private final Progress progress;

    /** A tour that speaks to {@code terminal}. */
    public Tour(Terminal terminal) {
        this.terminal = terminal;
        this.progress = Progress.on(terminal);
    }

    /** Goes all the way in the home at {@code folder}; returns the exit code. */
    public int run(Path folder) {
        Dataset patients = SurgicalPatients.generate(
                TRAINING_ROWS + DAYS * PATIENTS_A_DAY, TRAINING_ROWS + (GERM_COMES - 1) * PATIENTS_A_DAY, SEED);
        Dataset past = patients.slice(0, TRAINING_ROWS);
        Dataset coming = patients.slice(TRAINING_ROWS, patients.rowCount());
        try (Home home = Home.open(folder, progress)) {
            progress.heading("Train: the patients of the last hundred days");
            Trained trained = new PatientsTraining(home, progress).run(past, "generated, seed " + SEED, SEED);
            ModelAlias champion = home.registry().models().alias(PatientsTraining.MODEL, Alias.CHAMPION);
            champion.moveTo(trained.version().number(), "a tour starts with it");
            Ward ward;
            try (Ward open = Ward.open(home, trained, past, progress)) {
                ward = open;
                open.askOverHttp(coming);
                progress.heading("Serve: " + DAYS + " days, " + PATIENTS_A_DAY + " patients a day; from day "
                        + GERM_COMES + " a resistant germ is on the wards");
                open.live(coming);
                open.backAndForth();
            }
            verify(home);
            summarize(trained, ward.story(), champion);
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

    private void summarize(Trained trained, List<String> story, ModelAlias champion) {
        PrintStream out = terminal.out();
        out.println();
        trained.summary().forEach(out::println);
        story.forEach(out::println);
        out.println("The last moves of the champion's alias:");
        List<AliasMove> moves = champion.history();
        moves.stream().skip(Math.max(0, moves.size() - MOVES_SHOWN)).forEach(move -> out.println("  " + move));
        out.println("The champion of models:/" + PatientsTraining.MODEL + " is version "
                + champion.current().orElseThrow().number() + ", and the home is sound.");
    }
}
