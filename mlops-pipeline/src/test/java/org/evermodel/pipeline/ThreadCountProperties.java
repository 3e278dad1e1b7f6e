package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.evermodel.Digest;

/** How many threads a run has changes nothing of what it makes, whatever the graph and though its steps draw on chance. */
class ThreadCountProperties {
    enum Way {
        LEFT,
        RIGHT
    }

    /** Makes of a text one that nobody can guess without the step's own seed. */
    record Drawing(String mark) implements Step<String, String> {
        @Override
        public String run(String text, StepContext context) {
            byte[] drawn = (mark + text + context.seed() + context.seed("part")).getBytes(StandardCharsets.UTF_8);
            return Digest.of(drawn).hex();
        }
    }

    @Property(tries = 60)
    void oneThreadAndEightMakeTheSame(@ForAll long wiring, @ForAll long seed) {
        RunOptions options = RunOptions.defaults().withSeed(seed);

        String alone = runner(1).run(wired(wiring), "a", options).orElseThrow();
        String together = runner(8).run(wired(wiring), "a", options).orElseThrow();

        assertThat(together).isEqualTo(alone);
        assertThat(runner(8)
                        .run(wired(wiring), "a", RunOptions.defaults().withSeed(seed + 1))
                        .orElseThrow())
                .isNotEqualTo(alone);
    }

    private static Runner runner(int threads) {
        return Runner.builder().parallelism(threads).build();
    }

    private static Pipeline<String, String> wired(long seed) {
        Random random = new Random(seed);
        Graph graph = Graph.named("random");
        Output<String> in = graph.input("in", String.class);
        List<Output<String>> places = new ArrayList<>(List.of(in));
        for (int i = 0; i < 8; i++) {
            Output<String> one = places.get(random.nextInt(places.size()));
            Output<String> other = places.get(random.nextInt(places.size()));
            places.add(place(graph, "n" + i, one, other, random.nextInt(4)));
        }
        return graph.build(in, graph.step("last", places.get(places.size() - 1), new Drawing("last")));
    }

    private static Output<String> place(Graph graph, String id, Output<String> one, Output<String> other, int kind) {
        return switch (kind) {
            case 0 -> graph.join(id, one, other, (left, right) -> left + right);
            case 1 -> graph.branch(id, one, Way.class, ThreadCountProperties::way, way -> new Drawing(id + way));
            case 2 -> each(graph, id, one);
            default -> graph.step(id, one, new Drawing(id));
        };
    }

    private static Way way(String text) {
        return text.length() % 2 == 0 ? Way.LEFT : Way.RIGHT;
    }

    private static Output<String> each(Graph graph, String id, Output<String> one) {
        Step<String, List<String>> cut = (text, context) -> List.of(text + 1, text + 2, text + 3, text + 4);
        Output<List<String>> made = graph.forEach(id + "-each", graph.step(id + "-cut", one, cut), 4, new Drawing(id));
        Step<List<String>, String> glue = (texts, context) -> String.join("", texts);
        return graph.step(id, made, glue);
    }
}
