package org.evermodel.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Things and what came from what.
 *
 * @param nodes the things, the one that was asked for first
 * @param edges what came from what
 */
public record LineageGraph(Set<LineageNode> nodes, Set<Edge> edges) {
    /** Copies the sets, keeping their order. */
    public LineageGraph {
        nodes = Collections.unmodifiableSet(new LinkedHashSet<>(nodes));
        edges = Collections.unmodifiableSet(new LinkedHashSet<>(edges));
    }

    /**
     * That one thing came from another.
     *
     * @param from what was read or ran
     * @param to what came from it
     * @param role what the one was to the other, such as "train"; empty where nothing is to be said
     */
    public record Edge(LineageNode from, LineageNode to, String role) {}

    /** The graph of one thing and the edges that touch it or what they lead to. */
    static LineageGraph of(LineageNode asked, Set<Edge> edges) {
        Set<LineageNode> nodes = Stream.concat(
                        Stream.of(asked), edges.stream().flatMap(edge -> Stream.of(edge.from(), edge.to())))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new LineageGraph(nodes, edges);
    }

    /** The graph as a Mermaid flowchart, for a page or a pull request. */
    public String toMermaid() {
        List<LineageNode> order = new ArrayList<>(nodes);
        StringBuilder text = new StringBuilder("flowchart LR\n");
        for (int i = 0; i < order.size(); i++) {
            text.append("  n").append(i).append("[\"").append(order.get(i)).append("\"]\n");
        }
        for (Edge edge : edges) {
            // A quote would end the label.
            String label = edge.role().isEmpty() ? "" : "|\"" + edge.role().replace("\"", "#quot;") + "\"|";
            text.append("  n")
                    .append(order.indexOf(edge.from()))
                    .append(" -->")
                    .append(label)
                    .append(" n")
                    .append(order.indexOf(edge.to()))
                    .append('\n');
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "LineageGraph"
                + edges.stream().map(edge -> edge.from() + " -> " + edge.to()).toList();
    }
}
