package org.evermodel.pipeline;

import java.util.List;
import org.evermodel.pipeline.Node.GateNode;
import org.evermodel.pipeline.Node.InputNode;
import org.evermodel.pipeline.Node.JoinNode;

/** Draws a pipeline in Mermaid's flowchart language: inputs rounded, steps square, joins as circles, gates as diamonds. */
final class Mermaid {
    private Mermaid() {}

    static String of(GraphPipeline<?, ?> pipeline) {
        StringBuilder drawing = new StringBuilder("flowchart TD\n");
        List<Node> nodes = pipeline.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            drawing.append("    n").append(i).append(shape(nodes.get(i))).append('\n');
        }
        for (int i = 0; i < nodes.size(); i++) {
            for (int from : nodes.get(i).inputs()) {
                drawing.append("    n").append(from).append(" --> n").append(i).append('\n');
            }
        }
        return drawing.toString();
    }

    private static String shape(Node node) {
        String label = '"' + node.id() + '"';
        if (node instanceof InputNode) {
            return "([" + label + "])";
        }
        if (node instanceof JoinNode) {
            return "((" + label + "))";
        }
        return node instanceof GateNode ? "{" + label + "}" : "[" + label + "]";
    }
}
