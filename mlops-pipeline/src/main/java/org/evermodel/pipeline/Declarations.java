package org.evermodel.pipeline;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evermodel.pipeline.cache.CodeFingerprints;
import org.evermodel.pipeline.cache.Content;

/**
 * The settings of a step: what it declares, or else the components of its record. A step that holds values and tells of
 * none is unknown: two of its kind could not be told apart.
 *
 * @param parameters the settings, by name
 * @param unknown why the settings are not all that the step holds, if they are not
 */
record Declarations(Map<String, String> parameters, Optional<String> unknown) {
    Declarations {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    static Declarations of(Step<?, ?> step, CodeFingerprints code) {
        Step<?, ?> origin = origin(step);
        if (!origin.parameters().isEmpty()) {
            return new Declarations(step.parameters(), Optional.empty());
        }
        Declarations held = settingsOf(origin);
        if (step.parameters().isEmpty()) {
            boolean ownVersion = !step.version().equals(origin.version());
            return ownVersion ? held : new Declarations(held.parameters, held.unknown.or(() -> doubt(origin, code)));
        }
        Map<String, String> all = new TreeMap<>(held.parameters);
        all.putAll(step.parameters());
        return new Declarations(all, Optional.empty());
    }

    private static Optional<String> doubt(Step<?, ?> origin, CodeFingerprints code) {
        int alike = code.lookalikes(origin);
        return switch (alike) {
            case 1 -> Optional.empty();
            case 0 -> Optional.of("its class was made at run time and has no bytes to name it by");
            default ->
                Optional.of(
                        "its class writes " + alike + " lambdas of its kind, which cannot be told apart: write it as"
                                + " a record, or declare a version or parameters");
        };
    }

    /** The step that does the work, under whatever was declared beside it. */
    static Step<?, ?> origin(Step<?, ?> step) {
        return step instanceof Declared<?, ?> declared ? declared.origin() : step;
    }

    /** What an object tells of the values it holds: all that have a canonical form, though others have none. */
    static Declarations settingsOf(Object object) {
        int held = CodeFingerprints.heldValues(object);
        if (held == 0) {
            return new Declarations(Map.of(), Optional.empty());
        }
        if (!(object instanceof Record record)) {
            return new Declarations(
                    Map.of(),
                    Optional.of(
                            "it holds " + held + (held == 1 ? " value" : " values") + " and declares no parameters"));
        }
        return new Declarations(
                Content.knownComponents(record).parts(),
                Content.problemOf(record).map(problem -> problem + ", and it declares no parameters"));
    }
}
