package org.evermodel.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.evermodel.pipeline.Node.ApprovalNode;
import org.evermodel.pipeline.Node.ArmNode;
import org.evermodel.pipeline.Node.BranchNode;
import org.evermodel.pipeline.Node.EachNode;
import org.evermodel.pipeline.Node.GateNode;
import org.evermodel.pipeline.Node.InputNode;
import org.evermodel.pipeline.Node.JoinNode;
import org.evermodel.pipeline.Node.MeetingNode;
import org.evermodel.pipeline.Node.Reached;
import org.evermodel.pipeline.Node.StepNode;
import org.evermodel.pipeline.cache.CodeFingerprints;

/**
 * Wires a pipeline that branches and joins, with typed handles; where every step takes what the one before it makes,
 * {@link Pipeline#named} says the same in less.
 *
 * <pre>{@code
 * Graph graph = Graph.named("two-models");
 * Output<Dataset> patients = graph.input("patients", Dataset.class);
 * Output<TrainTestSplit> split = graph.step("split", patients, Split.random(0.3));
 * Output<Candidate> small = graph.step("small", split, trainSmall);
 * Output<Candidate> large = graph.step("large", split, trainLarge);
 * Output<Pair> both = graph.join("both", small, large, Pair::new);
 * Pipeline<Dataset, Pair> pipeline = graph.build(patients, both);
 * }</pre>
 *
 * <p>Ids are unique in a graph; they hold letters, digits, blanks and the marks {@code . _ - ( ) +}, and start with a
 * letter or digit. Methods throw IllegalArgumentException for other ids and for handles of other graphs. Not thread-safe;
 * the pipelines it builds are.
 */
public final class Graph {
    /** What an id and the position of a list's element leave of the longest id of a record beside a run's. */
    private static final int LONGEST_PATH = 600;

    private static final int LONGEST_POSITION = "[1234567890]".length();

    private final String name;
    private final List<Node> nodes = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final CodeFingerprints code = new CodeFingerprints();

    private Graph(String name) {
        this.name = name;
    }

    /**
     * A new, empty graph.
     *
     * @param name the pipeline's name: lower-case letters, digits and dashes, starting with a letter, at most 63
     */
    public static Graph named(String name) {
        return new Graph(Ids.pipeline(name));
    }

    /** The place where the pipeline's input comes in. */
    public <T> Output<T> input(String id, Class<T> type) {
        return add(new InputNode(Ids.step(id), type));
    }

    /** A step that takes what {@code in} makes. A pipeline as step brings in its steps, as {@code id/step}. */
    public <I, O> Output<O> step(String id, Output<? extends I> in, Step<? super I, ? extends O> step) {
        return wire(Ids.step(id), indexOf(in), step);
    }

    @SuppressWarnings("unchecked") // the handles carry the types; nobody sees the nodes
    private <O> Output<O> wire(String id, int input, Step<?, ? extends O> step) {
        return step instanceof GraphPipeline<?, ?> pipeline
                ? include(id, input, pipeline)
                : add(StepNode.of(id, input, (Step<Object, Object>) step, code));
    }

    /** Brings two outputs together. The function only puts a record together: it is no step, and never remembered. */
    @SuppressWarnings("unchecked") // the handles carry the types; nobody sees the nodes
    public <A, B, J> Output<J> join(
            String id,
            Output<? extends A> left,
            Output<? extends B> right,
            BiFunction<? super A, ? super B, ? extends J> record) {
        return add(new JoinNode(Ids.step(id), indexOf(left), indexOf(right), (BiFunction<Object, Object, Object>)
                (BiFunction<?, ?, ?>) record));
    }

    /** A gate before whatever takes the handle that is returned. */
    @SuppressWarnings("unchecked") // the handles carry the types; nobody sees the nodes
    public <T> Output<T> gate(String id, Output<T> in, Gate<? super T> gate) {
        return add(new GateNode(Ids.step(id), indexOf(in), (Gate<Object>) (Gate<?>) gate));
    }

    /**
     * Goes on in one of several ways. Each constant of the enum has a way; which one is gone is decided in every run.
     *
     * <pre>{@code
     * Output<Candidate> trained = graph.branch("size", patients, Size.class, Size::of, size -> switch (size) {
     *     case SMALL -> trainSimple;
     *     case LARGE -> trainBoosted;
     * });
     * }</pre>
     *
     * <p>The ways' steps are called {@code id/CONSTANT}, and those of a pipeline {@code id/CONSTANT/step}. Steps on a way
     * that is not gone are skipped.
     */
    @SuppressWarnings("unchecked") // the handles carry the types; nobody sees the nodes
    public <T, K extends Enum<K>, O> Output<O> branch(
            String id,
            Output<? extends T> in,
            Class<K> ways,
            Decision<? super T, K> decision,
            Function<? super K, ? extends Step<? super T, ? extends O>> steps) {
        int input = indexOf(in);
        List<K> constants = List.of(ways.getEnumConstants());
        if (constants.isEmpty()) {
            throw new IllegalArgumentException("branch \"" + id + "\" of pipeline " + name + " has no way to go: "
                    + ways.getName() + " has no constants");
        }
        Output<Object> branch =
                add(new BranchNode(Ids.step(id), input, constants, (Decision<Object, ?>) (Decision<?, ?>) decision));
        List<Integer> arms = new ArrayList<>();
        for (K way : constants) {
            Output<Object> arm = add(new ArmNode(id + "=" + way.name(), input, branch.index(), way));
            arms.add(wire(id + "/" + way.name(), arm.index(), steps.apply(way)).index());
        }
        return add(new MeetingNode(id + "=", arms));
    }

