package org.evermodel.examples.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.evermodel.MlopsException;
import org.evermodel.ModelName;
import org.evermodel.ModelVersion;
import org.evermodel.RunId;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.evaluate.Evaluator;
import org.evermodel.model.Candidate;
import org.evermodel.model.Target;
import org.evermodel.model.Training;
import org.evermodel.model.Transforms;
import org.evermodel.pipeline.Pipeline;
import org.evermodel.pipeline.Resume;
import org.evermodel.pipeline.RunResult;
import org.evermodel.pipeline.Runner;
import org.evermodel.pipeline.step.Register;
import org.evermodel.registry.Registry;
import org.evermodel.registry.event.Delivery;
import org.evermodel.registry.tracking.Run;
import org.evermodel.registry.tracking.RunStatus;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.Faults;
import org.evermodel.testkit.Faults.Moment;
import org.evermodel.testkit.TestClock;
import org.evermodel.testkit.TestTimer;
import org.evermodel.tribuo.TribuoTrainers;
import org.junit.jupiter.api.Test;

/** A version and the journal's word that the step which registered it has ended are there together, or not at all. */
class RegisteredTogetherTest {
    private static final ModelName CHURN = new ModelName("churn");
    private static final Evaluated EVALUATED = evaluated();

    private final TestClock clock = TestClock.at(Instant.parse("2026-01-15T10:30:00Z"));
    private final AtomicReference<RunId> id = new AtomicReference<>();

    private static Evaluated evaluated() {
        Random random = new Random(1);
        double[] age = random.doubles(40, 20, 80).toArray();
        List<String> churned = java.util.Arrays.stream(age)
                .mapToObj(years -> years > 50 ? "yes" : "no")
                .toList();
        Dataset rows = Dataset.of(Map.of("age", Columns.reals(age), "churned", Columns.categories(churned)));
        Candidate candidate = new Candidate(
                Training.of(Target.of("churned"), Transforms.impute())
                        .train(TribuoTrainers.cart(), rows.slice(0, 30), 1),
                rows.slice(0, 30),
                rows.slice(30, 40),
                "cart",
                Map.of());
        return new Evaluated(candidate, Evaluator.overall().evaluate(candidate));
    }

    private Registry open(Storage storage) {
        return Registry.builder(storage)
                .clock(clock)
                .delivery(Delivery.byHand())
                .open();
    }

    private Pipeline<Evaluated, ModelVersion> pipeline(Registry registry) {
        return Pipeline.named("p", Evaluated.class)
                .step("begins", (Evaluated evaluated, org.evermodel.pipeline.StepContext context) -> {
                    id.set(context.run().orElseThrow());
                    return evaluated;
                })
                .step("register", Register.as(CHURN, registry.models()))
                .build();
    }

    private RunResult<ModelVersion> run(Registry registry, Storage storage) {
        Runner runner = runner(registry, storage);
        return runner.unfinished().isEmpty()
                ? runner.run(pipeline(registry), EVALUATED)
                : runner.resume(pipeline(registry), runner.unfinished().get(0).run(), EVALUATED, Resume.unchanged());
    }

    private Runner runner(Registry registry, Storage storage) {
        return Runner.builder()
                .storage(storage)
                .recorder(registry.experiments())
                .clock(clock)
                .timer(TestTimer.patient(clock))
                .parallelism(1)
                .build();
    }

    private static boolean isJournaled(Storage storage) {
        return Journaled.in(storage).revisions().containsKey("register");
    }

    @Test
    void afterADeathAtAnyWrite() {
        Faults counting = new Faults();
        Storage first = counting.in(Storage.inMemory());
        run(open(first), first).orElseThrow();
        int together = 0;
        for (int write = 1; write <= counting.writes(); write++) {
            for (Moment moment : List.of(Moment.BEFORE, Moment.AFTER)) {
                together += dieAndGoOn(write, moment) ? 1 : 0;
            }
        }
        assertThat(together).isPositive();
    }

    private boolean dieAndGoOn(int write, Moment moment) {
        Storage storage = Storage.inMemory();
        Faults faults = new Faults();
        Registry doomed = open(faults.in(storage));
        faults.dieAt(write, moment);
        try {
            run(doomed, faults.in(storage));
        } catch (MlopsException | IllegalStateException dead) {
            assertThat(faults.writes()).as("%s", dead).isGreaterThanOrEqualTo(write);
        }
        Registry registry = open(storage);
        boolean there = !registry.models().versions(CHURN).isEmpty();
        assertThat(isJournaled(storage)).as(moment + " write " + write).isEqualTo(there);

        clock.pass(Duration.ofHours(1));
        if (!Journaled.in(storage).status().equals("SUCCEEDED")) {
            assertThat(run(registry, storage).orElseThrow().number()).isEqualTo(1);
        }
        assertThat(registry.models().versions(CHURN)).hasSize(1);
        assertThat(registry.experiments().find(id.get()).orElseThrow().tags())
                .as(moment + " write " + write)
                .containsKey("model");
        assertThat(registry.verify().problems()).isEmpty();
        return there;
    }

    @Test
    void aRunThatIsGoneOnWithIsTheSameInTheRecord() {
        Storage storage = Storage.inMemory();
        Registry registry = open(storage);
        Faults faults = new Faults();
        Storage dying = faults.in(storage);
        Runner doomed = runner(registry, dying);
        var pipeline = Pipeline.named("p", Evaluated.class)
                .step("begins", (Evaluated evaluated, org.evermodel.pipeline.StepContext context) -> {
                    if (id.compareAndSet(null, context.run().orElseThrow())) {
                        faults.dieAt(1, Moment.BEFORE);
                    }
                    return evaluated;
                })
                .step("register", Register.as(CHURN, registry.models()))
                .build();
        doomed.run(pipeline, EVALUATED);
        clock.pass(Duration.ofHours(1));

        ModelVersion version = runner(registry, storage)
                .resume(pipeline, id.get(), EVALUATED, Resume.unchanged())
                .orElseThrow();

        assertThat(version.run()).contains(id.get());
        Run recorded = registry.experiments().find(id.get()).orElseThrow();
        assertThat(recorded.status()).isEqualTo(RunStatus.FINISHED);
        assertThat(registry.experiments().runs(recorded.experiment())).hasSize(1);
    }
}
