package org.evermodel.pipeline;

/**
 * A handle on what a place in a graph makes: what can be wired and what not is a matter of its type. It exists only
 * after the place it names, so a graph cannot run in a circle. Immutable.
 *
 * @param <T> what is made
 */
@SuppressWarnings("UnusedTypeParameter") // it is all the wiring goes by, though nothing is stored of it
public final class Output<T> {
    private final Graph owner;
    private final int index;
    private final String id;

    Output(Graph owner, int index, String id) {
        this.owner = owner;
        this.index = index;
        this.id = id;
    }

    /** The id of the place. */
    public String id() {
        return id;
    }

    boolean isOf(Graph graph) {
        return owner == graph;
    }

    int index() {
        return index;
    }

    @Override
    public String toString() {
        return "Output[" + id + "]";
    }
}
