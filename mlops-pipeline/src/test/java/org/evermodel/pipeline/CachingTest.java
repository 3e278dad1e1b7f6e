package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.artifact.Codec;
import org.evermodel.artifact.Codecs;
import org.evermodel.data.Dataset;
import org.evermodel.data.TrainTestSplit;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.TestClock;
import org.junit.jupiter.api.Test;

/** A step says when its kept output may be used again. */
class CachingTest {
    private final TestClock clock = TestClock.at(Instant.parse("2026-01-15T10:30:00Z"));
    private final Storage storage = Storage.inMemory();
    private final Runner runner = Runner.builder().storage(storage).clock(clock).build();

    private record Count() implements Step<Dataset, String> {
        @Override
        public String run(Dataset people, StepContext context) {
            return people.rowCount() + " people";
        }
    }

    private static final Step<Dataset, String> COUNT = new Count().keptBy(Codecs.text());

    @Test
    void anOutputIsUsedUntilItIsTooOld() {
        var step = COUNT.cachedFor(Duration.ofHours(1));
        run(step, People.aged(30));

        clock.pass(Duration.ofHours(1));
        assertThat(run(step, People.aged(30)).status()).isEqualTo(StepStatus.CACHED);

        clock.pass(Duration.ofMillis(1));
        assertThat(run(step, People.aged(30)).reasons())
                .containsExactly("its kept output is of 2026-01-15T10:30:00Z, and it is used for PT1H at most");
        assertThat(run(step, People.aged(30)).status()).isEqualTo(StepStatus.CACHED);
    }

    @Test
    void aPlanKnowsWhatIsTooOld() {
        var step = COUNT.cachedFor(Duration.ofHours(1));
        run(step, People.aged(30));
        clock.pass(Duration.ofHours(2));

        assertThat(runner.plan(pipeline(step), People.aged(30)).step("count"))
                .hasToString("count MISS (its kept output is of 2026-01-15T10:30:00Z, and it is used for PT1H at"
                        + " most), about PT0S");
    }

