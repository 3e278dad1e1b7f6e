package org.evermodel.pipeline.step;

import java.util.Map;
import java.util.TreeMap;
import org.evermodel.ModelName;
import org.evermodel.ModelVersion;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.pipeline.Step;
import org.evermodel.pipeline.StepContext;
import org.evermodel.port.Along;
import org.evermodel.port.ModelSink;

/**
 * Registers an evaluated model as the next version of a name. Runs in every run, since the registry is what remembers:
 * it answers with the version that is already there where it holds exactly this model.
 *
 * <pre>{@code
 * .step("register", Register.as(new ModelName("readmission"), registry.models()))
 * }</pre>
 *
 * @param sink where the model goes
 * @param name what it becomes a version of
 * @param tags free facts about the version
 */
public record Register(ModelSink sink, ModelName name, Map<String, String> tags)
        implements Step<Evaluated, ModelVersion> {
    /** Copies the tags. */
    public Register {
        tags = Map.copyOf(tags);
    }

    /** Registers as the next version of {@code name}. */
    public static Register as(ModelName name, ModelSink sink) {
        return new Register(sink, name, Map.of());
    }

    /** With one more free fact about the version. */
    public Register tagged(String tag, String value) {
        Map<String, String> more = new TreeMap<>(tags);
        more.put(tag, value);
        return new Register(sink, name, more);
    }

    @Override
    public ModelVersion run(Evaluated evaluated, StepContext context) {
        Along<ModelVersion> along = new Telling<>(context.along(), version -> tell(version, context));
        ModelVersion version = sink.register(name, evaluated, context.run(), tags, along);
        tell(version, context); // Nothing goes along where the version was there already, or the registry is elsewhere.
        return version;
    }

    private static void tell(ModelVersion version, StepContext context) {
        context.tags(Map.of("model", version.uri().toString()));
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of("model", name.value(), "tags", new TreeMap<>(tags).toString());
    }

    @Override
    public boolean seeded() {
        return false;
    }
}
