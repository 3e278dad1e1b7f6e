package org.evermodel.registry.catalogue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.evermodel.ModelName;
import org.evermodel.ModelVersion;
import org.evermodel.model.ModelPackage;
import org.evermodel.model.Signature;
import org.evermodel.port.ModelAliases;
import org.evermodel.port.ModelSink;
import org.evermodel.port.ModelSource;
import org.evermodel.port.ModelTags;
import org.evermodel.registry.exchange.Origin;
import org.evermodel.registry.signing.Signer;
import org.evermodel.registry.signing.VersionSignature;

/**
 * Registered models. What a version holds never changes once it is registered, and its number is never used again; its
 * status, tags and description may change, each change with a row in the audit log.
 *
 * <pre>{@code
 * ModelVersion version = registry.models().register(name, evaluated, Optional.of(run.id()), Map.of());
 * ModelAlias champion = registry.models().alias(name, Alias.CHAMPION);
 * champion.moveTo(version.number(), "0.02 more ROC AUC than version 2");
 * champion.rollback("alarms since it serves");
 * registry.models().rename(name, new ModelName("attrition"), "marketing calls it so");
 * registry.models().archive(new ModelName("attrition"), 3, "alarms since it served");
 * }</pre>
 *
 * <p>A version is registered whole: it is visible, and {@code READY}, from the moment all of it is durable. The same
 * candidate with the same evaluation is registered once; where its engine writes other bytes each time, it is another
 * candidate, and where its version was deleted, it becomes a new version. Where its version is archived, that version is
 * given back as it is: it is offered again only by {@link #restore(ModelName, int, String)}.
 *
 * <p>A model has an identity, and a name that leads to it. A name it had before leads to it as well, here and in other
 * processes, so that nobody who uses the model notices the renaming; what is returned has the name it has now. A number
 * under a name never stands for two versions: a name that becomes free, by deletion or by {@link #release}, remembers how
 * many numbers were given under it, and a new model of that name goes on from there.
 *
 * <p>What is deleted is not found any more, but it is kept and {@code restore} brings it back, until {@link #purge} gives up
 * its bytes. Each method that changes something does nothing where all is as it should be already, and throws
 * {@link org.evermodel.NotFoundException} where there is no such model or version. Thread-safe.
 */
public interface RegisteredModels extends ModelSource, ModelSink, ModelAliases, ModelTags {
    /** The names of all models, in order; names they had before are not among them. */
    List<ModelName> names();

    /** The model of that name, if it is registered. */
    Optional<RegisteredModel> find(ModelName name);

    /** The versions of a model, the first one first; none where there is no such model. */
    List<ModelVersion> versions(ModelName name);

    /**
     * Gives a model another name. The one it had leads to it further on, until it is released. Throws
     * {@link NameInUseException} where {@code to} leads to another model, be it as a name that one had before.
     */
    RegisteredModel rename(ModelName from, ModelName to, String reason);

    /**
     * Lets a name that a model had before lead to it no longer, so that it can be given to another. Throws
     * {@link NameInUseException} where it is the model's name now.
     */
    RegisteredModel release(ModelName former, String reason);

    /** Says what a model is, in any words; empty to say nothing. */
    RegisteredModel describe(ModelName name, String text, String reason);

    /** Says what a version is, in any words; empty to say nothing. */
    ModelVersion describe(ModelName name, int number, String text, String reason);

    /** Gives a model a tag, in place of the one it has of that name, and returns the model as it is then. */
    RegisteredModel tag(ModelName name, String tag, String value, String reason);

    /** Takes a tag off a model and returns it as it is then. */
    RegisteredModel untag(ModelName name, String tag, String reason);

    @Override
    ModelVersion tag(ModelName name, int number, String tag, String value, String reason);

    /**
     * Takes a tag off a version and returns it as it is then; does nothing where the version has no such tag. Throws
     * {@link org.evermodel.NotFoundException} where there is no such version.
     */
    ModelVersion untag(ModelName name, int number, String tag, String reason);

    /**
     * Keeps a version, but offers it no longer: it can be read and loaded by its number, and no alias may name it. Throws
     * {@link DependentsException} while an alias names it or the routing gives it traffic.
     */
    ModelVersion archive(ModelName name, int number, String reason);

    /**
     * Brings a version back: one that is archived is offered again, one that was deleted is found again, as what it was.
     * Throws {@link org.evermodel.NotFoundException} where it was purged.
     */
    ModelVersion restore(ModelName name, int number, String reason);

    /**
     * Deletes a version. Throws {@link DependentsException} while an alias names it, the routing gives it traffic or a run
     * has read it. Its number is not given again.
     */
    DeletedVersion delete(ModelName name, int number, String reason);

    /** The versions of a model that were deleted, the first one first. */
    List<DeletedVersion> deleted(ModelName name);

    /**
     * Deletes a model with all its versions. Throws {@link DependentsException} while an alias names a version of it, its
     * routing gives one traffic or a run has read one. Its names become free.
     */
    DeletedModel delete(ModelName name, String reason);

    /** The models that were deleted, in the order of their identities, so the one created first comes first. */
    List<DeletedModel> deleted();

    /**
     * Brings back the model that was deleted last under a name. Throws {@link NameInUseException} where the name leads to
     * another model by now; rename or release that first.
     */
    RegisteredModel restore(ModelName name, String reason);

    /**
     * Gives up the bytes of versions that were deleted, by themselves or with their model, at least {@code age} ago, and
     * returns these versions: a garbage collection may then take what no other version needs. Their numbers and all that
     * is said of them stay.
     */
    List<DeletedVersion> purge(Duration age, String reason);

    /**
     * The same models, with the versions that addresses lead to remembered in memory, for code that asks with every request.
     * Changes made through this registry are seen at once; those made by other processes, and through registries opened by
     * themselves, at most {@code maxAge} late. That an address leads nowhere is remembered as well. Loading a model is never
     * answered from memory.
     *
     * <pre>{@code
     * ModelSource models = registry.models().cached(Duration.ofSeconds(5));   // one for the life of the registry
     * }</pre>
     *
     * @param maxAge how old an answer may be by the registry's clock, at least a millisecond
     */
    ModelSource cached(Duration maxAge);

    /** What a version takes and answers. */
    Signature signature(ModelName name, int number);

    /**
     * How the signature of a version compares with that of the version before it, as it was judged when the version was
     * registered; empty for a model's first version.
     */
    Optional<SignatureVerdict> compatibility(ModelName name, int number);

    /**
     * Signs a version that is registered already, beside those who signed it before; where this key did, nothing changes.
     * Throws {@link org.evermodel.NotFoundException} where there is no such version.
     */
    VersionSignature sign(ModelVersion version, Signer signer, String reason);

    /**
     * Where a version came from that was imported or promoted; empty where it was registered here. Throws {@link
     * org.evermodel.NotFoundException} where there is no such version.
     */
    Optional<Origin> origin(ModelName name, int number);

    /** The signatures of a version, in order of the names of their keys; whether they are trusted is another question. */
    List<VersionSignature> signatures(ModelVersion version);

    /**
     * The package of a version: its model at rest, with {@code evaluation.json}, {@code environment.json} and
     * {@code lineage.json} beside it. Throws {@link org.evermodel.ArtifactDamagedException} where its bytes are missing
     * or wrong.
     */
    ModelPackage open(ModelVersion version);
}