    @Test
    void anOutputIsGoodForSomeTime() {
        assertThatThrownBy(() -> COUNT.cachedFor(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT0S");
    }

    @Test
    void aStepThatIsNeverCachedRunsInEveryRun() {
        run(COUNT.neverCached(), People.aged(30));

        var again = run(COUNT.neverCached(), People.aged(30));

        assertThat(again.status()).isEqualTo(StepStatus.SUCCEEDED);
        assertThat(again.reasons()).containsExactly("not kept: it says that it runs in every run");
    }

    @Test
    void aRunThatIsResumedGoesOnWithWhatANeverCachedStepMade() {
        var broken = new AtomicBoolean(true);
        Step<String, String> fragile = (text, context) -> {
            if (broken.get()) {
                throw new IllegalStateException("broken");
            }
            return text;
        };
        var mark = Mark.with("!");
        var pipeline = Pipeline.named("p", String.class)
                .step("mark", mark.neverCached())
                .step("fragile", fragile)
                .build();
        var run = runner.run(pipeline, "a").report().run().orElseThrow();
        broken.set(false);

        runner.resume(pipeline, run, "a", Resume.unchanged()).orElseThrow();

        assertThat(mark.ran()).isEqualTo(1);
    }

    @Test
    void whatIsInAnIgnoredColumnDoesNotCount() {
        var step = COUNT.ignoring("smoker");
        var people = People.aged(30, 41);
        run(step, people);

        var other = people.with("smoker", People.aged(31, 42).column("smoker"));
        assertThat(other).isNotEqualTo(people);
        assertThat(run(step, other).status()).isEqualTo(StepStatus.CACHED);
        assertThat(run(step, people.drop("smoker")).status()).isEqualTo(StepStatus.CACHED);
        assertThat(run(step, People.aged(30, 43).drop("smoker")).reasons())
                .containsExactly("input: column \"age\" changed (row 1: 41 → 43)");
    }

    @Test
    void theOrderOfTheOtherColumnsStillCounts() {
        var step = COUNT.ignoring("smoker");
        var people = People.aged(30, 41);
        var wide = people.with("years", people.column("age"));
        run(step, wide);

        assertThat(run(step, wide.select(List.of("age", "smoker", "years"))).status())
                .isEqualTo(StepStatus.CACHED);
        assertThat(run(step, wide.select(List.of("years", "smoker", "age"))).reasons())
                .containsExactly("input: column order changed: [age, years] → [years, age]");
    }

    @Test
    void columnsOfTablesWithinARecordAreIgnoredAsWell() {
        record Rows() implements Step<TrainTestSplit, String> {
            @Override
            public String run(TrainTestSplit split, StepContext context) {
                return split.train().rowCount() + " rows";
            }
        }
        var step = new Rows().keptBy(Codecs.text()).ignoring("smoker");
        var pipeline =
                Pipeline.named("p", TrainTestSplit.class).step("rows", step).build();
        var people = People.aged(30, 41);
        var other = people.with("smoker", People.aged(31, 42).column("smoker"));
        runner.run(pipeline, new TrainTestSplit(people, people));

        var report = runner.run(pipeline, new TrainTestSplit(other, people)).report();

        assertThat(report.step("rows").status()).isEqualTo(StepStatus.CACHED);
    }

    /** What a join hands on to a step. */
    record Release(Object model, String version, String timings) {}

    private static final Step<Release, String> PUBLISH = (release, context) -> release.version() + " is published";

    private static StepReport published(Runner runner, Release release, String... ignored) {
        var pipeline = Pipeline.named("p", Release.class)
                .step(
                        "publish",
                        PUBLISH.keptBy(Codecs.text()).withVersion("of the test").ignoringInputs(ignored))
                .build();
        return runner.run(pipeline, release).report().step("publish");
    }

    @Test
    void aComponentThatIsIgnoredDoesNotCount() {
        published(runner, new Release("m", "1", "3 s"), "timings");

        assertThat(published(runner, new Release("m", "1", "4 s"), "timings").status())
                .isEqualTo(StepStatus.CACHED);
        assertThat(published(runner, new Release("m", "2", "3 s"), "timings").reasons())
                .containsExactly("input: version changed: \"1\" → \"2\"");
        assertThat(published(runner, new Release("m", "1", "4 s")).status()).isEqualTo(StepStatus.SUCCEEDED);
    }

    @Test
    void aComponentWithoutCanonicalFormDoesNotCountEither() {
        published(runner, new Release(new Object(), "1", "3 s"), "model");

        assertThat(published(runner, new Release(new Object(), "1", "3 s"), "model")
                        .status())
                .isEqualTo(StepStatus.CACHED);
        assertThat(published(runner, new Release(new Object(), "1", "3 s"), "timings")
                        .reasons())
                .containsExactly("not kept: what \"input\" gave it is neither kept nor has a canonical form");
    }

    /** A model has no canonical form, but what kept it names it. */
    private static final class Forest {
        private final String trees;

        Forest(String trees) {
            this.trees = trees;
        }
    }

    private static final Codec<Forest> FORESTS = new Codec<>() {
        @Override
        public String name() {
            return "forest/1";
        }

        @Override
        public ArtifactRef write(Forest forest, ArtifactStore store) {
            return new TextCodec().write(forest.trees, store);
        }

        @Override
        public Forest read(Digest digest, ArtifactStore store) {
            return new Forest(new TextCodec().read(digest, store));
        }
    };

    record Made(Forest forest, String timings) {}

    private static final Step<String, Forest> GROW = (seeds, context) -> new Forest(seeds.substring(0, 3));
    private static final Step<String, String> MEASURE = (seeds, context) -> seeds.substring(3);
    private static final Step<Made, String> COUNT_TREES = (made, context) -> made.forest().trees + " are counted";

    private StepReport counted(String seeds) {
        Graph graph = Graph.named("p");
        Output<String> in = graph.input("seeds", String.class);
        Output<Forest> forest = graph.step("grow", in, GROW.keptBy(FORESTS).withVersion("of the test"));
        Output<String> timings =
                graph.step("measure", in, MEASURE.keptBy(Codecs.text()).withVersion("of the test"));
        Output<Made> made = graph.join("made", forest, timings, Made::new);
        Step<Made, String> count =
                COUNT_TREES.keptBy(Codecs.text()).withVersion("of the test").ignoringInputs("timings");
        return runner.run(graph.build(in, graph.step("count", made, count)), seeds)
                .report()
                .step("count");
    }

    @Test
    void ofWhatAJoinPutTogetherOnePartMayNotCount() {
        counted("oak 3 s");

        assertThat(counted("oak 4 s").status()).isEqualTo(StepStatus.CACHED);
        assertThat(counted("ash 4 s").status()).isEqualTo(StepStatus.SUCCEEDED);
    }

    @Test
    void aStepKeepsItsPolicyWhenMoreIsDeclared() {
        var step = COUNT.cachedFor(Duration.ofHours(1)).ignoring("smoker").withVersion("2");

        assertThat(step.caching())
                .isEqualTo(Caching.always().atMost(Duration.ofHours(1)).ignoring(java.util.Set.of("smoker")));
    }

    private StepReport run(Step<Dataset, String> step, Dataset people) {
        return runner.run(pipeline(step), people).report().step("count");
    }

    private static Pipeline<Dataset, String> pipeline(Step<Dataset, String> step) {
        return Pipeline.named("counting", Dataset.class).step("count", step).build();
    }
}
