package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.Alias;
import org.evermodel.ExperimentName;
import org.evermodel.ModelName;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;
import org.evermodel.NotFoundException;
import org.evermodel.VersionStatus;
import org.evermodel.port.ModelAlias;
import org.evermodel.port.Routing;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.port.RunRecorder.Recording;
import org.evermodel.port.VersionNotOfferedException;
import org.evermodel.registry.audit.AuditEntry;
import org.evermodel.registry.catalogue.DeletedModel;
import org.evermodel.registry.catalogue.DeletedVersion;
import org.evermodel.registry.catalogue.Deletion;
import org.evermodel.registry.catalogue.Dependent;
import org.evermodel.registry.catalogue.DependentsException;
import org.evermodel.registry.catalogue.NameInUseException;
import org.evermodel.registry.catalogue.RegisteredModel;
import org.evermodel.registry.catalogue.RegisteredModels;
import org.junit.jupiter.api.Test;

abstract class LifecycleContract extends RegistryContract {
    private static final ModelName ATTRITION = new ModelName("attrition");
    private static final ModelUri CHAMPION = ModelUri.of(Samples.CHURN, Alias.CHAMPION);

    private RegisteredModels models() {
        return registry.models();
    }

    private ModelAlias champion() {
        return models().alias(Samples.CHURN, Alias.CHAMPION);
    }

    private AuditEntry lastRow() {
        return registry.audit().last().orElseThrow();
    }

    @Test
    final void aModelKeepsItsIdentityUnderAnotherName() {
        register(1);
        register(2);
        champion().moveTo(2, "first");
        RegisteredModel before = models().find(Samples.CHURN).orElseThrow();

        RegisteredModel renamed = models().rename(Samples.CHURN, ATTRITION, "marketing calls it so");

        assertThat(renamed.id()).isEqualTo(before.id());
        assertThat(renamed.name()).isEqualTo(ATTRITION);
        assertThat(renamed.aliases()).isEqualTo(before.aliases());
        assertThat(models().names()).containsExactly(ATTRITION);
        assertThat(models().versions(ATTRITION))
                .extracting(ModelVersion::uri)
                .containsExactly(ModelUri.of(ATTRITION, 1), ModelUri.of(ATTRITION, 2));
        assertThat(models().resolve(ModelUri.of(ATTRITION, Alias.CHAMPION)))
                .contains(models().versions(ATTRITION).get(1));
        assertThat(models().alias(ATTRITION, Alias.CHAMPION).history()).hasSize(1);
        assertThat(lastRow())
                .extracting(AuditEntry::action, AuditEntry::subject, AuditEntry::actor, AuditEntry::reason)
                .containsExactly("model.renamed", "models:/attrition", "ann", "marketing calls it so");
        assertThat(lastRow().details()).isEqualTo(Map.of("from", "churn", "to", "attrition"));
        reopen();
        assertThat(models().find(ATTRITION)).contains(renamed);
        assertSound();
    }

    @Test
    final void theFormerNameLeadsToTheModelInEveryOpenRegistry() {
        register(1);
        champion().moveTo(1, "first");
        try (Registry other = openAs("bob")) {
            ModelAlias opened = other.models().alias(Samples.CHURN, Alias.CHAMPION);
            models().rename(Samples.CHURN, ATTRITION, "");

            assertThat(opened.current()).map(ModelVersion::uri).contains(ModelUri.of(ATTRITION, 1));
            assertThat(other.models().resolve(CHAMPION)).isEqualTo(models().resolve(ModelUri.of(ATTRITION, 1)));
            assertThat(other.models()
                            .register(Samples.CHURN, Samples.evaluated(2), Optional.empty(), Map.of())
                            .uri())
                    .isEqualTo(ModelUri.of(ATTRITION, 2));
            assertThat(opened.moveTo(2, "better").model()).isEqualTo(ATTRITION);
            other.routings().record(Samples.CHURN, 0, Routing.champion().withCanary(1, 0.1), "");
            assertThat(registry.routings().current(ATTRITION).revision()).isEqualTo(1);
            assertThat(models().names()).containsExactly(ATTRITION);
        }
        assertSound();
    }

    @Test
    final void aModelCanHaveItsFormerNameAgain() {
        register(1);
        models().rename(Samples.CHURN, ATTRITION, "");
        models().rename(ATTRITION, Samples.CHURN, "nobody understood it");

        assertThat(models().names()).containsExactly(Samples.CHURN);
        assertThat(models().find(ATTRITION)).isEqualTo(models().find(Samples.CHURN));
        assertThat(models().rename(Samples.CHURN, Samples.CHURN, ""))
                .isEqualTo(models().find(ATTRITION).orElseThrow());
        assertThat(lastRow().reason()).isEqualTo("nobody understood it");
        assertSound();
    }

