package org.evermodel.examples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.evermodel.RunId;
import org.evermodel.pipeline.Graph;
import org.evermodel.pipeline.Output;
import org.evermodel.pipeline.Pipeline;
import org.evermodel.pipeline.Runner;
import org.evermodel.pipeline.Step;
import org.evermodel.registry.Registry;
import org.evermodel.registry.tracking.PartsComparison.Part;
import org.evermodel.registry.tracking.RunComparison;
import org.evermodel.registry.tracking.RunComparison.Row;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;

/** Elements of a list that a pipeline works on are compared between runs, with the data that each is. */
class ComparedElementsTest {
    private static final Step<String, List<String>> WORDS = (text, context) -> List.of(text.split(" "));
    private static final Step<String, Integer> MEASURE = (word, context) -> {
        context.metrics(Map.of("length", (double) word.length()));
        return word.length();
    };

    private final Registry registry = Registry.builder(Storage.inMemory()).open();
    private final Runner runner =
            Runner.builder().recorder(registry.experiments()).build();

    private static Pipeline<String, List<Integer>> pipeline() {
        Graph graph = Graph.named("measuring");
        Output<String> text = graph.input("text", String.class);
        return graph.build(text, graph.forEach("each", graph.step("words", text, WORDS), 2, MEASURE));
    }

    private RunId run(String text) {
        return runner.run(pipeline(), text).report().run().orElseThrow();
    }

    @Test
    void theElementThatDiffersIsNamedWithItsDataAndWhatCameOfIt() {
        RunComparison compared = registry.experiments().compare(List.of(run("an apple a day"), run("an orange a day")));

        assertThat(compared.differing()).extracting(Row::name).contains("each", "text");
        assertThat(compared.differingParts()).singleElement().satisfies(parts -> {
            assertThat(parts.name()).isEqualTo("each[*]");
            assertThat(parts.counts()).containsExactly(4, 4);
            assertThat(parts.differences())
                    .extracting(each -> each.group() + " in " + each.parts())
                    .containsExactly("METRIC in 1", "INPUT in 1");
            assertThat(parts.differences())
                    .allSatisfy(each ->
                            assertThat(each.first()).extracting(Part::name).containsExactly("each[1]"));
        });
    }

    @Test
    void runsOfTheSameDataHaveEqualElements() {
        assertThat(registry.experiments()
                        .compare(List.of(run("an apple a day"), run("an apple a day")))
                        .differingParts())
                .isEmpty();
    }
}
