package org.evermodel.pipeline.reproduce;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evermodel.Digest;
import org.evermodel.ModelName;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;
import org.evermodel.RunId;
import org.evermodel.data.Dataset;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.pipeline.Pipeline;
import org.evermodel.pipeline.RememberingRecorder;
import org.evermodel.pipeline.RunOptions;
import org.evermodel.pipeline.RunResult;
import org.evermodel.pipeline.Runner;
import org.evermodel.port.ModelTags;
import org.evermodel.port.RunFacts;
import org.evermodel.port.RunHistory;
import org.evermodel.port.TableSource;
import org.evermodel.testkit.TestModels;
import org.evermodel.testkit.TestTrainers;

/** All that a registry remembers, on the heap. */
final class Shelf implements RunHistory, TableSource, ModelTags {
    static final ModelName NAME = new ModelName("churn");

    final TestModels models = TestModels.of(TestTrainers.flavor());
    final RememberingRecorder recorder = new RememberingRecorder();
    final Map<Digest, Dataset> tables = new HashMap<>();
    final Map<String, String> here = new TreeMap<>(Map.of("java", "17", "os", "Linux", "locale", "en-GB"));
    final Map<String, String> tags = new TreeMap<>();
    private final Map<String, String> then = Map.copyOf(here);

    /** Runs the pipeline, registers what it makes, and keeps the table. */
    ModelUri made(Pipeline<Dataset, Evaluated> pipeline, Dataset table, long seed) {
        tables.put(table.fingerprint(), table);
        RunResult<Evaluated> result = Runner.builder()
                .recorder(recorder)
                .build()
                .run(pipeline, table, RunOptions.defaults().withSeed(seed));
        Evaluated evaluated = result instanceof RunResult.Refused<Evaluated> refused
                ? refused.candidate(Evaluated.class)
                : result.orElseThrow();
        return models.register(NAME, evaluated, result.report().run(), Map.of()).uri();
    }

    Reproduction reproduction() {
        return Reproduction.of(models, this, this);
    }

    @Override
    public Optional<RunFacts> facts(RunId run) {
        return recorder.runs.stream()
                .filter(each -> each.id.equals(run))
                .findFirst()
                .map(each -> {
                    Map<String, List<Digest>> inputs = new LinkedHashMap<>();
                    each.inputs.forEach((role, digest) -> inputs.put(role, List.of(digest)));
                    return new RunFacts(run, "training", each.params, each.tags, inputs, then);
                });
    }

    @Override
    public Map<String, String> environment() {
        return here;
    }

    @Override
    public Optional<Dataset> table(Digest fingerprint) {
        return Optional.ofNullable(tables.get(fingerprint));
    }

    @Override
    public ModelVersion tag(ModelName name, int number, String tag, String value, String reason) {
        tags.put(tag, value);
        return models.resolve(ModelUri.of(name, number)).orElseThrow();
    }
}
