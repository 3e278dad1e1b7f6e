package org.evermodel.pipeline;

import java.util.List;
import org.evermodel.pipeline.Node.ApprovalNode;
import org.evermodel.pipeline.Node.ArmNode;
import org.evermodel.pipeline.Node.BranchNode;
import org.evermodel.pipeline.Node.EachNode;
import org.evermodel.pipeline.Node.GateNode;
import org.evermodel.pipeline.Node.InputNode;
import org.evermodel.pipeline.Node.JoinNode;
import org.evermodel.pipeline.Node.MeetingNode;

/**
 * Draws a pipeline in Mermaid's flowchart language: inputs rounded, steps square, joins as circles, gates and branches as
 * diamonds, approvals as hexagons, and what is done for each element of a list in a frame.
 */
final class Mermaid {
    private final StringBuilder drawing = new StringBuilder("flowchart TD\n");

    private Mermaid() {}

    static String of(GraphPipeline<?, ?> pipeline) {
        Mermaid mermaid = new Mermaid();
        mermaid.draw(pipeline, "n", "    ");
        return mermaid.drawing.toString();
    }

    private void draw(GraphPipeline<?, ?> pipeline, String prefix, String indent) {
        List<Node> nodes = pipeline.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof EachNode each) {
                frame(each, prefix + i, indent);
            } else if (!(nodes.get(i) instanceof Node.Wire)) {
                drawing.append(indent)
                        .append(prefix)
                        .append(i)
                        .append(shape(nodes.get(i)))
                        .append('\n');
            }
        }
        for (int i = 0; i < nodes.size(); i++) {
            if (!(nodes.get(i) instanceof Node.Wire)) {
                for (int from : nodes.get(i).inputs()) {
                    lead(nodes, from, prefix + i, prefix, indent);
                }
            }
        }
    }

    /** An arrow from a place, or where it is only a wire, from the places it comes from. */
    private void lead(List<Node> nodes, int from, String to, String prefix, String indent) {
        if (nodes.get(from) instanceof ArmNode arm) {
            drawing.append(indent)
                    .append(prefix)
                    .append(arm.branch())
                    .append(" -->|")
                    .append(arm.way().name())
                    .append("| ")
                    .append(to)
                    .append('\n');
        } else if (nodes.get(from) instanceof MeetingNode meeting) {
            meeting.arms().forEach(arm -> lead(nodes, arm, to, prefix, indent));
        } else {
            drawing.append(indent)
                    .append(prefix)
                    .append(from)
                    .append(" --> ")
                    .append(to)
                    .append('\n');
        }
    }

    private void frame(EachNode each, String name, String indent) {
        drawing.append(indent)
                .append("subgraph ")
                .append(name)
                .append(" [\"for each: ")
                .append(each.id())
                .append("\"]\n");
        draw(each.body(), name + "_", indent + "    ");
        drawing.append(indent).append("end\n");
    }

    private static String shape(Node node) {
        String label = '"' + node.id() + '"';
        if (node instanceof InputNode) {
            return "([" + label + "])";
        }
        if (node instanceof JoinNode) {
            return "((" + label + "))";
        }
        if (node instanceof ApprovalNode) {
            return "{{" + label + "}}";
        }
        return node instanceof GateNode || node instanceof BranchNode ? "{" + label + "}" : "[" + label + "]";
    }
}
