package org.evermodel.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.Digest;
import org.evermodel.artifact.Codec;
import org.evermodel.pipeline.Node.JoinNode;
import org.evermodel.pipeline.Node.StepNode;
import org.evermodel.pipeline.cache.CodeFingerprints;
import org.evermodel.pipeline.cache.Content;
import org.evermodel.pipeline.cache.Hashing;
import org.evermodel.pipeline.cache.KeyField;
import org.evermodel.pipeline.cache.KeyField.Kind;
import org.evermodel.pipeline.cache.Preimage;

/** Gathers what a step's output depends on. Thread-safe. */
final class Keys {
    private static final String SCHEMA = "1";

    private final CodeFingerprints code;
    private final Map<String, String> environment;

    Keys(CodeFingerprints code, Map<String, String> environment) {
        this.code = code;
        this.environment = Map.copyOf(environment);
    }

    /** What {@code node}'s output depends on, or why that cannot be told. */
    sealed interface Keyed {
        record Known(Preimage preimage) implements Keyed {}

        record Unknown(String reason) implements Keyed {}
    }

    /** Why a step's output is never kept, whatever its input, or empty. */
    Optional<String> hindrance(StepNode node) {
        if (node.step().codec().isEmpty()) {
            return Optional.of("it has no codec");
        }
        if (!node.step().caching().allowed()) {
            return Optional.of("it says that it runs in every run");
        }
        Optional<String> unknown = node.declarations().unknown();
        return unknown.isPresent() || fingerprint(node).isPresent()
                ? unknown
                : Optional.of("the bytes of its class cannot be found");
    }

    /** The key of a step without a {@link #hindrance}. */
    Keyed of(StepNode node, Optional<Content> input, String inputId, long seed) {
        return input.map(content -> keyed(fields(node, content, seed)))
                .orElseGet(() ->
                        new Keyed.Unknown("what \"" + inputId + "\" gave it is neither kept nor has a canonical form"));
    }

    /** Two keys that differ in what no bytes tell apart would be one. */
    private static Keyed keyed(List<KeyField> fields) {
        return fields.stream()
                .filter(field -> !Hashing.isDistinct(field.name()) || !Hashing.isDistinct(field.value()))
                .findFirst()
                .<Keyed>map(field -> new Keyed.Unknown("half a surrogate pair stands in what it depends on: " + field))
                .orElseGet(() -> new Keyed.Known(new Preimage(fields)));
    }

    private List<KeyField> fields(StepNode node, Content input, long seed) {
        Step<Object, Object> step = node.step();
        List<KeyField> fields = new ArrayList<>();
        fields.add(new KeyField(Kind.SCHEMA, "", SCHEMA));
        fields.add(new KeyField(Kind.STEP, "", node.id()));
        fields.add(new KeyField(Kind.VERSION, "", step.version()));
        fields.add(new KeyField(Kind.CODE, "", fingerprint(node).orElseThrow().toString()));
        fields.add(new KeyField(Kind.CODEC, "", step.codec().map(Codec::name).orElseThrow()));
        if (step.seeded()) {
            fields.add(new KeyField(Kind.SEED, "", Long.toString(seed)));
        }
        add(fields, Kind.PARAMETER, node.declarations().parameters());
        add(fields, Kind.INPUT, input.parts());
        Map<String, String> around = new java.util.TreeMap<>(environment);
        around.putAll(step.environment());
        add(fields, Kind.ENVIRONMENT, around);
        return fields;
    }

    private static void add(List<KeyField> fields, Kind kind, Map<String, String> values) {
        values.forEach((name, value) -> fields.add(new KeyField(kind, name, value)));
    }

    private Optional<Digest> fingerprint(StepNode node) {
        Step<?, ?> origin = Declarations.origin(node.step());
        return origin instanceof GraphPipeline<?, ?> pipeline ? Optional.of(pipeline.digest()) : code.of(origin);
    }

    /** The name of what a join did, unless its function holds values or cannot be told from another of its class. */
    Optional<Digest> ofJoin(JoinNode node, Object made, Held left, Held right) {
        return code.ofJoin(node.function(), made, left.value(), right.value());
    }
}
