package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.evermodel.Alias;
import org.evermodel.ModelName;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;
import org.evermodel.NotFoundException;
import org.evermodel.RunId;
import org.evermodel.VersionStatus;
import org.evermodel.evaluate.Evaluations;
import org.evermodel.model.Model;
import org.evermodel.model.ModelPackage;
import org.evermodel.model.ModelRefusedException;
import org.evermodel.port.LoadedModel;
import org.evermodel.registry.audit.AuditEntry;
import org.evermodel.registry.catalogue.RegisteredModel;
import org.evermodel.testkit.Together;
import org.junit.jupiter.api.Test;

abstract class ModelsContract extends RegistryContract {
    @Test
    final void theFirstVersionIsNumberOneAndReady() {
        ModelVersion version = registry.models()
                .register(
                        Samples.CHURN,
                        Samples.evaluated(1),
                        Optional.of(new RunId("run-7")),
                        Map.of("refused", "too weak"));

        assertThat(version.number()).isEqualTo(1);
        assertThat(version.status()).isEqualTo(VersionStatus.READY);
        assertThat(version.run()).contains(new RunId("run-7"));
        assertThat(version.tags()).containsExactly(Map.entry("refused", "too weak"));
        assertThat(version.createdAt()).isEqualTo(NOW);
        assertThat(version)
                .hasToString(
                        "models:/churn/1 [READY, " + version.packageDigest().abbreviated() + "]");
    }

    @Test
    final void versionsAreNumberedInOrderOfRegistration() {
        List<ModelVersion> registered =
                IntStream.rangeClosed(1, 12).mapToObj(this::register).toList();

        assertThat(registered).extracting(ModelVersion::number).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(registry.models().versions(Samples.CHURN)).isEqualTo(registered);
    }

    @Test
    final void theSameCandidateIsRegisteredOnce() {
        ModelVersion first = register(1);
        register(2);

        assertThat(register(1)).isEqualTo(first);
        assertThat(registry.models().versions(Samples.CHURN)).hasSize(2);
        assertThat(registry.audit().entries()).hasSize(2);
    }

