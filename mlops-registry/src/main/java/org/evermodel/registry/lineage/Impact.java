package org.evermodel.registry.lineage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a thing has touched.
 *
 * @param origin the thing
 * @param paths everything that came from it, nearest first, each with a shortest way from the thing to it, both included
 * @param complete whether this is all; false where the graph is larger than was followed
 */
public record Impact(LineageNode origin, Map<LineageNode, List<LineageNode>> paths, boolean complete) {
    /** Copies the paths in their order. */
    public Impact {
        paths = Collections.unmodifiableMap(new LinkedHashMap<>(paths));
    }

    static Impact of(LineageNode origin, LineageGraph graph) {
        Map<LineageNode, List<LineageNode>> next = graph.edges().stream()
                .collect(Collectors.groupingBy(
                        LineageGraph.Edge::from, Collectors.mapping(LineageGraph.Edge::to, Collectors.toList())));
        Map<LineageNode, List<LineageNode>> paths = new LinkedHashMap<>();
        Deque<List<LineageNode>> waiting = new ArrayDeque<>(List.of(List.of(origin)));
        while (!waiting.isEmpty()) {
            List<LineageNode> path = waiting.remove();
            for (LineageNode node : next.getOrDefault(path.get(path.size() - 1), List.of())) {
                List<LineageNode> longer = new ArrayList<>(path);
                longer.add(node);
                if (!node.equals(origin) && paths.putIfAbsent(node, List.copyOf(longer)) == null) {
                    waiting.add(longer);
                }
            }
        }
        return new Impact(origin, paths, graph.complete());
    }

    /** The model versions among them. */
    public List<LineageNode.OfModel> models() {
        return only(LineageNode.OfModel.class);
    }

    /** The aliases that name such a version now. */
    public List<LineageNode.OfAlias> aliases() {
        return only(LineageNode.OfAlias.class);
    }

    /** The deployments that such a version answers at, or has answered at. */
    public List<LineageNode.OfDeployment> deployments() {
        return only(LineageNode.OfDeployment.class);
    }

    /** The windows of predictions that such a version has made. */
    public List<LineageNode.OfWindow> windows() {
        return only(LineageNode.OfWindow.class);
    }

    private <N extends LineageNode> List<N> only(Class<N> type) {
        return paths.keySet().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** A line for each thing, with the way to it. */
    @Override
    public String toString() {
        return origin + " has touched " + paths.size() + " things" + (complete ? "" : " and more")
                + paths.values().stream()
                        .map(path -> path.stream().map(LineageNode::toString).collect(Collectors.joining(" → ")))
                        .collect(Collectors.joining("\n  ", paths.isEmpty() ? "" : "\n  ", ""));
    }
}
