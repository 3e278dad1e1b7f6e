package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.evermodel.Verdict;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;

class ForEachTest {
    private static final Step<String, List<String>> WORDS = (text, context) -> List.of(text.split(" "));

    private final RememberingRecorder recorder = new RememberingRecorder();
    private final Mark mark = Mark.with("!");
    private final Runner runner = Runner.builder()
            .storage(Storage.inMemory())
            .recorder(recorder)
            .parallelism(4)
            .build();

    private static Pipeline<String, List<String>> each(int parallelism, Step<String, String> body) {
        Graph graph = Graph.named("p");
        Output<String> in = graph.input("text", String.class);
        return graph.build(in, graph.forEach("each", graph.step("words", in, WORDS), parallelism, body));
    }

    @Test
    void givesWhatWasMadeInTheOrderOfTheElements() {
        assertThat(runner.run(each(4, mark), "d a c b a").orElseThrow()).containsExactly("d!", "a!", "c!", "b!", "a!");
    }

    @Test
    void nothingIsMadeOfNothing() {
        Graph graph = Graph.named("p");
        Output<String> in = graph.input("text", String.class);
        Step<String, List<String>> none = (text, context) -> List.of();
        var pipeline = graph.build(in, graph.forEach("each", graph.step("none", in, none), 2, mark));

        assertThat(runner.run(pipeline, "a").orElseThrow()).isEmpty();
    }

    @Test
    void anElementThatWasWorkedOnIsNotWorkedOnAgainWhereverItStands() {
        runner.run(each(2, mark), "a b c");
        assertThat(mark.ran()).isEqualTo(3);

        RunReport report = runner.run(each(2, mark), "c new a b").report();

        assertThat(mark.ran()).isEqualTo(4);
        assertThat(report.step("each[0]/step").status()).isEqualTo(StepStatus.CACHED);
        assertThat(report.step("each[1]/step").status()).isEqualTo(StepStatus.SUCCEEDED);
        assertThat(report.step("each").reasons()).containsExactly("4 elements");
    }

    @Test
    void isPlannedElementByElement() {
        runner.run(each(2, mark), "a b");
        Graph graph = Graph.named("p");
        Output<List<String>> in = graph.input("words", listOfStrings());
        var pipeline = graph.build(in, graph.forEach("each", in, 1, mark));

        Plan plan = runner.plan(pipeline, List.of("a", "z"));

        assertThat(plan.step("each[0]/step").state()).isEqualTo(Forecast.State.HIT);
        assertThat(plan.step("each[1]/step").state()).isEqualTo(Forecast.State.MISS);
        assertThat(plan.step("each").reasons()).containsExactly("1 of 2 elements are known without working on them");
    }

    @SuppressWarnings("unchecked") // a class literal has no type arguments
    private static Class<List<String>> listOfStrings() {
        return (Class<List<String>>) (Class<?>) List.class;
    }

    @Test
    void worksOnNoMoreElementsAtATimeThanItMay() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch two = new CountDownLatch(2);
        Step<String, String> step = (text, context) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            two.countDown();
            assertThat(two.await(30, TimeUnit.SECONDS)).isTrue();
            now.decrementAndGet();
            return text;
        };

        runner.run(each(2, step), "a b c d e f g h").orElseThrow();

        assertThat(most).hasValue(2);
    }

    @Test
    void aFailureNamesTheElementAndItsStep() {
        Step<String, String> broken = (text, context) -> {
            if (text.equals("c")) {
                throw new IllegalStateException("no c");
            }
            return text;
        };

        var failed = (RunResult.Failed<List<String>>) runner.run(each(1, broken), "a b c d");

        assertThat(failed.step()).isEqualTo("each[2]/step");
        assertThat(failed.inputs()).containsExactly("c");
        assertThat(failed.report().step("each").status()).isEqualTo(StepStatus.FAILED);
        assertThat(failed.report().step("each[3]/step").status()).isEqualTo(StepStatus.CANCELLED);
    }

    @Test
    void aPipelineAsBodyHasItsGatesJudgedForEachElement() {
        Gate<String> noC =
                (text, context) -> text.startsWith("c") ? new Verdict.Rejected("a c") : new Verdict.Accepted("no c");
        var body = Pipeline.named("body", String.class)
                .step("mark", mark)
                .gate("no c", noC)
                .build();
        Graph graph = Graph.named("p");
        Output<String> in = graph.input("text", String.class);
        var pipeline = graph.build(in, graph.forEach("each", graph.step("words", in, WORDS), 2, body));

        assertThat(runner.run(pipeline, "a b").orElseThrow()).containsExactly("a!", "b!");
        var refused = (RunResult.Refused<List<String>>) runner.run(pipeline, "a c");
        assertThat(refused.candidate(String.class)).isEqualTo("c!");
        assertThat(refused.report().refusals())
                .singleElement()
                .satisfies(gate -> assertThat(gate.gate()).isEqualTo("each[1]/no c"));
    }

    @Test
    void forEachWithinForEachNamesBothPositions() {
        Step<String, List<String>> letters = (word, context) -> List.of(word.split(""));
        Graph inner = Graph.named("inner");
        Output<String> word = inner.input("word", String.class);
        var body = inner.build(word, inner.forEach("letters", inner.step("split", word, letters), 2, mark));
        Graph graph = Graph.named("p");
        Output<String> in = graph.input("text", String.class);
        var pipeline = graph.build(in, graph.forEach("words", graph.step("split", in, WORDS), 2, body));

        var result = runner.run(pipeline, "ab c");

        assertThat(result.orElseThrow()).containsExactly(List.of("a!", "b!"), List.of("c!"));
        assertThat(result.report().steps())
                .extracting(StepReport::id)
                .contains("words[0]/letters[1]/step", "words[1]/letters[0]/step", "words[1]/letters");
    }

    @Test
    void whatAnElementTellsIsRecordedAsAPartOfTheRun() {
        Step<String, String> telling = (text, context) -> {
            context.params(Map.of("word", text));
            return text;
        };

        runner.run(each(1, telling), "a b").orElseThrow();

        assertThat(recorder.runs).extracting(run -> run.params.get("word")).contains("a", "b");
    }

    @Test
    void listenersHearWhichElementItIs() {
        List<String> heard = new ArrayList<>();
        Step<String, String> telling = (text, context) -> {
            context.progress(0.5, text);
            return text;
        };

        Runner.builder()
                .listener(event -> {
                    if (event instanceof RunEvent.StepProgressed progress) {
                        heard.add(progress.id() + " " + progress.doing());
                    }
                })
                .parallelism(1)
                .build()
                .run(each(1, telling), "a b");

        assertThat(heard).containsExactly("each[0]/step a", "each[1]/step b");
    }

    @Test
    void atLeastOneElementAtATime() {
        assertThatThrownBy(() -> each(0, mark))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("for-each \"each\" of pipeline p works on at least one element at a time, but parallelism"
                        + " was 0");
    }
}
