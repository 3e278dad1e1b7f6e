package org.evermodel.pipeline.reproduce;

import java.util.ArrayList;
import java.util.Comparator;
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
import org.evermodel.pipeline.StepStatus;
import org.evermodel.pipeline.cache.Content;
import org.evermodel.port.RunFacts;

/** Compares what was recorded of a run with what is here now. */
record Comparing(RunFacts facts, Map<String, String> environment) {
    private static final String SEED = "seed";
    private static final String CODE = "code.";
    private static final String ENGINE = "engine.";
    private static final String STEP = "step.";

    Premises premises(ModelVersion version, Pipeline<?, ?> pipeline, Object input) {
        List<Difference> differences = new ArrayList<>();
        data(pipeline, input).ifPresent(differences::add);
        Map<String, String> code = new TreeMap<>();
        pipeline.code().forEach((place, digest) -> code.put(place, digest.toString()));
        Map<String, String> recordedCode = under(CODE);
        add(differences, Layer.CODE, code.keySet(), recordedCode, code);
        Map<String, String> settings = pipeline.settings();
        Set<String> declared = new TreeSet<>(settings.keySet());
        declared.addAll(
                ofPlaces(code.keySet(), recordedCode.keySet(), facts.params().keySet()));
        add(differences, Layer.PARAMETER, declared, facts.params(), settings);
        Set<String> known = new TreeSet<>(environment.keySet());
        known.addAll(facts.environment().keySet());
        add(differences, Layer.ENVIRONMENT, known, facts.environment(), environment);
        Map<String, String> recordedEngines = under(ENGINE);
        Set<String> engines = new TreeSet<>(pipeline.engines().keySet());
        engines.addAll(ofPlaces(code.keySet(), recordedCode.keySet(), recordedEngines.keySet()));
        add(differences, Layer.ENVIRONMENT, engines, recordedEngines, pipeline.engines());
        code.keySet().stream()
                .filter(this::wasKept)
                .map(Comparing::madeElsewhere)
                .forEach(differences::add);
        return new Premises(version, facts.run(), seed(version), differences);
    }

    private Optional<Difference> data(Pipeline<?, ?> pipeline, Object input) {
        Optional<String> recorded = recordedInput(facts, pipeline).map(Digest::toString);
        Optional<String> actual = digest(input).map(Digest::toString);
        if (recorded.isEmpty() && actual.isEmpty()) {
            throw new IllegalStateException("nobody can tell whether the data are those of run " + facts.run() + ": it"
                    + " recorded no digest of its input \"" + pipeline.inputId() + "\", and a "
                    + input.getClass().getName() + " has none; give a table, a record or a plain value");
        }
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

    /** What the run recorded, as settings or engines, of places that are still there, whether or not these declare it now. */
    private static Set<String> ofPlaces(Set<String> places, Set<String> recordedPlaces, Set<String> recorded) {
        Set<String> all = new TreeSet<>(places);
        all.addAll(recordedPlaces);
        Set<String> those = new TreeSet<>();
        for (String name : recorded) {
            // Ids may hold dots: it is one of the place with the longest id that fits.
            all.stream()
                    .filter(place -> name.startsWith(place + "."))
                    .max(Comparator.comparingInt(String::length))
                    .filter(places::contains)
                    .ifPresent(place -> those.add(name));
        }
        return those;
    }

    private boolean wasKept(String place) {
        return StepStatus.CACHED.name().equals(facts.tags().get(STEP + place));
    }

    /** A kept output may be from another machine than the run, whose environment is the one that was recorded. */
    private static Difference madeElsewhere(String place) {
        return Difference.of(
                Layer.ENVIRONMENT, "step " + place, "made before the run, where is not recorded", "made here");
    }

    /** The recorded tags whose names begin so, by the rest of their names. */
    private Map<String, String> under(String prefix) {
        Map<String, String> tags = new TreeMap<>();
        facts.tags().forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                tags.put(name.substring(prefix.length()), value);
            }
        });
        return tags;
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