    @Test
    final void aNameThatLeadsToAnotherModelIsNotGiven() {
        ModelName third = new ModelName("third");
        register(1);
        models().register(third, Samples.evaluated(1), Optional.empty(), Map.of());

        assertThatThrownBy(() -> models().rename(third, Samples.CHURN, ""))
                .isInstanceOf(NameInUseException.class)
                .hasMessage("there is a model \"churn\" already");
        models().rename(Samples.CHURN, ATTRITION, "");
        assertThatThrownBy(() -> models().rename(third, Samples.CHURN, ""))
                .isInstanceOf(NameInUseException.class)
                .hasMessage(
                        "\"churn\" still leads to model \"attrition\", which had that name before; release it first");
        assertThatThrownBy(() -> models().rename(new ModelName("nothing"), ATTRITION, ""))
                .isInstanceOf(NotFoundException.class);
        assertSound();
    }

    @Test
    final void aReleasedNameIsFreeAndItsNumbersGoOn() {
        register(1);
        register(2);
        models().rename(Samples.CHURN, ATTRITION, "");

        models().release(Samples.CHURN, "everybody moved");

        assertThat(models().find(Samples.CHURN)).isEmpty();
        assertThat(models().resolve(ModelUri.of(Samples.CHURN, 1))).isEmpty();
        assertThat(register(1).uri()).isEqualTo(ModelUri.of(Samples.CHURN, 3));
        assertThat(models().names()).containsExactly(ATTRITION, Samples.CHURN);
        assertThatThrownBy(() -> models().release(ATTRITION, ""))
                .isInstanceOf(NameInUseException.class)
                .hasMessageContaining("is the name of a model");
        assertSound();
    }

    @Test
    final void modelsAndVersionsAreDescribed() {
        register(1);

        models().describe(Samples.CHURN, "who leaves", "asked for");
        ModelVersion version = models().describe(Samples.CHURN, 1, "with the new sensors", "asked for");
        models().describe(Samples.CHURN, 1, "with the new sensors", "again");

        assertThat(models().find(Samples.CHURN))
                .map(RegisteredModel::description)
                .contains("who leaves");
        assertThat(version.description()).isEqualTo("with the new sensors");
        assertThat(models().resolve(version.uri())).contains(version);
        assertThat(registry.audit().entries())
                .extracting(AuditEntry::subject)
                .containsExactly("models:/churn/1", "models:/churn", "models:/churn/1");
        assertSound();
    }

    @Test
    final void modelsAndVersionsAreTagged() {
        register(1);

        models().tag(Samples.CHURN, "team", "risk", "they own it");
        ModelVersion version = models().tag(Samples.CHURN, 1, "approved", "yes", "by the board");
        assertThat(lastRow().reason()).isEqualTo("by the board");
        assertThat(version.tags()).isEqualTo(Map.of("approved", "yes"));
        assertThat(models().find(Samples.CHURN).orElseThrow().tags()).isEqualTo(Map.of("team", "risk"));
        RegisteredModel untagged = models().untag(Samples.CHURN, "team", "dissolved");
        models().untag(Samples.CHURN, "team", "again");

        assertThat(untagged.tags()).isEmpty();
        assertThat(lastRow().action()).isEqualTo("model.untagged");
        assertThat(lastRow().details()).isEqualTo(Map.of("tag.team", "risk"));
        assertThat(lastRow().reason()).isEqualTo("dissolved");
        assertSound();
    }

    @Test
    final void anArchivedVersionIsKeptAndNotOffered() {
        register(1);
        register(2);
        champion().moveTo(2, "");

        ModelVersion archived = models().archive(Samples.CHURN, 1, "too old");

        assertThat(archived.status()).isEqualTo(VersionStatus.ARCHIVED);
        assertThat(models().versions(Samples.CHURN)).contains(archived);
        assertThat(models().load(archived.uri()))
                .isPresent()
                .get()
                .satisfies(loaded -> loaded.model().close());
        assertThatThrownBy(() -> champion().moveTo(1, ""))
                .isInstanceOfSatisfying(
                        VersionNotOfferedException.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(VersionStatus.ARCHIVED))
                .hasMessage("models:/churn/1 is ARCHIVED, and an alias or a routing names only what is READY");
        assertThat(register(1)).isEqualTo(archived);
        assertThat(models().archive(Samples.CHURN, 1, "again")).isEqualTo(archived);
        assertThat(lastRow().reason()).isEqualTo("too old");

        assertThat(models().restore(Samples.CHURN, 1, "not so old").status()).isEqualTo(VersionStatus.READY);
        champion().moveTo(1, "");
        assertSound();
    }

