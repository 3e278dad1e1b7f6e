package org.evermodel.pipeline.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.evermodel.Digest;
import org.evermodel.ModelVersion;
import org.evermodel.data.Dataset;
import org.evermodel.pipeline.Pipeline;
import org.evermodel.pipeline.cache.Content;
import org.evermodel.port.RunFacts;

/** Compares what was recorded of a run with what is here now. */
record Comparing(RunFacts facts, Map<String, String> environment) {
    private static final String SEED = "seed";
    private static final String CODE = "code.";

    Premises premises(ModelVersion version, Pipeline<?, ?> pipeline, Object input) {
        List<Difference> differences = new ArrayList<>();
        data(pipeline, input).ifPresent(differences::add);
        Map<String, String> code = new TreeMap<>();
        pipeline.code().forEach((place, digest) -> code.put(place, digest.toString()));
        add(differences, Layer.CODE, code.keySet(), under(facts.tags()), code);
        Map<String, String> settings = pipeline.settings();
        add(differences, Layer.PARAMETER, settings.keySet(), facts.params(), settings);
        Set<String> known = new TreeSet<>(environment.keySet());
        known.addAll(facts.environment().keySet());
        add(differences, Layer.ENVIRONMENT, known, facts.environment(), environment);
        return new Premises(version, facts.run(), seed(version), differences);
    }

    private Optional<Difference> data(Pipeline<?, ?> pipeline, Object input) {
        Optional<String> recorded = recordedInput(facts, pipeline).map(Digest::toString);
        Optional<String> actual = digest(input).map(Digest::toString);
        return recorded.equals(actual)
                ? Optional.empty()
                : Optional.of(new Difference(Layer.DATA, pipeline.inputId(), recorded, actual));
    }

    /** What a run names its input by. */
    private static Optional<Digest> digest(Object input) {
        return input instanceof Dataset table
                ? Optional.of(table.fingerprint())
                : Content.of(input).map(Content::digest);
    }

    /** What the run itself was given is recorded before anything that its steps read. */
    static Optional<Digest> recordedInput(RunFacts facts, Pipeline<?, ?> pipeline) {
        return facts.inputs().getOrDefault(pipeline.inputId(), List.of()).stream()
                .findFirst();
    }

    private static Map<String, String> under(Map<String, String> tags) {
        Map<String, String> places = new TreeMap<>();
        tags.forEach((name, value) -> {
            if (name.startsWith(CODE)) {
                places.put(name.substring(CODE.length()), value);
            }
        });
        return places;
    }

    private static void add(
            List<Difference> differences,
            Layer layer,
            Set<String> names,
            Map<String, String> recorded,
            Map<String, String> actual) {
        for (String name : names) {
            Optional<String> before = Optional.ofNullable(recorded.get(name));
            Optional<String> now = Optional.ofNullable(actual.get(name));
            if (!before.equals(now)) {
                differences.add(new Difference(layer, name, before, now));
            }
        }
    }

    private long seed(ModelVersion version) {
        String text = facts.params().getOrDefault(SEED, "");
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalStateException(
                    "run " + facts.run() + ", which made " + version.uri() + ", recorded no seed but \"" + text
                            + "\"; only runs of pipelines can be done again",
                    e);
        }
    }
}
