package org.evermodel.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.evermodel.Digest;
import org.evermodel.pipeline.Node.ApprovalNode;
import org.evermodel.pipeline.Node.EachNode;
import org.evermodel.pipeline.Node.GateNode;
import org.evermodel.pipeline.Node.Reached;
import org.evermodel.pipeline.Node.StepNode;
import org.evermodel.pipeline.Node.Work;
import org.evermodel.port.RunBatch;

/**
 * The places of a pipeline, each after those it depends on.
 *
 * @param named what it is known by
 */
record GraphPipeline<I, O>(String name, List<Node> nodes, int input, int output, Named named)
        implements Pipeline<I, O> {
    static <I, O> GraphPipeline<I, O> of(String name, List<Node> nodes, int input, int output) {
        return new GraphPipeline<>(name, nodes, input, output, new Named());
    }

    /** The digest of each place of this pipeline, and of the bodies within it, by the place's id. */
    Map<String, Digest> places() {
        return named.places(this);
    }

    /** For each place, those it depends on. */
    List<List<Integer>> before() {
        return nodes.stream().map(Node::inputs).toList();
    }

    /** The same, each of whose places has an id that starts so. */
    GraphPipeline<I, O> prefixed(String prefix) {
        int[] same = IntStream.range(0, nodes.size()).toArray();
        List<Node> moved = nodes.stream()
                .<Node>map(node -> node instanceof Reached reached ? reached.moved(prefix, same) : node)
                .toList();
        return of(name, moved, input, output);
    }

    /** Whether people may be asked, in the pipeline or in a body within it. */
    boolean asksPeople() {
        return nodes.stream()
                .anyMatch(node -> node instanceof ApprovalNode
                        || (node instanceof EachNode each && each.body().asksPeople()));
    }

    @Override
    public List<String> ids() {
        return nodes.stream().filter(Work.class::isInstance).map(Node::id).toList();
    }

    @Override
    public Digest digest() {
        return named.digest(this);
    }

    @Override
    public String inputId() {
        return nodes.get(input).id();
    }

    @Override
    public Map<String, Digest> code() {
        return named.code(this);
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        addSettings(settings);
        return Fitting.texts(settings, RunBatch.LONGEST_PARAM);
    }

    private void addSettings(Map<String, String> settings) {
        for (Node node : nodes) {
            declared(node).forEach((name, value) -> settings.put(node.id() + "." + name, value));
            if (node instanceof EachNode each) {
                each.body().addSettings(settings);
            }
        }
    }

    @Override
    public Map<String, String> engines() {
        Map<String, String> engines = new TreeMap<>();
        addEngines(engines);
        return Fitting.texts(engines, RunBatch.LONGEST_TAG);
    }

    private void addEngines(Map<String, String> engines) {
        for (Node node : nodes) {
            if (node instanceof StepNode step) {
                step.step().environment().forEach((name, version) -> engines.put(node.id() + "." + name, version));
            }
            if (node instanceof EachNode each) {
                each.body().addEngines(engines);
            }
        }
    }

    private static Map<String, String> declared(Node node) {
        if (node instanceof StepNode step) {
            return step.declarations().parameters();
        }
        return node instanceof GateNode gate
                ? Declarations.settingsOf(gate.gate()).parameters()
                : Map.of();
    }

    @Override
    public String toMermaid() {
        return Mermaid.of(this);
    }

    @Override
    public O run(I value, StepContext context) throws Exception {
        Held input = Held.passing(Execution.requireType(this, value));
        Ended<O> ended = nested(input, context);
        if (ended.failure().isPresent() && ended.failure().get().wasInterrupted()) {
            throw ended.failure().get().cause();
        }
        return ended.toResult(new RunReport(context.run(), name, Duration.ZERO, ended.steps(), ended.gates()))
                .orElseThrow();
    }

    /** Ended with the step around it; a failure within ends only what is within. */
    @SuppressWarnings("try") // it is there to be closed
    private Ended<O> nested(Held input, StepContext context) {
        Cancellation own = new Cancellation();
        Cancellation around = context instanceof NodeContext place ? place.cancellation() : new Cancellation();
        try (Cancellation.Guarded linked = around.passOnTo(own)) {
            return new Execution<I, O>(this, NestedScope.in(context, own)).run(input);
        }
    }

    @Override
    public String toString() {
        return "Pipeline[" + name + ": " + String.join(" → ", ids()) + "]";
    }
}