    @Test
    final void noRollbackLeadsToAnArchivedVersion() {
        register(1);
        register(2);
        champion().moveTo(1, "");
        champion().moveTo(2, "");
        models().archive(Samples.CHURN, 1, "");

        assertThatThrownBy(() -> champion().rollback("")).isInstanceOf(VersionNotOfferedException.class);
        assertThat(champion().current()).map(ModelVersion::number).contains(2);
    }

    @Test
    final void whatAnAliasNamesIsNeitherArchivedNorDeleted() {
        register(1);
        champion().moveTo(1, "");
        models().alias(Samples.CHURN, Alias.CHALLENGER).moveTo(1, "");

        assertThatThrownBy(() -> models().archive(Samples.CHURN, 1, ""))
                .isInstanceOfSatisfying(
                        DependentsException.class,
                        refusal -> assertThat(refusal.dependents())
                                .containsExactly(
                                        new Dependent(Dependent.Kind.ALIAS, "models:/churn@challenger"),
                                        new Dependent(Dependent.Kind.ALIAS, "models:/churn@champion")))
                .hasMessage("models:/churn/1 cannot be archived while these depend on it: "
                        + "models:/churn@challenger, models:/churn@champion");
        assertThatThrownBy(() -> models().delete(Samples.CHURN, 1, ""))
                .isInstanceOf(DependentsException.class)
                .hasMessageStartingWith("models:/churn/1 cannot be deleted");
        assertThatThrownBy(() -> models().delete(Samples.CHURN, ""))
                .isInstanceOf(DependentsException.class)
                .hasMessageStartingWith("models:/churn cannot be deleted");
        assertSound();
    }

    @Test
    final void whatGetsTrafficOrWasReadIsNotDeleted() {
        ModelVersion first = register(1);
        register(2);
        registry.routings().record(Samples.CHURN, 0, Routing.champion().withCanary(2, 0.1), "");
        Recording run = registry.experiments().start(new ExperimentName("stacking"), "on top");
        run.input("base", first.packageDigest());

        assertThatThrownBy(() -> models().delete(Samples.CHURN, 1, ""))
                .isInstanceOfSatisfying(
                        DependentsException.class,
                        refusal -> assertThat(refusal.dependents())
                                .containsExactly(new Dependent(Dependent.Kind.RUN, "run " + run.id())));
        assertThatThrownBy(() -> models().delete(Samples.CHURN, 2, ""))
                .isInstanceOf(DependentsException.class)
                .hasMessageContaining("the routing of models:/churn");
        assertThatThrownBy(() -> models().archive(Samples.CHURN, 2, "")).isInstanceOf(DependentsException.class);
        assertThat(models().archive(Samples.CHURN, 1, "").status()).isEqualTo(VersionStatus.ARCHIVED);
    }

    @Test
    final void noTrafficIsGivenToWhatIsArchivedButWhatHasItMayKeepIt() {
        register(1);
        register(2);
        register(3);
        registry.routings().record(Samples.CHURN, 0, Routing.champion().withShadows(List.of(2)), "");
        assertThatThrownBy(() -> models().archive(Samples.CHURN, 2, "")).isInstanceOf(DependentsException.class);
        models().archive(Samples.CHURN, 3, "worse");

        for (Routing routing : List.of(
                Routing.champion().withCanary(3, 0.5), Routing.champion().withShadows(List.of(2, 3)))) {
            assertThatThrownBy(() -> registry.routings().record(Samples.CHURN, 1, routing, ""))
                    .isInstanceOf(VersionNotOfferedException.class)
                    .hasMessageContaining("models:/churn/3 is ARCHIVED");
        }
        models().restore(Samples.CHURN, 3, "better after all");
        Routing both = Routing.champion().withShadows(List.of(2, 3));
        assertThat(registry.routings().record(Samples.CHURN, 1, both, "").routing())
                .isEqualTo(both);
        assertSound();
    }

