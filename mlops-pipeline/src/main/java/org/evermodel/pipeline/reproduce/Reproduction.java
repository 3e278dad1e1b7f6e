package org.evermodel.pipeline.reproduce;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.evermodel.Digest;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;
import org.evermodel.NotFoundException;
import org.evermodel.data.Dataset;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.pipeline.Pipeline;
import org.evermodel.pipeline.RunOptions;
import org.evermodel.pipeline.RunResult;
import org.evermodel.pipeline.Runner;
import org.evermodel.pipeline.StepReport;
import org.evermodel.pipeline.StepStatus;
import org.evermodel.port.LoadedModel;
import org.evermodel.port.ModelSource;
import org.evermodel.port.ModelTags;
import org.evermodel.port.RunFacts;
import org.evermodel.port.RunHistory;
import org.evermodel.port.TableSource;

/**
 * Makes registered models again: from the data, the seed and the settings that were recorded of the run that made them,
 * by the pipeline as it is now, here.
 *
 * <pre>{@code
 * Reproduction reproduction = Reproduction.of(registry.models(), registry.experiments(), registry.datasets())
 *         .tagging(registry.models());
 * System.out.println(reproduction.premises(uri, training));          // what is not as it was, before anything runs
 * Certificate certificate = reproduction.reproduce(uri, training);
 * }</pre>
 *
 * <p>The pipeline ends with the evaluated model: that part of the one that made it which comes before it is registered. The
 * places of the other that it does not have are not looked at. A gate that refuses the evaluated model now has no part in the
 * certificate; one that refuses what comes before it leaves nothing to be compared, and is thrown.
 *
 * <p>The digest of the data is compared before anything is trained; where it is another one, nothing is. Settings are those
 * that places declare, and what a run recorded under a place's id. A step whose kept output the run used was made in an
 * environment that the run did not record, and is listed. Unless told
 * otherwise every step is done again, nothing is kept, and no run is recorded. What a step did not declare and the
 * fingerprint of its class does not cover can differ unseen; the model tells then.
 *
 * <p>Immutable and thread-safe. Methods throw {@link NotFoundException} where the version, its run or its data are not
 * remembered, IllegalStateException where what was recorded does not suffice, such as where neither the run nor the input
 * names the data by a digest, what {@link RunResult#orElseThrow()} throws where the run makes nothing, and {@link org.evermodel.ArtifactDamagedException} where
 * bytes are not those that were stored.
 */
public final class Reproduction {
    private static final double TOLERANCE = 1e-3;
    private static final int MOST_TAGGED = 20;

    private final ModelSource models;
    private final RunHistory runs;
    private final TableSource tables;
    private final Runner runner;
    private final double tolerance;
    private final Clock clock;
    private final Optional<ModelTags> tags;

    private Reproduction(
            ModelSource models,
            RunHistory runs,
            TableSource tables,
            Runner runner,
            double tolerance,
            Clock clock,
            Optional<ModelTags> tags) {
        this.models = models;
        this.runs = runs;
        this.tables = tables;
        this.runner = runner;
        this.tolerance = tolerance;
        this.clock = clock;
        this.tags = tags;
    }

    /** Makes the models of {@code models} again, which came from {@code runs} over {@code tables}. */
    public static Reproduction of(ModelSource models, RunHistory runs, TableSource tables) {
        return new Reproduction(
                models, runs, tables, Runner.builder().build(), TOLERANCE, Clock.systemUTC(), Optional.empty());
    }

    /** With a runner of the host's: one with a storage uses outputs that are kept, and the certificate says which. */
    public Reproduction on(Runner other) {
        return new Reproduction(models, runs, tables, other, tolerance, clock, tags);
    }

