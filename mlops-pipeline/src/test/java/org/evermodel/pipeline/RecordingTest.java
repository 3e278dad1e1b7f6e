package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evermodel.Digest;
import org.evermodel.ExperimentName;
import org.evermodel.RunId;
import org.evermodel.Verdict;
import org.evermodel.data.Dataset;
import org.evermodel.port.RunBatch;
import org.evermodel.port.RunRecorder;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;

/** What a run tells the recorder. */
class RecordingTest {
    private static final Digest ROWS = Digest.of(new byte[] {1});
    private static final Digest CHART = Digest.of(new byte[] {2});
    private static final Step<Dataset, String> TALKING = (people, context) -> {
        context.params(Map.of("trees", "100"));
        context.metrics(Map.of("accuracy", 0.9, "odd", Double.NaN));
        context.tags(Map.of("winner", "forest"));
        context.input("rows", ROWS);
        context.output("chart", CHART);
        return "trained";
    };

    private final RememberingRecorder recorder = new RememberingRecorder();
    private final Runner runner = Runner.of(Storage.inMemory(), recorder);
    private final Dataset people = People.aged(30, 41);
    private final Pipeline<Dataset, String> pipeline = Pipeline.named("training", Dataset.class)
            .step("train", TALKING.keptBy(new TextCodec()).withParameters(Map.of("depth", "6")))
            .build();

    @Test
    void whatCameOfMoreElementsThanGoIntoOneBatchIsTold() {
        int many = RunBatch.MOST_ENTRIES + 1;
        Graph graph = Graph.named("many");
        Output<String> in = graph.input("text", String.class);
        Output<List<Integer>> numbers = graph.step("numbers", in, (Step<String, List<Integer>>)
                (text, context) -> IntStream.range(0, many).boxed().toList());
        Output<List<Integer>> each =
                graph.forEach("each", numbers, 1, (Step<Integer, Integer>) (number, context) -> number);

        Runner.builder()
                .recorder(recorder)
                .parallelism(1)
                .build()
                .run(graph.build(in, each), "a")
                .orElseThrow();

        assertThat(recorder.last().tags)
                .containsEntry("step.each[0]/step", "SUCCEEDED")
                .containsEntry("step.each[" + (many - 1) + "]/step", "SUCCEEDED");
        assertThat(recorder.last().metrics).containsKeys("seconds.each[" + (many - 1) + "]/step", "seconds.each");
    }

    @Test
    void whatTheRunnerTellsIsCutToFitAndToldApart() {
        String ignored = IntStream.range(0, 400).mapToObj(i -> "a column " + i).collect(Collectors.joining(", "));
        Pipeline<Dataset, String> wide = Pipeline.named("training", Dataset.class)
                .step("train", TALKING.keptBy(new TextCodec()).withParameters(Map.of("ignored", ignored.repeat(2))))
                .gate("long-winded", (text, context) -> new Verdict.Rejected("no ".repeat(4_000)))
                .build();

        assertThat(runner.run(wide, people).report().gates()).hasSize(1);
        assertThat(Runner.builder().build().run(wide, people).report().run()).isEmpty();

        String told = recorder.last().params.get("train.ignored");
        assertThat(told)
                .hasSize(RunBatch.LONGEST_PARAM)
                .startsWith("a column 0, ")
                .contains("…sha256:");
        assertThat(recorder.last().tags.get("gate.long-winded"))
                .hasSize(RunBatch.LONGEST_TAG)
                .startsWith("refused: no no")
                .contains("…sha256:");
        assertThat(recorder.last().ends).singleElement().asString().startsWith("REFUSED");
    }

    @Test
    void whatWasDoneStandsThoughItsEndCannotBeRecorded() {
        recorder.goAwayAtTheEnd();

        assertThat(runner.run(pipeline, people).report().run()).contains(new RunId("run-1"));

        assertThat(recorder.last().ends).isEmpty();
    }

    @Test
    void namesTheRunInTheReport() {
        assertThat(runner.run(pipeline, people).report().run()).contains(new RunId("run-1"));
    }

    @Test
    void hasNoRunWhereNobodyRecords() {
        var report = Runner.builder().build().run(pipeline, people).report();

        assertThat(report.run()).isEmpty();
    }

    @Test
    void belongsToTheExperimentOfThePipelineUnlessToldOtherwise() {
        runner.run(pipeline, people);
        runner.run(pipeline, people, RunOptions.defaults().withExperiment(new ExperimentName("other")));

        assertThat(recorder.runs).extracting(run -> run.experiment.value()).containsExactly("training", "other");
    }

    @Test
    void tellsSeedParametersDefinitionAndInput() {
        runner.run(pipeline, people);

        assertThat(recorder.last().params).containsEntry("seed", "42").containsEntry("train.depth", "6");
        assertThat(recorder.last().tags)
                .containsEntry("pipeline", "training")
                .containsEntry("pipeline.digest", pipeline.digest().toString());
        assertThat(recorder.last().inputs).containsEntry("input", people.fingerprint());
    }

    @Test
    void tellsWhatAStepTellsAndWhatIsKept() {
        runner.run(pipeline, people);

        assertThatAllIsTold(recorder.last());
        assertThat(recorder.last().tags).containsEntry("step.train", "SUCCEEDED");
    }

    @Test
    void tellsItAgainWhereTheKeptOutputIsUsed() {
        runner.run(pipeline, people);
        runner.run(pipeline, people);

        assertThatAllIsTold(recorder.last());
        assertThat(recorder.last().tags).containsEntry("step.train", "CACHED");
    }

    @Test
    void endsOnce() {
        runner.run(pipeline, people);

        assertThat(recorder.last().ends).containsExactly("FINISHED: all steps are done");
    }

    @Test
    void tellsAStepWhichRunItIsPartOf() {
        Step<Dataset, String> asking = (table, context) -> context.run().toString();
        var asked = Pipeline.named("p", Dataset.class).step("ask", asking).build();

        assertThat(runner.run(asked, people).orElseThrow()).isEqualTo("Optional[run-1]");
        assertThat(Runner.builder().build().run(asked, people).orElseThrow()).isEqualTo("Optional.empty");
    }

    @Test
    void worksWithARecorderThatForgets() {
        var forgetful = Runner.of(Storage.inMemory(), RunRecorder.none());

        assertThat(forgetful.run(pipeline, people).orElseThrow()).isEqualTo("trained");
    }

    private static void assertThatAllIsTold(RememberingRecorder.Run run) {
        assertThat(run.params).containsEntry("trees", "100");
        assertThat(run.metrics).containsEntry("accuracy", 0.9).containsEntry("odd", Double.NaN);
        assertThat(run.metrics).containsKey("seconds.train");
        assertThat(run.tags).containsEntry("winner", "forest");
        assertThat(run.inputs).containsEntry("rows", ROWS);
        assertThat(run.outputs)
                .containsEntry("chart", CHART)
                .containsEntry("train", Digest.of("trained".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
}
