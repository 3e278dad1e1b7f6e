package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.evermodel.RunId;
import org.evermodel.artifact.Codec;
import org.evermodel.artifact.Codecs;
import org.evermodel.data.Dataset;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;

/** Whatever changes, exactly the steps that depend on it run again, and the run can say of each what had changed. */
class EachKindOfChangeTest {
    private static final String BECAUSE_OF_INPUT = "input ";

    private final Storage storage = Storage.inMemory();

    private interface Keeping<I> extends Step<I, String> {
        @Override
        default Optional<Codec<String>> codec() {
            return Optional.of(Codecs.text());
        }
    }

    private record Ages() implements Keeping<Dataset> {
        @Override
        public String run(Dataset people, StepContext context) {
            return people.fingerprint().toString();
        }

        @Override
        public boolean seeded() {
            return false;
        }
    }

    private record Sampled() implements Keeping<String> {
        @Override
        public String run(String text, StepContext context) {
            return text + context.seed();
        }
    }

    private record Fitted(int alpha) implements Keeping<String> {
        @Override
        public String run(String text, StepContext context) {
            return text + alpha;
        }

        @Override
        public boolean seeded() {
            return false;
        }
    }

    /** Does what the other one does, by other code. */
    private record FittedAnew(int alpha) implements Keeping<String> {
        @Override
        public String run(String text, StepContext context) {
            return text.concat(Integer.toString(alpha));
        }

        @Override
        public boolean seeded() {
            return false;
        }
    }

    private record Labelled(Map<String, String> environment) implements Keeping<String> {
        @Override
        public String run(String text, StepContext context) {
            return text + "!";
        }

        @Override
        public Map<String, String> parameters() {
            return Map.of("engine", "tribuo");
        }

        @Override
        public boolean seeded() {
            return false;
        }
    }

    /** All that a run depends on. */
    private record World(
            Dataset people, long seed, String version, Step<String, String> fitted, String library, String java) {
        static World before() {
            return new World(People.aged(30, 41), 1, "1", new Fitted(1), "4.3.2", "17");
        }
    }

    @Test
    void nothing() {
        assertThat(ranAgain(World.before())).isEmpty();
    }

    @Test
    void aCellOfTheData() {
        World now = new World(People.aged(30, 43), 1, "1", new Fitted(1), "4.3.2", "17");

        assertThat(ranAgain(now))
                .containsOnlyKeys("ages", "sampled", "fitted", "labelled")
                .containsEntry("ages", "input: column \"age\" changed (row 1: 41 → 43)")
                .satisfies(EachKindOfChangeTest::restFollows);
    }

    @Test
    void theSeed() {
        World now = new World(People.aged(30, 41), 2, "1", new Fitted(1), "4.3.2", "17");

        assertThat(ranAgain(now))
                .containsOnlyKeys("sampled", "fitted", "labelled")
                .containsEntry("sampled", "seed changed: 1 → 2")
                .satisfies(EachKindOfChangeTest::restFollows);
    }

    @Test
    void aParameter() {
        World now = new World(People.aged(30, 41), 1, "1", new Fitted(2), "4.3.2", "17");

        assertThat(ranAgain(now))
                .containsOnlyKeys("fitted", "labelled")
                .containsEntry("fitted", "parameter \"alpha\" changed: 1 → 2")
                .satisfies(EachKindOfChangeTest::restFollows);
    }

    @Test
    void theVersionOfAStepThatThenMakesTheSame() {
        World now = new World(People.aged(30, 41), 1, "2", new Fitted(1), "4.3.2", "17");

        assertThat(ranAgain(now)).isEqualTo(Map.of("sampled", "version changed: 1 → 2"));
    }

    @Test
    void theCodeOfAStepThatThenMakesTheSame() {
        World now = new World(People.aged(30, 41), 1, "1", new FittedAnew(1), "4.3.2", "17");

        assertThat(ranAgain(now)).isEqualTo(Map.of("fitted", "code changed"));
    }

    @Test
    void theVersionOfALibrary() {
        World now = new World(People.aged(30, 41), 1, "1", new Fitted(1), "5.0", "17");

        assertThat(ranAgain(now)).isEqualTo(Map.of("labelled", "environment \"tribuo\" changed: 4.3.2 → 5.0"));
    }

    @Test
    void theJdk() {
        World now = new World(People.aged(30, 41), 1, "1", new Fitted(1), "4.3.2", "21");

        assertThat(ranAgain(now))
                .containsOnlyKeys("ages", "sampled", "fitted", "labelled")
                .allSatisfy((step, because) -> assertThat(because).isEqualTo("environment \"java\" changed: 17 → 21"));
    }

    /** Behind the first step that ran again the others did because of what it gave them. */
    private static void restFollows(Map<String, String> ranAgain) {
        assertThat(ranAgain.values().stream().skip(1)).allMatch(because -> because.startsWith(BECAUSE_OF_INPUT));
    }

    /** The steps that ran after a run in the world as it was before, each with what its run says of it. */
    private Map<String, String> ranAgain(World now) {
        run(World.before());
        RunReport report = run(now);
        RunId run = report.run().orElseThrow();
        Runner runner = runner(now);
        Map<String, String> ran = new LinkedHashMap<>();
        for (StepReport step : report.steps()) {
            Explanation explanation = runner.explain(run, step.id());
            assertThat(explanation.status()).isEqualTo(step.status());
            if (step.status() == StepStatus.SUCCEEDED) {
                ran.put(step.id(), explanation.because());
            }
        }
        return ran;
    }

    private RunReport run(World world) {
        var pipeline = Pipeline.named("p", Dataset.class)
                .step("ages", new Ages())
                .step("sampled", new Sampled().withVersion(world.version()))
                .step("fitted", world.fitted())
                .step("labelled", new Labelled(Map.of("tribuo", world.library())))
                .build();
        var options = RunOptions.defaults().withSeed(world.seed());
        return runner(world).run(pipeline, world.people(), options).report();
    }

    private Runner runner(World world) {
        return Runner.builder()
                .storage(storage)
                .environment(Map.of("java", world.java()))
                .build();
    }
}
