package org.evermodel.registry.ancestry;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.lineage.Lineage;
import org.evermodel.registry.lineage.LineageGraph;
import org.evermodel.registry.lineage.LineageGraph.Edge;
import org.evermodel.registry.lineage.LineageNode;
import org.evermodel.registry.tracking.Experiments;

/** Follows the graph breadth first, each node once, so that cycles end and what is near is found first. */
public final class LedgerLineage implements Lineage {
    private static final int MOST_EDGES = 100_000;

    private final LineageLinks links;
    private final LineageSteps steps;

    /** Lineage in this ledger; runs are looked up among these experiments. */
    public LedgerLineage(Ledger ledger, Experiments experiments) {
        this.links = new LineageLinks(ledger);
        this.steps = new LineageSteps(ledger, experiments, links);
    }

    @Override
    public void link(List<Link> told) {
        links.add(told);
    }

    @Override
    public LineageGraph upstream(LineageNode node, int depth) {
        return follow(node, depth, steps::into, Edge::from);
    }

    @Override
    public LineageGraph downstream(LineageNode node, int depth) {
        return follow(node, depth, steps::from, Edge::to);
    }

    private record Reached(LineageNode node, int depth) {}

    private static LineageGraph follow(
            LineageNode start, int depth, Function<LineageNode, Stream<Edge>> next, Function<Edge, LineageNode> end) {
        if (depth < 1) {
            throw new IllegalArgumentException("a graph must be followed at least 1 step, but the depth was " + depth);
        }
        Set<Edge> edges = new LinkedHashSet<>();
        Set<LineageNode> seen = new HashSet<>(Set.of(start));
        Deque<Reached> waiting = new ArrayDeque<>();
        waiting.add(new Reached(start, 0));
        boolean complete = true;
        while (!waiting.isEmpty()) {
            Reached reached = waiting.remove();
            Iterator<Edge> found = next.apply(reached.node())
                    .filter(edge -> reached.depth() == 0 || !isPlace(edge))
                    .iterator();
            if (found.hasNext() && (reached.depth() == depth || edges.size() >= MOST_EDGES)) {
                complete = false;
                continue;
            }
            while (found.hasNext() && edges.size() < MOST_EDGES) {
                Edge edge = found.next();
                edges.add(edge);
                if (leadsOn(edge, end.apply(edge)) && seen.add(end.apply(edge))) {
                    waiting.add(new Reached(end.apply(edge), reached.depth() + 1));
                }
            }
            complete &= !found.hasNext();
        }
        return LineageGraph.of(start, edges, complete);
    }

    /**
     * Where predictions were made is shown to who asks for the place or for them, but is no way from one to another: else
     * every window would come from every version that ever answered at its place. Between other things "at" is a role as
     * any other.
     */
    private static boolean isPlace(Edge edge) {
        return edge.role().equals(AT)
                && edge.from() instanceof LineageNode.OfDeployment
                && edge.to() instanceof LineageNode.OfWindow;
    }

    private static boolean leadsOn(Edge edge, LineageNode reached) {
        return !(isPlace(edge) && reached instanceof LineageNode.OfDeployment);
    }

    @Override
    public String toString() {
        return "Lineage[upstream, downstream and impact of anything]";
    }
}
