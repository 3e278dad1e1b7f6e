package org.evermodel.examples.pipeline;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.evermodel.Alias;
import org.evermodel.ModelVersion;
import org.evermodel.NotFoundException;
import org.evermodel.RunId;
import org.evermodel.data.Dataset;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.examples.Home;
import org.evermodel.examples.Terminal;
import org.evermodel.examples.lifecycle.Registered;
import org.evermodel.examples.lifecycle.TrainingGraph;
import org.evermodel.pipeline.Explanation;
import org.evermodel.pipeline.Pipeline;
import org.evermodel.pipeline.Plan;
import org.evermodel.pipeline.Resume;
import org.evermodel.pipeline.RunOptions;
import org.evermodel.pipeline.RunResult;
import org.evermodel.pipeline.report.RunConsole;
import org.evermodel.port.LineageLog;
import org.evermodel.port.RunFacts;
import org.evermodel.registry.catalogue.DatasetVersion;
import org.evermodel.registry.tracking.Run;

/** A home, and the training pipelines that run in it. */
final class Workshop implements AutoCloseable {
    private final Home home;

    private Workshop(Home home) {
        this.home = home;
    }

    /** Opens the home in {@code folder}; how runs go on is shown unless {@code quiet}. */
    static Workshop open(Path folder, Terminal terminal, boolean quiet) {
        return new Workshop(
                Home.open(folder, quiet ? event -> {} : RunConsole.on(terminal.out(), terminal.interactive())));
    }

    Home home() {
        return home;
    }

    /** The pipeline of what was asked, whose table is registered as {@code rows}. */
    Pipeline<Dataset, Registered> pipeline(Asked asked, DatasetVersion rows) {
        Optional<ModelVersion> champion = home.registry()
                .models()
                .alias(asked.question().names().model(), Alias.CHAMPION)
                .current();
        return TrainingGraph.of(asked.question(), home, champion, asked.facts(rows));
    }

    /** The same for a table that need not be registered. */
    Pipeline<Dataset, Registered> pipeline(Asked asked) {
        return TrainingGraph.of(asked.question(), home, Optional.empty(), Map.of());
    }

    /** That part of it which makes and measures the model. */
    Pipeline<Dataset, Evaluated> unjudged(Asked asked) {
        return TrainingGraph.unjudged(asked.question(), home);
    }

    /** Registers the table, and that what is learned from was made of it. */
    DatasetVersion register(Asked asked) {
        DatasetVersion all = home.registry()
                .datasets()
                .register(
                        asked.question().names().dataset(),
                        asked.question().all(),
                        asked.question().source());
        Dataset input = asked.input();
        if (!input.fingerprint().equals(all.fingerprint())) {
            home.registry()
                    .lineage()
                    .link(
                            LineageLog.Thing.dataset(all.name(), all.number()),
                            LineageLog.Thing.content(input.fingerprint()),
                            "labelled");
        }
        return all;
    }

    RunResult<Registered> run(Asked asked, LimitOption limit) {
        Pipeline<Dataset, Registered> pipeline = pipeline(asked, register(asked));
        return home.runner().run(pipeline, asked.input(), limit.in(options(asked)));
    }

    RunResult<Registered> resume(RunId run, LimitOption limit) {
        Asked asked = recall(run);
        Pipeline<Dataset, Registered> pipeline = pipeline(asked, register(asked));
        Resume how = Resume.unchanged().with(limit.in(RunOptions.defaults()));
        return home.runner().resume(pipeline, run, asked.input(), how);
    }

    Plan plan(Asked asked) {
        return home.runner().plan(pipeline(asked), asked.input(), options(asked));
    }

    /** Why a place of a run did what it did; empty where it has not come there, or was killed before it wrote that down. */
    Optional<Explanation> explain(RunId run, String place) {
        try {
            return Optional.of(home.runner().explain(run, place));
        } catch (NotFoundException notReached) {
            return Optional.empty();
        }
    }

    static RunOptions options(Asked asked) {
        return RunOptions.defaults()
                .withSeed(asked.question().seed())
                .withExperiment(asked.question().names().experiment());
    }

    /** What was recorded of a run. */
    RunFacts facts(RunId run) {
        return home.registry()
                .experiments()
                .facts(run)
                .orElseThrow(() -> new NotFoundException(
                        "there is no run " + run + " in this home; registry search runs tells which there are"));
    }

    /** A run as it is recorded. */
    Run run(RunId run) {
        return home.registry()
                .experiments()
                .find(run)
                .orElseThrow(() -> new NotFoundException("there is no run " + run + " in this home"));
    }

    /** What was asked of a run. */
    Asked recall(RunId run) {
        return Asked.recall(home.registry(), facts(run));
    }

    @Override
    public void close() {
        home.close();
    }
}
