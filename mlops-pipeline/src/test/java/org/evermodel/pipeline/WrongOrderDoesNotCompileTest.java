package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A step in the wrong place is an error of the compiler. */
class WrongOrderDoesNotCompileTest {
    private static final String HEAD = """
            import java.util.List;
            import org.evermodel.Verdict;
            import org.evermodel.data.*;
            import org.evermodel.evaluate.*;
            import org.evermodel.model.*;
            import org.evermodel.pipeline.*;

            class Sample {
                Step<Dataset, TrainTestSplit> split;
                Step<TrainTestSplit, Candidate> train;
                Step<Candidate, Evaluated> evaluate;
                Gate<Evaluated> goodEnough;
                Gate<Object> anything;

            """;

    @TempDir
    Path folder;

    @Test
    void theRightOrderCompiles() throws IOException {
        assertThat(chain("""
                        .step("split", split)
                        .gate("anything", anything)
                        .step("train", train)
                        .step("evaluate", evaluate)
                        .gate("good enough", goodEnough)
                        """)).isEmpty();
    }

    @Test
    void trainingBeforeSplittingDoesNot() throws IOException {
        assertThat(chain(".step(\"train\", train).step(\"split\", split).step(\"evaluate\", evaluate)"))
                .contains("Step<TrainTestSplit,Candidate> cannot be converted to Step<? super Dataset");
    }

    @Test
    void leavingOutAStepDoesNot() throws IOException {
        assertThat(chain(".step(\"split\", split).step(\"evaluate\", evaluate)"))
                .contains("Step<Candidate,Evaluated> cannot be converted to Step<? super TrainTestSplit");
    }

    @Test
    void judgingWhatIsNotEvaluatedDoesNot() throws IOException {
        assertThat(chain("""
                        .step("split", split)
                        .step("train", train)
                        .gate("good enough", goodEnough)
                        .step("evaluate", evaluate)
                        """)).contains("Gate<Evaluated> cannot be converted to Gate<? super Candidate>");
    }

    @Test
    void promisingAnotherOutputDoesNot() throws IOException {
        assertThat(chain(".step(\"split\", split)")).contains("incompatible types");
    }

    @Test
    void aGraphWiredRightCompiles() throws IOException {
        assertThat(graph("graph.step(\"train\", parts, train)")).isEmpty();
    }

    @Test
    void aGraphWiredWrongDoesNot() throws IOException {
        assertThat(graph("graph.step(\"train\", rows, train)"))
                .contains("incompatible")
                .contains("error");
    }

    @Test
    void aHandleCannotBeUsedBeforeItsStep() throws IOException {
        assertThat(compile("""
                        Graph graph = Graph.named("p");
                        Output<String> first = graph.step("first", second, (String text, StepContext context) -> text);
                        Output<String> second = graph.step("second", first, (String text, StepContext context) -> text);
                        """)).contains("cannot find symbol");
    }

    private String chain(String links) throws IOException {
        return compile(
                "Pipeline<Dataset, Evaluated> pipeline = Pipeline.named(\"p\", Dataset.class)\n" + links + ".build();");
    }

    private String graph(String training) throws IOException {
        return compile("""
                Graph graph = Graph.named("p");
                Output<Dataset> rows = graph.input("rows", Dataset.class);
                Output<TrainTestSplit> parts = graph.step("split", rows, split);
                Output<Candidate> candidate = %s;
                Pipeline<Dataset, Candidate> pipeline = graph.build(rows, candidate);
                """.formatted(training));
    }

    private String compile(String body) throws IOException {
        return new Javac(folder).compile("Sample", HEAD + "void wire() {\n" + body + "\n}\n}\n");
    }
}
