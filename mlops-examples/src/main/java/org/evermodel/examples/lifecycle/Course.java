package org.evermodel.examples.lifecycle;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evermodel.Alias;
import org.evermodel.MlopsException;
import org.evermodel.ModelVersion;
import org.evermodel.RunId;
import org.evermodel.data.Dataset;
import org.evermodel.data.UnusableRowsException;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.examples.Home;
import org.evermodel.examples.UsageException;
import org.evermodel.model.Candidate;
import org.evermodel.pipeline.Pipeline;
import org.evermodel.pipeline.RunOptions;
import org.evermodel.pipeline.RunReport;
import org.evermodel.pipeline.RunResult;
import org.evermodel.port.AliasConflictException;
import org.evermodel.port.LineageLog;
import org.evermodel.port.ModelAlias;
import org.evermodel.registry.catalogue.DatasetVersion;

/** Leads one question through pipeline, gates and registry to the champion's alias, or to its refusal. */
final class Course {
    private static final String REFUSED = "refused";
    private static final String COMPARISON = "comparison.";
    private static final int MOST_ATTEMPTS = 5;

    private final Home home;
    private final Consumer<RunReport> reports;

    Course(Home home) {
        this(home, report -> {});
    }

    /** One that hands out the report of each run, whatever came of it. */
    Course(Home home, Consumer<RunReport> reports) {
        this.home = home;
        this.reports = reports;
    }

    /**
     * Answers {@code question}.
     *
     * @param clock tells how long everything takes
     */
    Outcome lead(Question question, Stopwatch clock) {
        double load = clock.seconds();
        Dataset input = question.parts().input(question.labelled());
        register(question, input);
        Attempt attempt = attempt(question, input);
        for (int i = 1; i < MOST_ATTEMPTS && !attempt.settled(); i++) {
            attempt = attempt(question, input);
        }
        if (!attempt.settled()) {
            throw new UsageException(
                    "while " + attempt.registered().version().uri() + " was judged, somebody else changed"
                            + " the champion, " + MOST_ATTEMPTS + " times; give the same command again");
        }
        return outcome(question, attempt, load, clock);
    }

    /** Remembers the whole table, and that what is learned from was made of it. */
    private void register(Question question, Dataset input) {
        DatasetVersion all =
                home.registry().datasets().register(question.names().dataset(), question.all(), question.source());
        if (!input.fingerprint().equals(all.fingerprint())) {
            home.registry()
                    .lineage()
                    .link(
                            LineageLog.Thing.dataset(all.name(), all.number()),
                            LineageLog.Thing.content(input.fingerprint()),
                            "labelled");
        }
    }

    private Attempt attempt(Question question, Dataset input) {
        ModelAlias champion = home.registry().models().alias(question.names().model(), Alias.CHAMPION);
        Optional<ModelVersion> before = champion.current();
        Pipeline<Dataset, Registered> pipeline = TrainingGraph.of(question, home, before);
        RunOptions options = RunOptions.defaults()
                .withSeed(question.seed())
                .withExperiment(question.names().experiment());
        RunResult<Registered> result = home.runner().run(pipeline, input, options);
        reports.accept(result.report());
        Registered registered = registered(question, result);
        boolean settled = !(result instanceof RunResult.Succeeded<Registered>)
                || promote(registered.version(), before, champion, result.report());
        return new Attempt(registered, result.report(), settled);
    }

    /**
     * Gives the alias to a version that was found no worse than {@code before}; returns false where somebody gave it to a
     * third one meanwhile, against which the version has yet to be judged.
     */
    private static boolean promote(
            ModelVersion version, Optional<ModelVersion> before, ModelAlias champion, RunReport report) {
        int judgedAgainst = before.map(ModelVersion::number).orElse(0);
        try {
            champion.compareAndMove(judgedAgainst, version.number(), passed(report));
            return true;
        } catch (AliasConflictException e) {
            return e.actual() == version.number();
        }
    }

    private static String passed(RunReport report) {
        return "passed its gates in run " + report.run().map(RunId::value).orElse("that was not recorded");
    }

    /** What came of judging a candidate once; not settled where the champion changed meanwhile. */
    private record Attempt(Registered registered, RunReport report, boolean settled) {}

    private Registered registered(Question question, RunResult<Registered> result) {
        if (result instanceof RunResult.Refused<Registered> refused) {
            Evaluated evaluated = refused.candidate(Evaluated.class);
            String reasons = refused.report().refusals().stream()
                    .map(gate -> gate.gate() + ": " + gate.reason())
                    .collect(Collectors.joining("; "));
            ModelVersion version = home.registry()
                    .models()
                    .register(
                            question.names().model(),
                            evaluated,
                            refused.report().run(),
                            Map.of(REFUSED, reasons));
            return new Registered(evaluated, version);
        }
        if (result instanceof RunResult.Failed<Registered> failed) {
            throw failure(failed);
        }
        Registered registered = result.orElseThrow();
        return registered.as(accepted(registered.version(), result.report()));
    }

    /** What refused the version in an earlier run, against another champion or none, holds no longer. */
    private ModelVersion accepted(ModelVersion version, RunReport report) {
        return home.registry().models().untag(version.name(), version.number(), REFUSED, passed(report));
    }

    /** Rows that do not allow what was asked for are the user's; whatever else a step throws is not. */
    private static RuntimeException failure(RunResult.Failed<Registered> failed) {
        if (failed.cause() instanceof MlopsException cause) {
            return cause;
        }
        if (failed.cause() instanceof UnusableRowsException cause) {
            return new UsageException("step " + failed.step() + ": " + cause.getMessage(), cause);
        }
        return new IllegalStateException(
                "step " + failed.step() + " failed on " + failed.inputs() + ": " + failed.cause(), failed.cause());
    }

    private Outcome outcome(Question question, Attempt attempt, double load, Stopwatch clock) {
        Registered registered = attempt.registered();
        RunReport report = attempt.report();
        Candidate candidate = registered.evaluated().candidate();
        Seconds seconds = new Seconds(
                load,
                seconds(report, "split", "train"),
                seconds(report, "evaluate", "surely useful", "no regression"),
                clock.seconds());
        candidate.model().close();
        return new Outcome(
                candidate.train().rowCount(),
                candidate.test().rowCount(),
                question.labelled().dropped(),
                question.all().fingerprint(),
                candidate.trainer(),
                compared(candidate),
                registered.evaluated().evaluation(),
                report.gates(),
                registered.version(),
                isChampion(registered.version()),
                report.cachedSteps(),
                seconds);
    }

    /** The comparison of trainers, among the other facts of a training. */
    private static Map<String, String> compared(Candidate candidate) {
        Map<String, String> compared = new LinkedHashMap<>();
        candidate.facts().forEach((fact, text) -> {
            if (fact.startsWith(COMPARISON)) {
                compared.put(fact.substring(COMPARISON.length()), text);
            }
        });
        return compared;
    }

    private boolean isChampion(ModelVersion version) {
        return home.registry()
                .models()
                .alias(version.name(), Alias.CHAMPION)
                .current()
                .filter(champion -> champion.number() == version.number())
                .isPresent();
    }

    private static double seconds(RunReport report, String... steps) {
        return Stream.of(steps)
                        .map(step -> report.step(step).duration())
                        .reduce(Duration.ZERO, Duration::plus)
                        .toMillis()
                / 1e3;
    }
}
