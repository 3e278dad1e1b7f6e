package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.evermodel.Verdict;
import org.evermodel.port.RunRecorder;
import org.evermodel.spi.Storage;

/** Laws of all graphs. A random graph is wired from a seed, place by place, each to places before it. */
class RandomGraphProperties {
    private static final Gate<String> OPEN = (text, context) -> new Verdict.Accepted("always");

    @Property(tries = 200)
    void everyPlaceIsReachedOnceAfterThoseItDependsOn(@ForAll("graphs") Wired wired) {
        List<String> finished = new ArrayList<>();
        RunListener listener = event -> {
            if (event instanceof RunEvent.StepFinished done) {
                assertThat(finished).containsAll(wired.before.get(done.report().id()));
                finished.add(done.report().id());
            }
        };

        Runner.builder().listener(listener).build().run(wired.pipeline, "a").orElseThrow();

        assertThat(finished).doesNotHaveDuplicates().hasSize(wired.before.size());
    }

    @Property(tries = 100)
    void theSameSeedWiresTheSameDigestAndTheSameAnswer(@ForAll("graphs") Wired wired) {
        Wired again = Wired.from(wired.seed);

        assertThat(again.pipeline.digest()).isEqualTo(wired.pipeline.digest());
        assertThat(Runner.builder().build().run(again.pipeline, "a").orElseThrow())
                .isEqualTo(Runner.builder().build().run(wired.pipeline, "a").orElseThrow());
    }

    @Property(tries = 100)
    void aSecondRunAnswersTheSameAndRunsNoStep(@ForAll("graphs") Wired wired) {
        Runner runner = Runner.of(Storage.inMemory(), RunRecorder.none());
        var first = runner.run(wired.pipeline, "a");

        var second = runner.run(wired.pipeline, "a");

        assertThat(second.orElseThrow()).isEqualTo(first.orElseThrow());
        assertThat(second.report().steps())
                .filteredOn(step -> step.kind() == StepKind.STEP)
                .allMatch(step -> step.status() == StepStatus.CACHED);
    }

    /** What a plan knows comes true: a hit is used, a miss is run for the reason that was told. */
    @Property(tries = 100)
    void aPlanComesTrue(@ForAll("graphs") Wired wired, @ForAll Random random) {
        Storage storage = Storage.inMemory();
        Runner runner = Runner.of(storage, RunRecorder.none());
        runner.run(wired.pipeline, "a");
        forgetSome(storage, random);

        Plan plan = runner.plan(wired.pipeline, "a");
        RunReport report = runner.run(wired.pipeline, "a").report();

        for (Forecast forecast : plan.steps()) {
            StepReport step = report.step(forecast.id());
            if (forecast.state() == Forecast.State.HIT) {
                assertThat(step.status()).isEqualTo(StepStatus.CACHED);
            } else if (forecast.state() == Forecast.State.MISS) {
                assertThat(step.status()).isEqualTo(StepStatus.SUCCEEDED);
                assertThat(step.reasons()).isEqualTo(forecast.reasons());
            }
        }
    }

    private static void forgetSome(Storage storage, Random random) {
        try (var all = storage.artifacts().list()) {
            all.toList().stream().filter(each -> random.nextInt(3) == 0).forEach(storage.artifacts()::delete);
        }
    }

    @Provide
    Arbitrary<Wired> graphs() {
        return Arbitraries.longs().map(Wired::from);
    }

    record Wired(long seed, Pipeline<String, String> pipeline, Map<String, List<String>> before) {
        static Wired from(long seed) {
            Random random = new Random(seed);
            Graph graph = Graph.named("random");
            Output<String> in = graph.input("in", String.class);
            List<Output<String>> places = new ArrayList<>(List.of(in));
            Map<String, List<String>> before = new HashMap<>();
            int size = 1 + random.nextInt(12);
            for (int i = 0; i < size; i++) {
                String id = "n" + i;
                Output<String> one = places.get(random.nextInt(places.size()));
                Output<String> other = places.get(random.nextInt(places.size()));
                boolean joins = random.nextBoolean();
                places.add(
                        joins
                                ? graph.<String, String, String>join(id, one, other, String::concat)
                                : graph.step(id, one, Mark.with(id)));
                before.put(
                        id,
                        (joins ? List.of(one.id(), other.id()) : List.of(one.id()))
                                .stream().filter(each -> !each.equals("in")).toList());
            }
            Output<String> last = places.get(places.size() - 1);
            before.put("gate", List.of(last.id()));
            return new Wired(seed, graph.build(in, graph.gate("gate", last, OPEN)), before);
        }

        @Override
        public String toString() {
            return "graph of seed " + seed;
        }
    }
}