    @Test
    final void aVersionRegisteredAgainHasTheTagsOfTheLastTime() {
        tagged(1, "run-1", Map.of("ticket", "OPS-7", "refused", "too weak"));

        ModelVersion again = tagged(1, "run-2", Map.of("refused", "no better than the champion"));

        assertThat(again.tags())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("ticket", "OPS-7", "refused", "no better than the champion"));
        assertThat(again.run()).contains(new RunId("run-1"));
        assertThat(registry.models().versions(Samples.CHURN)).containsExactly(again);
        reopen();
        assertThat(registry.models().resolve(again.uri())).contains(again);
        assertSound();
    }

    @Test
    final void theAuditLogTellsOfEveryTag() {
        tagged(1, "run-1", Map.of("refused", "too weak"));
        tagged(1, "run-2", Map.of("refused", "no better than the champion"));
        registry.models().untag(Samples.CHURN, 1, "refused", "passed its gates in run-3");

        List<AuditEntry> rows = registry.audit().entries().toList();

        assertThat(rows)
                .extracting(AuditEntry::action)
                .containsExactly("model.registered", "model.tagged", "model.untagged");
        assertThat(rows).extracting(AuditEntry::subject).containsOnly("models:/churn/1");
        assertThat(rows.get(0).details()).containsEntry("tag.refused", "too weak");
        assertThat(rows.get(1).details())
                .containsExactly(Map.entry("run", "run-2"), Map.entry("tag.refused", "no better than the champion"));
        assertThat(rows.get(2).reason()).isEqualTo("passed its gates in run-3");
        assertThat(rows.get(2).details()).containsExactly(Map.entry("tag.refused", "no better than the champion"));
    }

    @Test
    final void aTagThatWasTakenOffIsGone() {
        tagged(1, "run-1", Map.of("ticket", "OPS-7", "refused", "too weak"));

        ModelVersion version = registry.models().untag(Samples.CHURN, 1, "refused", "passed its gates");

        assertThat(version.tags()).containsExactly(Map.entry("ticket", "OPS-7"));
        assertThat(registry.models().resolve(version.uri())).contains(version);
        assertThat(tagged(1, "run-2", Map.of())).isEqualTo(version);
        reopen();
        assertThat(registry.models().versions(Samples.CHURN)).containsExactly(version);
        assertSound();
    }

    @Test
    final void tagsThatAreAsTheyShouldBeChangeNothing() {
        ModelVersion version = tagged(1, "run-1", Map.of("ticket", "OPS-7"));

        assertThat(tagged(1, "run-2", Map.of("ticket", "OPS-7"))).isEqualTo(version);
        assertThat(registry.models().untag(Samples.CHURN, 1, "refused", "")).isEqualTo(version);
        assertThat(registry.audit().entries()).hasSize(1);
    }

    @Test
    final void aVersionThatIsNotThereHasNoTagToTakeOff() {
        assertThatThrownBy(() -> registry.models().untag(Samples.CHURN, 1, "refused", ""))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("there is no version 1 of churn");
        register(1);
        assertThatThrownBy(() -> registry.models().untag(Samples.CHURN, 2, "refused", ""))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("there is no version 2 of churn");
    }

    @Test
    final void manyThreadsTagOneVersionAndNoTagIsLost() {
        register(1);

        Together.run(8, thread -> tagged(1, "run-" + thread, Map.of("judge-" + thread, "yes")));

        assertThat(registry.models().versions(Samples.CHURN).get(0).tags()).hasSize(8);
        assertSound();
    }

    private ModelVersion tagged(int variant, String run, Map<String, String> tags) {
        return registry.models().register(Samples.CHURN, Samples.evaluated(variant), Optional.of(new RunId(run)), tags);
    }

    @Test
    final void modelsAreNumberedEachOnItsOwn() {
        register(1);

        ModelVersion other = registry.models()
                .register(new ModelName("readmission"), Samples.evaluated(1), Optional.empty(), Map.of());

        assertThat(other.number()).isEqualTo(1);
        assertThat(registry.models().names()).containsExactly(Samples.CHURN, new ModelName("readmission"));
    }

    @Test
    final void whatWasNeverRegisteredIsNotFound() {
        assertThat(registry.models().names()).isEmpty();
        assertThat(registry.models().find(Samples.CHURN)).isEmpty();
        assertThat(registry.models().versions(Samples.CHURN)).isEmpty();
        assertThat(registry.models().resolve(ModelUri.parse("models:/churn/1"))).isEmpty();
        assertThat(registry.models().resolve(ModelUri.parse("models:/churn@champion")))
                .isEmpty();
        register(1);
        assertThat(registry.models().resolve(ModelUri.parse("models:/churn/2"))).isEmpty();
        assertThat(registry.models().resolve(ModelUri.parse("models:/churn@champion")))
                .isEmpty();
        assertThat(registry.models().load(ModelUri.parse("models:/churn/2"))).isEmpty();
    }

    @Test
    final void aModelTellsItsVersionsAndAliases() {
        register(1);
        register(2);
        registry.models().alias(Samples.CHURN, Alias.CHAMPION).moveTo(1, "");
        registry.models().alias(Samples.CHURN, Alias.CHALLENGER).moveTo(2, "");
        registry.models().alias(Samples.CHURN, Alias.CHALLENGER).remove("");

        RegisteredModel model = registry.models().find(Samples.CHURN).orElseThrow();

        assertThat(model.versions()).isEqualTo(2);
        assertThat(model.createdAt()).isEqualTo(NOW);
        assertThat(model.aliases()).containsExactly(Map.entry(Alias.CHAMPION, 1));
        assertThat(model).hasToString("RegisteredModel[churn, 2 versions, {champion=1}]");
    }

    @Test
    final void aLoadedModelAnswersAsTheRegisteredOne() {
        ModelVersion version = register(1);
        Model original = Samples.evaluated(1).candidate().model();

        LoadedModel loaded = registry.models().load(version.uri()).orElseThrow();

        try (Model model = loaded.model()) {
            assertThat(loaded.version()).isEqualTo(version);
            assertThat(model.predict(Samples.ROWS).score(3, 0))
                    .isEqualTo(original.predict(Samples.ROWS).score(3, 0));
            // The first forty rows were trained on.
            assertThat(Samples.ROWS.rowDigests().positionsNotIn(loaded.trainingRows()))
                    .containsExactly(IntStream.range(40, 60).toArray());
        }
    }

    @Test
    final void aModelOfAFlavorThatIsNotTrustedIsNotLoaded() {
        ModelVersion version = register(1);

        try (Registry distrustful = Registry.open(storage())) {
            assertThatThrownBy(() -> distrustful.models().load(version.uri()))
                    .isInstanceOf(ModelRefusedException.class)
                    .hasMessageContaining("testkit");
        }
    }

    @Test
    final void thePackageHoldsEvaluationProfileEnvironmentAndLineage() {
        RunId run = new RunId("run-7");
        ModelVersion version =
                registry.models().register(Samples.CHURN, Samples.evaluated(1), Optional.of(run), Map.of());

        ModelPackage files = registry.models().open(version);

        assertThat(Evaluations.fromJson(files.files().read("evaluation.json")))
                .isEqualTo(Samples.evaluated(1).evaluation());
        assertThat(registry.environments()
                        .find(files.files().artifact("environment.json").digest()))
                .contains(registry.environments().current());
        assertThat(files.files().read("lineage.json"))
                .asString()
                .contains("\"run-7\"")
                .contains(Samples.evaluated(1).candidate().train().fingerprint().toString());
    }

    @Test
    final void everythingIsThereAfterReopening() {
        ModelVersion version = register(1);
        registry.models().alias(Samples.CHURN, Alias.CHAMPION).moveTo(1, "first");

        reopen();

        assertThat(registry.models().resolve(ModelUri.parse("models:/churn@champion")))
                .contains(version);
        assertThat(register(1)).isEqualTo(version);
        assertThat(register(2).number()).isEqualTo(2);
        assertSound();
    }

    @Test
    final void manyThreadsGetDenseNumbers() {
        try (Registry other = openAs("bob")) {
            List<Registry> registries = List.of(registry, other);

            List<List<ModelVersion>> registered = Together.run(
                    8,
                    thread -> IntStream.range(0, 5)
                            .mapToObj(i -> registries
                                    .get(thread % 2)
                                    .models()
                                    .register(
                                            Samples.CHURN,
                                            Samples.evaluated(100 * thread + i),
                                            Optional.empty(),
                                            Map.of()))
                            .toList());

            assertThat(registered.stream()
                            .flatMap(List::stream)
                            .map(ModelVersion::number)
                            .sorted())
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 40).boxed().toList());
            assertThat(registry.models().versions(Samples.CHURN))
                    .containsExactlyInAnyOrderElementsOf(
                            registered.stream().flatMap(List::stream).toList());
            assertSound();
        }
    }

    @Test
    final void manyThreadsRegisterTheSameCandidateOnce() {
        List<ModelVersion> registered = Together.run(8, thread -> register(1));

        assertThat(registered).containsOnly(registered.get(0));
        assertThat(registry.models().versions(Samples.CHURN)).hasSize(1);
        assertSound();
    }

    @Test
    final void theEnvironmentIsFoundOutOnceForAllViews() {
        assertThat(registry.as("bob").environments().current())
                .isSameAs(registry.because("a reason").environments().current())
                .isSameAs(registry.environments().current());
    }
}
