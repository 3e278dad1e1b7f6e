package org.evermodel.pipeline;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.evermodel.Digest;
import org.evermodel.artifact.Codec;
import org.evermodel.pipeline.Node.ApprovalNode;
import org.evermodel.pipeline.Node.ArmNode;
import org.evermodel.pipeline.Node.BranchNode;
import org.evermodel.pipeline.Node.EachNode;
import org.evermodel.pipeline.Node.GateNode;
import org.evermodel.pipeline.Node.InputNode;
import org.evermodel.pipeline.Node.JoinNode;
import org.evermodel.pipeline.Node.StepNode;
import org.evermodel.pipeline.cache.CodeFingerprints;
import org.evermodel.pipeline.cache.Hashing;

/** Names a pipeline by what it is, place by place. */
final class Definition {
    private final CodeFingerprints code = new CodeFingerprints();

    private Definition() {}

    static Digest digest(GraphPipeline<?, ?> pipeline) {
        Definition definition = new Definition();
        MessageDigest hash = Digest.sha256();
        Hashing.update(hash, "evermodel-pipeline 1");
        Hashing.update(hash, pipeline.name());
        Hashing.update(hash, pipeline.input() + " to " + pipeline.output());
        for (Node node : pipeline.nodes()) {
            List<String> told = definition.tell(node);
            told.add(1, node.inputs().toString());
            Hashing.update(hash, Integer.toString(told.size()));
            told.forEach(each -> Hashing.update(hash, each));
        }
        return Digest.finish(hash);
    }

    /** Each place of a pipeline, and of the bodies within it, by its digest: what it is and where it has its inputs from. */
    static Map<String, Digest> places(GraphPipeline<?, ?> pipeline) {
        Map<String, Digest> places = new TreeMap<>();
        new Definition().addPlaces(pipeline, pipeline.nodes(), places);
        return places;
    }

    private void addPlaces(GraphPipeline<?, ?> pipeline, List<Node> nodes, Map<String, Digest> places) {
        for (Node node : nodes) {
            MessageDigest hash = Digest.sha256();
            tell(node).forEach(each -> Hashing.update(hash, each));
            node.inputs()
                    .forEach(input ->
                            Hashing.update(hash, pipeline.nodes().get(input).id()));
            places.put(node.id(), Digest.finish(hash));
            if (node instanceof EachNode each) {
                // A body's input is no place of the run, and may be called like one; the for-each tells of it.
                List<Node> within = each.body().nodes().stream()
                        .filter(inner -> !(inner instanceof InputNode))
                        .toList();
                addPlaces(each.body(), within, places);
            }
        }
    }

    /** The same for what each place does, whatever its settings. */
    static Map<String, Digest> code(GraphPipeline<?, ?> pipeline) {
        Map<String, Digest> places = new TreeMap<>();
        new Definition().addCode(pipeline, places);
        return places;
    }

    private void addCode(GraphPipeline<?, ?> pipeline, Map<String, Digest> places) {
        for (Node node : pipeline.nodes()) {
            if (!(node instanceof Node.Work)) {
                continue;
            }
            MessageDigest hash = Digest.sha256();
            doing(node).forEach(each -> Hashing.update(hash, each));
            node.inputs()
                    .forEach(input ->
                            Hashing.update(hash, pipeline.nodes().get(input).id()));
            places.put(node.id(), Digest.finish(hash));
            if (node instanceof EachNode each) {
                addCode(each.body(), places);
            }
        }
    }

    private List<String> doing(Node node) {
        if (node instanceof GateNode gate) {
            return List.of(
                    node.id(),
                    "gate",
                    code(gate.gate()),
                    gate.gate().whenInsufficient().name());
        }
        if (node instanceof EachNode) {
            return List.of(node.id(), "for-each");
        }
        return node instanceof StepNode step ? doing(step) : tell(node);
    }

    private List<String> doing(StepNode node) {
        Step<Object, Object> step = node.step();
        return List.of(
                node.id(),
                code(Declarations.origin(step)),
                step.version(),
                step.codec().map(Codec::name).orElse("not kept"),
                step.seeded() ? "seeded" : "not seeded");
    }

    private List<String> tell(Node node) {
        List<String> told = new ArrayList<>(List.of(node.id()));
        if (node instanceof InputNode input) {
            told.add(input.type().getName());
        } else if (node instanceof JoinNode join) {
            told.add("join");
            told.add(code(join.function()));
            told.add(Declarations.settingsOf(join.function()).parameters().toString());
        } else if (node instanceof GateNode gate) {
            told.add("gate");
            told.add(code(gate.gate()));
            told.add(gate.gate().whenInsufficient().name());
            told.add(Declarations.settingsOf(gate.gate()).parameters().toString());
        } else if (node instanceof BranchNode branch) {
            told.add("branch");
            told.add(code(branch.decision()));
            told.add(branch.ways().toString());
            told.add(Declarations.settingsOf(branch.decision()).parameters().toString());
        } else if (node instanceof ArmNode arm) {
            told.add("arm");
            told.add(arm.way().name());
        } else if (node instanceof EachNode each) {
            told.add("for-each");
            told.add(digest(each.body()).toString());
        } else if (node instanceof ApprovalNode approval) {
            told.add("approval");
            told.add(approval.approval().needed() + " of "
                    + new TreeSet<>(approval.approval().roles()));
            told.add(approval.approval().question());
        } else if (node instanceof StepNode step) {
            told.add("step");
            told.addAll(tell(step));
        }
        return told;
    }

    private List<String> tell(StepNode node) {
        Step<Object, Object> step = node.step();
        return List.of(
                code(Declarations.origin(step)),
                step.version(),
                step.codec().map(Codec::name).orElse("not kept"),
                step.seeded() ? "seeded" : "not seeded",
                node.declarations().parameters().toString(),
                new TreeMap<>(step.environment()).toString());
    }

    private String code(Object object) {
        Optional<Digest> fingerprint =
                object instanceof GraphPipeline<?, ?> within ? Optional.of(within.digest()) : code.of(object);
        return fingerprint.map(Digest::toString).orElse("unknown code");
    }
}