    /**
     * Takes measures for equal that are so far apart at most, as a share of the registered one, or of 1 where that is less;
     * 0.001 unless told otherwise.
     */
    public Reproduction within(double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("tolerance must be in [0, 1), but was " + share);
        }
        return new Reproduction(models, runs, tables, runner, share, clock, tags);
    }

    /** By another clock than the system's. */
    public Reproduction at(Clock other) {
        return new Reproduction(models, runs, tables, runner, tolerance, other, tags);
    }

    /** Remembers each certificate as the tag {@link Certificate#TAG} of its version, in place of the one before. */
    public Reproduction tagging(ModelTags where) {
        return new Reproduction(models, runs, tables, runner, tolerance, clock, Optional.of(where));
    }

    /** What is not as it was when the version was made, without running anything; its data must be registered. */
    public Premises premises(ModelUri uri, Pipeline<Dataset, ?> pipeline) {
        return premises(uri, pipeline, recordedTable(uri, pipeline));
    }

    /** The same for data that the caller has. */
    public <I> Premises premises(ModelUri uri, Pipeline<I, ?> pipeline, I input) {
        ModelVersion version = version(uri);
        return new Comparing(facts(version), runs.environment()).premises(version, pipeline, input);
    }

    /** Makes a version again whose data are registered. */
    public Certificate reproduce(ModelUri uri, Pipeline<Dataset, Evaluated> pipeline) {
        return reproduce(uri, pipeline, recordedTable(uri, pipeline));
    }

    /** Makes a version again from data that the caller has; they must be those that were recorded. */
    public <I> Certificate reproduce(ModelUri uri, Pipeline<I, Evaluated> pipeline, I input) {
        Premises premises = premises(uri, pipeline, input);
        Certificate certificate = premises.sameData()
                ? train(premises, pipeline, input)
                : certificate(premises, Tier.DIFFERENT, false, List.of(), premises.differences());
        tags.ifPresent(where -> where.tag(
                premises.version().name(),
                premises.version().number(),
                Certificate.TAG,
                certificate.brief(MOST_TAGGED).toJson(),
                "trained again: " + certificate.tier()));
        return certificate;
    }

    private <I> Certificate train(Premises premises, Pipeline<I, Evaluated> pipeline, I input) {
        ModelUri uri = premises.version().uri();
        LoadedModel registered =
                models.load(uri).orElseThrow(() -> new NotFoundException("there is no " + uri + " any more"));
        try {
            RunResult<Evaluated> result =
                    runner.run(pipeline, input, RunOptions.defaults().withSeed(premises.seed()));
            Evaluated again = evaluated(result);
            try {
                Remade remade = Remade.of(registered, again, tolerance);
                return certificate(premises, remade.tier(), true, cached(result), remade.after(premises.differences()));
            } finally {
                again.candidate().model().close();
            }
        } finally {
            registered.model().close();
        }
    }

    private static Evaluated evaluated(RunResult<Evaluated> result) {
        return result instanceof RunResult.Refused<Evaluated> refused
                        && refused.candidate() instanceof Evaluated evaluated
                ? evaluated
                : result.orElseThrow();
    }

    private static List<String> cached(RunResult<?> result) {
        return result.report().steps().stream()
                .filter(step -> step.status() == StepStatus.CACHED)
                .map(StepReport::id)
                .toList();
    }

    private Certificate certificate(
            Premises premises, Tier tier, boolean trained, List<String> cached, List<Difference> differences) {
        return new Certificate(
                premises.version().uri(),
                premises.run(),
                clock.instant(),
                tier,
                trained,
                tolerance,
                cached,
                differences.size(),
                differences);
    }

    private Dataset recordedTable(ModelUri uri, Pipeline<Dataset, ?> pipeline) {
        ModelVersion version = version(uri);
        RunFacts facts = facts(version);
        Digest fingerprint = Comparing.recordedInput(facts, pipeline)
                .orElseThrow(() -> new IllegalStateException("run " + facts.run() + ", which made " + version.uri()
                        + ", recorded no input \"" + pipeline.inputId() + "\" but "
                        + facts.inputs().keySet()
                        + "; give the data to be trained on"));
        return tables.table(fingerprint)
                .orElseThrow(() -> new NotFoundException("the table " + fingerprint + " that " + version.uri()
                        + " was made of is not registered, or its rows were let go; register it again or give it"));
    }

    private ModelVersion version(ModelUri uri) {
        return models.resolve(uri).orElseThrow(() -> new NotFoundException("there is no " + uri));
    }

    private RunFacts facts(ModelVersion version) {
        return version.run()
                .map(run -> runs.facts(run)
                        .orElseThrow(() -> new NotFoundException(
                                "run " + run + ", which made " + version.uri() + ", is not remembered here")))
                .orElseThrow(() -> new IllegalStateException(
                        version.uri() + " was registered without a run, so nobody knows how it came to be"));
    }

    @Override
    public String toString() {
        return "Reproduction[" + models + ", within " + tolerance + "]";
    }
}
