package org.evermodel.registry.lineage;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Things and what came from what. Immutable and thread-safe.
 *
 * @param nodes the things, the one that was asked for first
 * @param edges what came from what
 * @param complete whether this is all; false where there is more than was followed
 */
public record LineageGraph(Set<LineageNode> nodes, Set<Edge> edges, boolean complete) {
    /** Copies the sets, keeping their order. */
    public LineageGraph {
        nodes = Collections.unmodifiableSet(new LinkedHashSet<>(nodes));
        edges = Collections.unmodifiableSet(new LinkedHashSet<>(edges));
    }

    /** A graph that is all there is. */
    public LineageGraph(Set<LineageNode> nodes, Set<Edge> edges) {
        this(nodes, edges, true);
    }

    /**
     * That one thing came from another.
     *
     * @param from what was read or ran
     * @param to what came from it
     * @param role what the one was to the other, such as "train"; empty where nothing is to be said
     * @param since when it was told first; empty where it follows from what the registry knows
     * @param facts what else was told of it, such as how many rows
     */
    public record Edge(
            LineageNode from, LineageNode to, String role, Optional<Instant> since, Map<String, String> facts) {
        /** Copies the facts, keeping their order. */
        public Edge {
            facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        }

        /** An edge that nobody told. */
        public Edge(LineageNode from, LineageNode to, String role) {
            this(from, to, role, Optional.empty(), Map.of());
        }
    }

    /** The graph of one thing and the edges that touch it or what they lead to. */
    public static LineageGraph of(LineageNode asked, Set<Edge> edges, boolean complete) {
        Set<LineageNode> nodes = Stream.concat(
                        Stream.of(asked), edges.stream().flatMap(edge -> Stream.of(edge.from(), edge.to())))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new LineageGraph(nodes, edges, complete);
    }

    /** The graph as a Mermaid flowchart, for a page or a pull request. */
    public String toMermaid() {
        Map<LineageNode, Integer> order = new LinkedHashMap<>();
        nodes.forEach(node -> order.put(node, order.size()));
        StringBuilder text = new StringBuilder("flowchart LR\n");
        order.forEach((node, number) -> text.append("  n")
                .append(number)
                .append("[\"")
                .append(label(node.toString()))
                .append("\"]\n"));
        for (Edge edge : edges) {
            text.append("  n")
                    .append(order.get(edge.from()))
                    .append(" -->")
                    .append(edge.role().isEmpty() ? "" : "|\"" + label(edge.role()) + "\"|")
                    .append(" n")
                    .append(order.get(edge.to()))
                    .append('\n');
        }
        return text.toString();
    }

    /** A quote would end the label, an angle would begin HTML, a # an entity, a new line the line. */
    private static String label(String text) {
        return text.codePoints()
                .mapToObj(point -> switch (point) {
                    case '"' -> "#quot;";
                    case '<' -> "#lt;";
                    case '>' -> "#gt;";
                    case '&' -> "#amp;";
                    case '#' -> "#35;";
                    default -> Character.isISOControl(point) ? " " : Character.toString(point);
                })
                .collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return "LineageGraph"
                + edges.stream().map(edge -> edge.from() + " -> " + edge.to()).toList()
                + (complete ? "" : " and more");
    }
}