    @Test
    final void aDeletedVersionIsNotFoundAndItsNumberNotReused() {
        register(1);
        ModelVersion second = register(2);

        DeletedVersion deleted = models().delete(Samples.CHURN, 2, "leaked personal data");

        assertThat(deleted)
                .isEqualTo(new DeletedVersion(second, new Deletion(NOW, "ann", "leaked personal data"), false));
        assertThat(models().resolve(second.uri())).isEmpty();
        assertThat(models().versions(Samples.CHURN))
                .extracting(ModelVersion::number)
                .containsExactly(1);
        assertThat(models().deleted(Samples.CHURN)).containsExactly(deleted);
        assertThatThrownBy(() -> champion().moveTo(2, "")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> models().delete(Samples.CHURN, 2, "")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> models().tag(Samples.CHURN, 2, "a", "b", "")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> registry.routings()
                        .record(Samples.CHURN, 0, Routing.champion().withShadows(List.of(2)), ""))
                .isInstanceOf(NotFoundException.class);
        assertThat(register(2).number()).isEqualTo(3);
        assertThat(register(2).number()).isEqualTo(3);
        assertSound();
    }

    @Test
    final void aDeletedRunKeepsNoVersionAndAVersionComesBackAfterItsRun() {
        Recording maker = registry.experiments().start(new ExperimentName("making"), "maker");
        ModelVersion made = models().register(Samples.CHURN, Samples.evaluated(1), Optional.of(maker.id()), Map.of());
        maker.end(Outcome.FINISHED, "");
        Recording reader = registry.experiments().start(new ExperimentName("stacking"), "on top");
        reader.input("base", made.packageDigest());
        reader.end(Outcome.FINISHED, "");
        assertThatThrownBy(() -> models().delete(Samples.CHURN, 1, "")).isInstanceOf(DependentsException.class);

        registry.experiments().delete(reader.id(), "a mistake");
        models().delete(Samples.CHURN, 1, "");
        registry.experiments().delete(maker.id(), "");

        assertThatThrownBy(() -> models().restore(Samples.CHURN, 1, ""))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("run " + maker.id())
                .hasMessageContaining("restore that first");
        registry.experiments().restore(maker.id(), "");
        assertThat(models().restore(Samples.CHURN, 1, "").number()).isEqualTo(1);
        assertSound();
    }

    @Test
    final void whatIsRestoredIsFoundWhereItsContentIsRegisteredAgain() {
        register(1);
        register(2);
        models().delete(Samples.CHURN, 2, "");
        assertThat(register(2).number()).isEqualTo(3);
        models().delete(Samples.CHURN, 3, "");

        models().restore(Samples.CHURN, 2, "");

        assertThat(register(2).number()).isEqualTo(2);
        assertSound();
    }

    @Test
    final void noRollbackLeadsToADeletedVersion() {
        register(1);
        register(2);
        champion().moveTo(1, "");
        champion().moveTo(2, "");
        models().delete(Samples.CHURN, 1, "");

        assertThat(champion().previous()).isEmpty();
        assertThatThrownBy(() -> champion().rollback("")).isInstanceOf(NotFoundException.class);
        models().restore(Samples.CHURN, 1, "needed after all");
        assertThat(champion().rollback("").to()).hasValue(1);
    }

    @Test
    final void aRestoredVersionIsWhatItWas() {
        register(1);
        ModelVersion archived = models().archive(Samples.CHURN, 1, "");
        models().delete(Samples.CHURN, 1, "");

        assertThat(models().restore(Samples.CHURN, 1, "a mistake")).isEqualTo(archived);
        assertThat(models().deleted(Samples.CHURN)).isEmpty();
        assertThat(models().restore(Samples.CHURN, 1, "").status()).isEqualTo(VersionStatus.READY);
        assertThat(models().restore(Samples.CHURN, 1, "").status()).isEqualTo(VersionStatus.READY);
        assertThat(registry.audit().entries()).hasSize(5);
        reopen();
        assertThat(models().load(archived.uri()))
                .isPresent()
                .get()
                .satisfies(loaded -> loaded.model().close());
        assertSound();
    }

