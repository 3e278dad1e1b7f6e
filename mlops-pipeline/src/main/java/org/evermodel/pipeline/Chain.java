package org.evermodel.pipeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline in the making whose every step takes what the one before it made; started by {@link Pipeline#named}. It is
 * a cursor over a {@link Graph}: a step that does not fit does not compile. Immutable: each method returns the longer
 * chain, and a chain may be continued in several ways.
 *
 * @param <I> what the pipeline takes
 * @param <O> what the last step so far makes
 */
public final class Chain<I, O> {
    private final String name;
    private final Class<I> type;
    private final @Nullable Chain<I, ?> before;
    private final BiFunction<Graph, Output<Object>, Output<Object>> link;

    private Chain(
            String name,
            Class<I> type,
            @Nullable Chain<I, ?> before,
            BiFunction<Graph, Output<Object>, Output<Object>> link) {
        this.name = name;
        this.type = type;
        this.before = before;
        this.link = link;
    }

    static <I> Chain<I, I> start(String name, Class<I> type) {
        return new Chain<>(Ids.pipeline(name), type, null, (graph, input) -> input);
    }

    /** Goes on with a step. A pipeline as step brings in its steps, as {@code id/step}. */
    @SuppressWarnings("unchecked") // the chain carries the types; nobody sees the links
    public <N> Chain<I, N> step(String id, Step<? super O, ? extends N> step) {
        Ids.step(id);
        return new Chain<>(
                name, type, this, (graph, in) -> graph.step(id, in, (Step<Object, Object>) (Step<?, ?>) step));
    }

    /** Goes on only past this gate. */
    @SuppressWarnings("unchecked") // the chain carries the types; nobody sees the links
    public Chain<I, O> gate(String id, Gate<? super O> gate) {
        Ids.step(id);
        return new Chain<>(name, type, this, (graph, in) -> graph.gate(id, in, (Gate<Object>) (Gate<?>) gate));
    }

    /** Goes on in one of several ways, as {@link Graph#branch} does. */
    @SuppressWarnings("unchecked") // the chain carries the types; nobody sees the links
    public <K extends Enum<K>, N> Chain<I, N> branch(
            String id,
            Class<K> ways,
            Decision<? super O, K> decision,
            Function<? super K, ? extends Step<? super O, ? extends N>> steps) {
        Ids.step(id);
        return new Chain<>(
                name,
                type,
                this,
                (graph, in) -> graph.branch(id, in, ways, (Decision<Object, K>) (Decision<?, K>) decision, way ->
                        (Step<Object, Object>) (Step<?, ?>) steps.apply(way)));
    }

    /** Goes on only when people agree, as {@link Graph#awaitApproval} does. */
    @SuppressWarnings("unchecked") // the chain carries the types; nobody sees the links
    public Chain<I, Approved<O>> awaitApproval(String id, Approval approval) {
        Ids.step(id);
        return new Chain<>(
                name, type, this, (graph, in) -> (Output<Object>) (Output<?>) graph.awaitApproval(id, in, approval));
    }

    /** The pipeline so far. Throws IllegalArgumentException where two steps have one id. */
    @SuppressWarnings("unchecked") // the chain carries the types; nobody sees the links
    public Pipeline<I, O> build() {
        Deque<Chain<I, ?>> links = new ArrayDeque<>();
        for (Chain<I, ?> chain = this; chain != null; chain = chain.before) {
            links.push(chain);
        }
        Graph graph = Graph.named(name);
        Output<I> input = graph.input("input", type);
        Output<Object> last = (Output<Object>) (Output<?>) input;
        for (Chain<I, ?> chain : links) {
            last = chain.link.apply(graph, last);
        }
        return graph.build(input, (Output<O>) (Output<?>) last);
    }
}