    /**
     * Does the same for each element of a list, and gives what was made in the order of the elements. A pipeline as body
     * has its steps kept one by one; reports call them {@code id[2]/step}. The key of what is kept does not hold the
     * position, so that an element is not worked on again because another came before it; seeds do not depend on the
     * position either, so elements that want different chance bring it along.
     *
     * @param parallelism at most so many elements are worked on at a time, at least 1; the runner's own bound holds as
     *     well
     */
    @SuppressWarnings("unchecked") // the handles carry the types; nobody sees the nodes
    public <E, O> Output<List<O>> forEach(
            String id, Output<? extends List<? extends E>> in, int parallelism, Step<? super E, ? extends O> body) {
        if (parallelism < 1) {
            throw new IllegalArgumentException("for-each \"" + id + "\" of pipeline " + name
                    + " works on at least one element at a time, but parallelism was " + parallelism);
        }
        GraphPipeline<Object, Object> each = body instanceof GraphPipeline<?, ?> pipeline
                ? (GraphPipeline<Object, Object>) pipeline
                : ofOneStep((Step<Object, Object>) (Step<?, ?>) body);
        return add(new EachNode(Ids.step(id), indexOf(in), parallelism, each.prefixed(id + "/")));
    }

    private static GraphPipeline<Object, Object> ofOneStep(Step<Object, Object> step) {
        Graph graph = new Graph("each");
        Output<Object> element = graph.input("element", Object.class);
        return (GraphPipeline<Object, Object>) graph.build(element, graph.step("step", element, step));
    }

    /**
     * Goes on only when people agree. A run that comes here ends as {@link RunResult.Waiting}, holds no thread, and is
     * resumed when they have decided.
     */
    public <T> Output<Approved<T>> awaitApproval(String id, Output<? extends T> in, Approval approval) {
        return add(new ApprovalNode(Ids.step(id), indexOf(in), approval));
    }

    /**
     * The pipeline from {@code in} to {@code out}. Throws IllegalArgumentException where the graph has another input,
     * which nobody would fill, or a gate or approval whose handle nobody uses, which would stop nothing.
     */
    public <I, O> Pipeline<I, O> build(Output<I> in, Output<O> out) {
        int input = indexOf(in);
        int output = indexOf(out);
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof InputNode && i != input) {
                throw new IllegalArgumentException("pipeline " + name + " takes one input, \"" + in.id()
                        + "\", but its graph has another, \"" + nodes.get(i).id() + "\"");
            }
        }
        if (!(nodes.get(input) instanceof InputNode)) {
            throw new IllegalArgumentException(
                    "pipeline " + name + " must start at an input, but \"" + in.id() + "\" is none");
        }
        requireGatesInUse(output);
        nodes.forEach(node -> requireShort(node, 0));
        return GraphPipeline.of(name, List.copyOf(nodes), input, output);
    }

    /** A run's journal has a record of each place, under its id. */
    private void requireShort(Node node, int positions) {
        int bytes = node.id().getBytes(StandardCharsets.UTF_8).length + positions * LONGEST_POSITION;
        if (bytes > LONGEST_PATH) {
            throw new IllegalArgumentException("pipeline " + name + " has a place whose id has up to " + bytes
                    + " bytes in UTF-8, of which " + LONGEST_PATH
                    + " may be; give it, and those it is within, shorter ids: \"" + node.id() + "\"");
        }
        if (node instanceof EachNode each) {
            each.body().nodes().forEach(inner -> requireShort(inner, positions + 1));
        }
    }

    private void requireGatesInUse(int output) {
        Set<Integer> used = new HashSet<>(Set.of(output));
        nodes.forEach(node -> used.addAll(node.inputs()));
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            boolean stops = node instanceof GateNode || node instanceof ApprovalNode;
            if (stops && !used.contains(i)) {
                String what = node instanceof GateNode ? "gate" : "approval";
                throw new IllegalArgumentException(what + " \"" + node.id() + "\" of pipeline " + name
                        + " would stop nothing, because nobody uses the handle it returned; wire the next step to that"
                        + " handle instead of to \""
                        + nodes.get(node.inputs().get(0)).id() + "\"");
            }
        }
    }

    private <O> Output<O> include(String prefix, int input, GraphPipeline<?, ?> pipeline) {
        int[] moved = new int[pipeline.nodes().size()];
        for (int i = 0; i < moved.length; i++) {
            Node node = pipeline.nodes().get(i);
            moved[i] = node instanceof Reached reached
                    ? add(reached.moved(prefix + "/", moved)).index()
                    : input;
        }
        int output = moved[pipeline.output()];
        return new Output<>(this, output, nodes.get(output).label());
    }

    private <T> Output<T> add(Node node) {
        if (!ids.add(node.id())) {
            throw new IllegalArgumentException(
                    "pipeline " + name + " already has a place called \"" + node.id() + "\"");
        }
        nodes.add(node);
        return new Output<>(this, nodes.size() - 1, node.label());
    }

    private int indexOf(Output<?> handle) {
        if (!handle.isOf(this)) {
            throw new IllegalArgumentException(
                    "handle \"" + handle.id() + "\" belongs to another graph than that of pipeline " + name);
        }
        return handle.index();
    }
}