    @Test
    final void aDeletedModelIsNotFoundAndComesBackWhole() {
        register(1);
        models().tag(Samples.CHURN, "team", "risk", "");
        RegisteredModel before = models().find(Samples.CHURN).orElseThrow();

        DeletedModel deleted = models().delete(Samples.CHURN, "unused");

        assertThat(deleted.model()).isEqualTo(before);
        assertThat(models().names()).isEmpty();
        assertThat(models().find(Samples.CHURN)).isEmpty();
        assertThat(models().versions(Samples.CHURN)).isEmpty();
        assertThat(models().resolve(ModelUri.of(Samples.CHURN, 1))).isEmpty();
        assertThatThrownBy(() -> champion().moveTo(1, "")).isInstanceOf(NotFoundException.class);
        assertThat(models().deleted()).containsExactly(deleted);
        assertThat(models().restore(Samples.CHURN, "used")).isEqualTo(before);
        assertThat(models().versions(Samples.CHURN)).hasSize(1);
        assertThat(models().deleted()).isEmpty();
        assertSound();
    }

    @Test
    final void aModelMadeAnewGoesOnCounting() {
        register(1);
        register(2);
        String old = models().find(Samples.CHURN).orElseThrow().id();
        models().delete(Samples.CHURN, "");

        assertThat(register(1).uri()).isEqualTo(ModelUri.of(Samples.CHURN, 3));
        assertThat(models().find(Samples.CHURN).orElseThrow().id()).isNotEqualTo(old);
        assertThatThrownBy(() -> models().restore(Samples.CHURN, ""))
                .isInstanceOf(NameInUseException.class)
                .hasMessage("there is a model \"churn\" already");
        models().rename(Samples.CHURN, ATTRITION, "");
        models().release(Samples.CHURN, "");
        assertThat(models().restore(Samples.CHURN, "").id()).isEqualTo(old);
        assertThat(register(7).number()).isEqualTo(4);
        assertSound();
    }

    @Test
    final void theFormerNamesOfADeletedModelAreFree() {
        register(1);
        models().rename(Samples.CHURN, ATTRITION, "");
        models().delete(ATTRITION, "");

        assertThat(models().find(Samples.CHURN)).isEmpty();
        assertThat(register(1).uri()).isEqualTo(ModelUri.of(Samples.CHURN, 2));
        assertThat(models().restore(ATTRITION, "").name()).isEqualTo(ATTRITION);
        assertThat(models().names()).containsExactly(ATTRITION, Samples.CHURN);
        assertSound();
    }

    @Test
    final void purgedVersionsCannotBeRestoredButAreRemembered() {
        register(1);
        ModelVersion second = register(2);
        models().delete(Samples.CHURN, 2, "");
        assertThat(models().purge(Duration.ofDays(1), "routine")).isEmpty();

        List<DeletedVersion> purged = models().purge(Duration.ZERO, "routine");

        assertThat(purged).singleElement().satisfies(gone -> {
            assertThat(gone.version()).isEqualTo(second);
            assertThat(gone.purged()).isTrue();
        });
        assertThat(models().deleted(Samples.CHURN)).isEqualTo(purged);
        assertThat(lastRow().details())
                .containsEntry(
                        "versions",
                        purged.stream()
                                .map(gone -> gone.version().number())
                                .toList()
                                .toString());
        assertThat(models().purge(Duration.ZERO, "again")).isEmpty();
        assertThat(lastRow().action()).isEqualTo("versions.purged");
        assertThat(lastRow().details()).isEqualTo(Map.of("versions", "[2]"));
        assertThatThrownBy(() -> models().restore(Samples.CHURN, 2, ""))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("purged");
        assertThat(register(2).number()).isEqualTo(3);
        assertSound();
    }

    @Test
    final void theVersionsOfADeletedModelArePurgedWithIt() {
        register(1);
        models().delete(Samples.CHURN, "");

        assertThat(models().purge(Duration.ZERO, "routine")).hasSize(1);
        models().restore(Samples.CHURN, "");
        assertThat(models().versions(Samples.CHURN)).isEmpty();
        assertThat(models().deleted(Samples.CHURN)).singleElement().satisfies(gone -> {
            assertThat(gone.purged()).isTrue();
            assertThat(gone.deletion().at()).isEqualTo(NOW);
        });
        assertSound();
    }

    @Test
    final void anotherActorChangesThroughAView() {
        register(1);
        Registry alice = registry.as("alice").because("the quarterly clean-up");

        alice.models().archive(Samples.CHURN, 1, "");
        alice.close();

        assertThat(lastRow().actor()).isEqualTo("alice");
        assertThat(lastRow().reason()).isEqualTo("the quarterly clean-up");
        models().restore(Samples.CHURN, 1, "a mistake");
        assertThat(lastRow().actor()).isEqualTo("ann");
        assertThat(lastRow().reason()).isEqualTo("a mistake");
        assertSound();
    }
}
