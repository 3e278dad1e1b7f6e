package org.evermodel.serving;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.evermodel.Alias;
import org.evermodel.ModelName;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;
import org.evermodel.model.Model;
import org.evermodel.port.LoadedModel;
import org.evermodel.port.ModelAlias;
import org.evermodel.port.ModelAliases;
import org.evermodel.port.ModelSource;
import org.evermodel.testkit.TestModels;

/** Models of which some fail to load, and which knows whether those it loaded are still to be reached. Thread-safe. */
final class PoorModels implements ModelSource, ModelAliases {
    private final TestModels models;
    private final Map<ModelUri, Runnable> faults = new ConcurrentHashMap<>();
    private final List<WeakReference<Model>> loaded = new CopyOnWriteArrayList<>();

    PoorModels(TestModels models) {
        this.models = models;
    }

    /** Loading this version throws what {@code fault} does. */
    PoorModels failing(int version, Runnable fault) {
        faults.put(ModelUri.of(Samples.READMISSION, version), fault);
        return this;
    }

    /** How many models that were loaded are held by anybody. */
    long reachable() {
        System.gc();
        return loaded.stream().filter(model -> !model.refersTo(null)).count();
    }

    @Override
    public Optional<ModelVersion> resolve(ModelUri uri) {
        return models.resolve(uri);
    }

    @Override
    public Optional<LoadedModel> load(ModelUri uri) {
        faults.getOrDefault(uri, () -> {}).run();
        Optional<LoadedModel> found = models.load(uri);
        found.ifPresent(one -> loaded.add(new WeakReference<>(one.model())));
        return found;
    }

    @Override
    public ModelAlias alias(ModelName name, Alias alias) {
        return models.alias(name, alias);
    }
}
