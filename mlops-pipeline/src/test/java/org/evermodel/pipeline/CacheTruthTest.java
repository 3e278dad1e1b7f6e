package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.evermodel.artifact.Codec;
import org.evermodel.data.Dataset;
import org.evermodel.data.TrainTestSplit;
import org.evermodel.data.TrainTestSplits;
import org.evermodel.port.RunRecorder;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;

/** For each kind of change the step that depends on it runs again, and says what changed. */
class CacheTruthTest {
    private static final Step<Dataset, String> COUNT = new Count();

    private final Storage storage = Storage.inMemory();
    private final Runner runner = Runner.of(storage, RunRecorder.none());

    @Test
    void usesTheKeptOutputWhereNothingChanged() {
        run(COUNT, People.aged(30, 41));

        var again = run(COUNT, People.aged(30, 41));

        assertThat(again.status()).isEqualTo(StepStatus.CACHED);
        assertThat(again.reasons()).singleElement().asString().startsWith("nothing changed since 20");
    }

    @Test
    void runsAStepOfWhichNothingIsKept() {
        assertThat(run(COUNT, People.aged(30))).satisfies(ran("never run"));
    }

    @Test
    void namesTheCellThatChanged() {
        run(COUNT, People.aged(30, 41, 52));

        assertThat(run(COUNT, People.aged(30, 43, 52)))
                .satisfies(ran("input: column \"age\" changed (row 1: 41 → 43)"));
    }

    @Test
    void namesTheFirstCellsAndCountsTheRest() {
        run(COUNT, People.aged(1, 3, 5, 7, 9));

        assertThat(run(COUNT, People.aged(11, 13, 15, 17, 19)))
                .satisfies(
                        ran("input: column \"age\" changed (row 0: 1 → 11, row 1: 3 → 13, row 2: 5 → 15 and 2 more)"));
    }

    @Test
    void namesTheColumnAloneWhereTheEarlierTableIsGone() {
        run(COUNT, People.aged(30, 41));
        forgetArtifacts();

        assertThat(run(COUNT, People.aged(30, 43))).satisfies(ran("input: column \"age\" changed"));
    }

    @Test
    void namesTheRowCountAndNotEveryColumn() {
        run(COUNT, People.aged(30, 41));

        assertThat(run(COUNT, People.aged(30, 41, 52))).satisfies(ran("input: row count changed: 2 → 3"));
    }

    @Test
    void namesAColumnThatCameAndOneThatWent() {
        var people = People.aged(30, 41);
        run(COUNT, people);

        assertThat(run(COUNT, people.drop("smoker").with("years", people.column("age"))))
                .satisfies(ran("input: column \"years\" is new", "input: column \"smoker\" is gone"));
    }

    @Test
    void namesTheOrderOfColumns() {
        var people = People.aged(30, 41);
        run(COUNT, people);

        assertThat(run(COUNT, people.select(java.util.List.of("smoker", "age"))))
                .satisfies(ran("input: column order changed: [age, smoker] → [smoker, age]"));
    }

    @Test
    void namesAComponentOfARecordThatChanged() {
        record Older(int years) implements Step<Dataset, String> {
            @Override
            public String run(Dataset people, StepContext context) {
                return "older by " + years;
            }
        }
        run(new Older(1), People.aged(30));

        assertThat(run(new Older(2), People.aged(30))).satisfies(ran("parameter \"years\" changed: 1 → 2"));
    }

    @Test
    void namesADeclaredParameterThatChanged() {
        run(COUNT.withParameters(Map.of("unit", "people")), People.aged(30));

        assertThat(run(COUNT.withParameters(Map.of("unit", "heads")), People.aged(30)))
                .satisfies(ran("parameter \"unit\" changed: people → heads"));
    }

    @Test
    void namesTheSeedOfAStepThatDrawsOnIt() {
        run(COUNT, People.aged(30), 1);

        assertThat(run(COUNT, People.aged(30), 2)).satisfies(ran("seed changed: 1 → 2"));
    }

    @Test
    void keepsWhatDoesNotDrawOnTheSeedWhenTheSeedChanges() {
        var pipeline =
                Pipeline.named("p", String.class).step("mark", Mark.with("!")).build();
        runner.run(pipeline, "text", RunOptions.defaults().withSeed(1));

        var again = runner.run(pipeline, "text", RunOptions.defaults().withSeed(2));

        assertThat(again.report().step("mark").status()).isEqualTo(StepStatus.CACHED);
    }

    @Test
    void namesTheVersionOfTheStep() {
        run(COUNT.withVersion("1"), People.aged(30));

        assertThat(run(COUNT.withVersion("2"), People.aged(30))).satisfies(ran("version changed: 1 → 2"));
    }

    @Test
    void namesTheCodec() {
        run(COUNT.keptBy(new TextCodec("text/1")), People.aged(30));

        assertThat(run(COUNT.keptBy(new TextCodec("text/2")), People.aged(30)))
                .satisfies(ran("codec changed: text/1 → text/2"));
    }

    @Test
    void namesTheCodeWhereAnotherClassWroteTheStep() {
        run(COUNT, People.aged(30));

        assertThat(run(OtherCode.COUNT, People.aged(30))).satisfies(ran("code changed"));
    }

