package org.evermodel.registry;

import java.util.List;
import java.util.Optional;
import org.evermodel.ModelName;
import org.evermodel.ModelVersion;
import org.evermodel.model.ModelPackage;
import org.evermodel.port.ModelAliases;
import org.evermodel.port.ModelSink;
import org.evermodel.port.ModelSource;

/**
 * Registered models. What a version holds never changes once it is registered, and its number is never used again; its
 * tags may change, each change with a row in the audit log.
 *
 * <pre>{@code
 * ModelVersion version = registry.models().register(name, evaluated, Optional.of(run.id()), Map.of());
 * ModelAlias champion = registry.models().alias(name, Alias.CHAMPION);
 * champion.moveTo(version.number(), "0.02 more ROC AUC than version 2");
 * champion.rollback("alarms since it serves");
 * }</pre>
 *
 * <p>A version is registered whole: it is visible, and {@code READY}, from the moment all of it is durable. The same
 * candidate with the same evaluation is registered once; where its engine writes other bytes each time, it is another
 * candidate. Thread-safe.
 */
public interface RegisteredModels extends ModelSource, ModelSink, ModelAliases {
    /** The names of all models, in order. */
    List<ModelName> names();

    /** The model of that name, if it is registered. */
    Optional<RegisteredModel> find(ModelName name);

    /** The versions of a model, the first one first; none where there is no such model. */
    List<ModelVersion> versions(ModelName name);

    /**
     * Takes a tag off a version and returns it as it is then; does nothing where the version has no such tag. Tags are
     * given by registering, {@link #register}, also of what is registered already. Throws
     * {@link org.evermodel.NotFoundException} where there is no such version.
     */
    ModelVersion untag(ModelName name, int number, String tag, String reason);

    /**
     * The package of a version: its model at rest, with {@code evaluation.json}, {@code environment.json} and
     * {@code lineage.json} beside it. Throws {@link org.evermodel.ArtifactDamagedException} where its bytes are missing
     * or wrong.
     */
    ModelPackage open(ModelVersion version);
}