    @Test
    void namesTheEnvironmentOfTheRunner() {
        environment("17").run(pipeline(COUNT), People.aged(30));

        var after = environment("21").run(pipeline(COUNT), People.aged(30));

        assertThat(after.report().step("count")).satisfies(ran("environment \"java\" changed: 17 → 21"));
    }

    @Test
    void namesTheEnvironmentThatAStepDeclares() {
        record OnEngine(Map<String, String> environment) implements Step<Dataset, String> {
            @Override
            public String run(Dataset people, StepContext context) {
                return "run on " + environment;
            }

            @Override
            public Map<String, String> parameters() {
                return Map.of("engine", "tribuo");
            }
        }
        run(new OnEngine(Map.of("tribuo", "4.3.2")), People.aged(30));

        assertThat(run(new OnEngine(Map.of("tribuo", "5.0")), People.aged(30)))
                .satisfies(ran("environment \"tribuo\" changed: 4.3.2 → 5.0"));
    }

    @Test
    void namesEverythingThatChangedAtOnce() {
        run(COUNT.withVersion("1"), People.aged(30), 1);

        assertThat(run(COUNT.withVersion("2"), People.aged(31), 2))
                .satisfies(ran(
                        "version changed: 1 → 2",
                        "input: column \"age\" changed (row 0: 30 → 31)",
                        "input: column \"smoker\" changed (row 0: true → false)",
                        "seed changed: 1 → 2"));
    }

    @Test
    void comparesWithTheKeptOutputThatDiffersLeast() {
        run(COUNT, People.aged(30), 1);
        run(COUNT.withVersion("2"), People.aged(31, 32), 2);

        assertThat(run(COUNT, People.aged(30), 3)).satisfies(ran("seed changed: 1 → 3"));
    }

    @Test
    void keepsTheOutputsOfTwoPlacesApartThoughTheyDoTheSame() {
        var mark = Mark.with("!");
        var graph = Graph.named("p");
        var in = graph.input("text", String.class);
        var both = graph.<String, String, String>join(
                "both", graph.step("left", in, mark), graph.step("right", in, mark), String::concat);

        var report = runner.run(graph.build(in, both), "a").report();

        assertThat(report.step("right")).satisfies(ran("never run"));
        assertThat(mark.ran()).isEqualTo(2);
    }

    @Test
    void runsWhatFollowsOnlyWhereWhatItTakesChanged() {
        var first = Mark.with("");
        var second = Mark.with("!");
        Step<Dataset, String> kind = COUNT.keptBy(new TextCodec());
        var pipeline = Pipeline.named("p", Dataset.class)
                .step("kind", kind)
                .step("first", first)
                .step("second", second)
                .build();
        runner.run(pipeline, People.aged(30, 41));

        var report = runner.run(pipeline, People.aged(60, 71)).report();

        assertThat(report.step("kind").status()).isEqualTo(StepStatus.SUCCEEDED);
        assertThat(report.step("first").status()).isEqualTo(StepStatus.CACHED);
        assertThat(first.ran() + second.ran()).isEqualTo(2);
    }

    @Test
    void namesThePartAndTheCellOfATableInsideARecord() {
        Step<Dataset, TrainTestSplit> halve = (people, context) -> new TrainTestSplit(
                people.slice(0, people.rowCount() / 2), people.slice(people.rowCount() / 2, people.rowCount()));
        record Training() implements Step<TrainTestSplit, String> {
            @Override
            public String run(TrainTestSplit split, StepContext context) {
                return "trained";
            }
        }
        var pipeline = Pipeline.named("p", Dataset.class)
                .step("split", halve.keptBy(TrainTestSplits.codec()))
                .step("train", new Training().keptBy(new TextCodec()))
                .build();
        runner.run(pipeline, People.aged(1, 3, 5, 7));

        var report = runner.run(pipeline, People.aged(1, 3, 5, 9)).report();

        assertThat(report.step("train")).satisfies(ran("input split: test column \"age\" changed (row 1: 7 → 9)"));
    }

    private StepReport run(Step<Dataset, String> step, Dataset people) {
        return run(step, people, 42);
    }

    private StepReport run(Step<Dataset, String> step, Dataset people, long seed) {
        var options = RunOptions.defaults().withSeed(seed);
        return runner.run(pipeline(step), people, options).report().step("count");
    }

    private static Pipeline<Dataset, String> pipeline(Step<Dataset, String> step) {
        Codec<String> codec = step.codec().orElseGet(TextCodec::new);
        return Pipeline.named("counting", Dataset.class)
                .step("count", step.keptBy(codec))
                .build();
    }

    private Runner environment(String java) {
        return Runner.builder()
                .storage(storage)
                .environment(Map.of("java", java))
                .build();
    }

    private void forgetArtifacts() {
        try (var all = storage.artifacts().list()) {
            all.toList().forEach(storage.artifacts()::delete);
        }
    }

    private static java.util.function.Consumer<StepReport> ran(String... reasons) {
        return report -> {
            assertThat(report.status()).isEqualTo(StepStatus.SUCCEEDED);
            assertThat(report.reasons()).containsExactly(reasons);
        };
    }

    private record Count() implements Step<Dataset, String> {
        @Override
        public String run(Dataset people, StepContext context) {
            return people.rowCount() + " people";
        }
    }
}
