package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.ExperimentName;
import org.evermodel.ModelVersion;
import org.evermodel.NotFoundException;
import org.evermodel.RunId;
import org.evermodel.data.Column;
import org.evermodel.data.Dataset;
import org.evermodel.port.RunBatch;
import org.evermodel.port.RunFacts;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.port.RunRecorder.Recording;
import org.evermodel.profile.Profile;
import org.evermodel.registry.catalogue.DependentsException;
import org.evermodel.registry.search.Found;
import org.evermodel.registry.search.Search;
import org.evermodel.registry.search.ViewType;
import org.evermodel.registry.tracking.Environment;
import org.evermodel.registry.tracking.Experiment;
import org.evermodel.registry.tracking.MetricPoint;
import org.evermodel.registry.tracking.Run;
import org.evermodel.registry.tracking.RunComparison;
import org.evermodel.registry.tracking.RunStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class RunsContract extends RegistryContract {
    private static final ExperimentName NIGHTLY = new ExperimentName("nightly");

    private Recording run;

    @BeforeEach
    final void start() {
        run = registry.experiments().start(NIGHTLY, "training");
    }

    @Test
    final void aRunHasParts() {
        Recording one = run.child("fold 1");
        Recording two = run.child("fold 2");
        Recording part = one.child("trial");

        assertThat(registry.experiments().children(run.id()))
                .extracting(Run::id)
                .containsExactlyInAnyOrder(one.id(), two.id());
        assertThat(find(part.id()).parent()).contains(one.id());
        assertThat(find(part.id()).experiment()).isEqualTo(NIGHTLY);
        assertThat(find(run.id()).parent()).isEmpty();
        one.end(Outcome.FINISHED, "done");
        assertThatIllegalStateException().isThrownBy(() -> one.child("late"));
        assertSound();
    }

    @Test
    final void aBatchIsLoggedWholeAndInItsOrder() {
        run.log(RunBatch.builder()
                .param("depth", "6")
                .metric("loss", 0.5, 1)
                .metric("loss", 0.3, 2, NOW.minusSeconds(5))
                .metric("loss", 0.4, 2, NOW.minusSeconds(9))
                .metric("odd", Double.NaN, 0)
                .tag("team", "risk")
                .build());

        assertThat(registry.experiments().history(run.id(), "loss"))
                .containsExactly(
                        new MetricPoint("loss", 0.5, 1, NOW),
                        new MetricPoint("loss", 0.3, 2, NOW.minusSeconds(5)),
                        new MetricPoint("loss", 0.4, 2, NOW.minusSeconds(9)));
        Run read = find(run.id());
        assertThat(read.metrics().get("loss").value()).isEqualTo(0.3);
        assertThat(read.metrics().get("odd").value()).isNaN();
        assertThat(read.params()).containsEntry("depth", "6");
        assertThat(read.tags()).containsEntry("team", "risk");
        assertThat(registry.audit().last(1).get(0).action()).isEqualTo("run.batch");
        assertSound();
    }

    @Test
    final void aBatchThatIsRefusedLeavesNothing() {
        run.params(Map.of("depth", "6"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> run.log(RunBatch.builder()
                        .param("depth", "7")
                        .metric("loss", 1, 1)
                        .tag("a", "b")
                        .build()))
                .withMessageContaining("\"depth\"");

        assertThat(find(run.id()).metrics()).isEmpty();
        assertThat(find(run.id()).tags()).isEmpty();
    }

    @Test
    final void whatIsOutOfBoundsIsRefusedByName() {
        String long250 = "k".repeat(250);
        run.log(RunBatch.builder()
                .param(long250, "v".repeat(6_000))
                .metric(long250, 1, 1)
                .tag(long250, "v".repeat(5_000))
                .build());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> run.params(Map.of("p", "v".repeat(6_001))))
                .withMessageContaining("\"p\"")
                .withMessageContaining("6000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run.tags(Map.of("t", "v".repeat(5_001))))
                .withMessageContaining("\"t\"");
        assertThatIllegalArgumentException().isThrownBy(() -> run.metrics(Map.of("", 1.0), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> run.metrics(Map.of(long250 + "k", 1.0), 1));
        RunBatch.Builder large = RunBatch.builder();
        IntStream.rangeClosed(0, RunBatch.MOST_ENTRIES).forEach(i -> large.metric("m", i, i));
        assertThatIllegalArgumentException().isThrownBy(large::build).withMessageContaining("10000");
    }

    @Test
    final void tagsAreRemoved() {
        run.tags(Map.of("a", "1", "b", "2"));
        run.untag(Set.of("a", "never there"));

        assertThat(find(run.id()).tags()).containsOnly(Map.entry("b", "2"));
    }

    @Test
    final void aRunKeepsArtifacts() throws IOException {
        ArtifactRef kept = run.artifact("plots/roc.svg", out -> out.write("<svg/>".getBytes(StandardCharsets.UTF_8)));
        run.artifact("plots/roc.svg", out -> out.write("<svg/>".getBytes(StandardCharsets.UTF_8)));

        assertThat(find(run.id()).artifacts()).containsOnly(Map.entry("plots/roc.svg", kept));
        try (InputStream in = registry.experiments().open(run.id(), "plots/roc.svg")) {
            assertThat(in).hasContent("<svg/>");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run.artifact("plots/roc.svg", out -> out.write(7)))
                .withMessageContaining("another name");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> registry.experiments().open(run.id(), "other"))
                .withMessageContaining("plots/roc.svg");
        assertSound();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/etc/passwd", "../x", "a//b", "a/./b", "a\\b", "C:x", "a/", "a\nb", "a/.."})
    final void anArtifactsNameLeadsNowhereElse(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> run.artifact(name, out -> out.write(1)));
    }

    @Test
    final void aRunInFlightHasAnOwnerThatLives() {
        Run read = find(run.id());

        assertThat(read.status()).isEqualTo(RunStatus.RUNNING);
        assertThat(read.user()).isEqualTo("ann");
        assertThat(read.owner()).hasValueSatisfying(owner -> {
            assertThat(owner.pid()).isEqualTo(ProcessHandle.current().pid());
            assertThat(owner.alive()).isTrue();
            assertThat(owner.leasedUntil()).isEqualTo(NOW.plus(Duration.ofMinutes(2)));
        });
        assertThat(registry.experiments().inFlight()).extracting(Run::id).containsExactly(run.id());
        assertThat(registry.experiments().endOrphans()).isEmpty();
        run.end(Outcome.FINISHED, "done");
        assertThat(find(run.id()).owner()).isEmpty();
        assertThat(registry.experiments().inFlight()).isEmpty();
    }

    @Test
    final void aRunWhoseOwnerDiedIsEndedAsKilledAndALateOwnerIsRefused() {
        try (Registry later = openAt(Duration.ofMinutes(3), "bob")) {
            assertThat(later.experiments().find(run.id()).orElseThrow().isOrphan())
                    .isTrue();
            assertThat(later.experiments().find(run.id()).orElseThrow().toString())
                    .contains("its owner has died");

            assertThat(later.experiments().endOrphans()).singleElement().satisfies(ended -> {
                assertThat(ended.status()).isEqualTo(RunStatus.KILLED);
                assertThat(ended.end().orElseThrow().reason())
                        .contains("has died")
                        .contains("2026-01-15T10:32:00.123Z");
            });
            assertThat(later.experiments().endOrphans()).isEmpty();
            assertThat(later.audit().last(1).get(0).actor()).isEqualTo("bob");
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> run.metrics(Map.of("loss", 0.1), 1))
                .withMessageContaining("bob ended it")
                .withMessageContaining("KILLED");
        assertThatIllegalStateException().isThrownBy(() -> run.end(Outcome.FINISHED, "late"));
        assertSound();
    }

    @Test
    final void aRunThatWaitsIsOpenToNobodyAndGoesOnAsItself() {
        run.end(Outcome.WAITING, "waits for the board");
        assertThat(find(run.id()).status()).isEqualTo(RunStatus.WAITING);
        assertThat(registry.experiments().inFlight()).isEmpty();

        Recording again = registry.experiments().resume(run.id()).orElseThrow();
        again.metrics(Map.of("loss", 0.1), 1);
        assertThat(find(run.id()).status()).isEqualTo(RunStatus.RUNNING);
        assertThat(registry.experiments().inFlight()).hasSize(1);
        again.end(Outcome.FINISHED, "done");

        assertThat(again.id()).isEqualTo(run.id());
        assertThat(find(run.id()).status()).isEqualTo(RunStatus.FINISHED);
        assertThat(find(run.id()).metrics()).containsKey("loss");
        assertSound();
    }

    @Test
    final void whoRecordedARunIsRefusedOnceAnotherGoesOnWithIt() {
        Recording next = registry.experiments().resume(run.id()).orElseThrow();

        assertThatIllegalStateException()
                .isThrownBy(() -> run.metrics(Map.of("loss", 0.1), 1))
                .withMessageContaining("is gone on with by another owner");
        assertThatIllegalStateException().isThrownBy(() -> run.end(Outcome.FINISHED, "late"));
        next.end(Outcome.FINISHED, "done");
        assertSound();
    }

    @Test
    final void aRunThatIsNotThereOrDeletedIsNotGoneOnWith() {
        run.end(Outcome.KILLED, "stopped");
        registry.experiments().delete(run.id(), "of no use");

        assertThat(registry.experiments().resume(new RunId("nobody"))).isEmpty();
        assertThatIllegalStateException()
                .isThrownBy(() -> registry.experiments().resume(run.id()))
                .withMessageContaining("is deleted and cannot go on");
    }

    @Test
    final void loggingRenewsTheLease() {
        try (Registry later = openAt(Duration.ofMinutes(1), "ann")) {
            Recording other = later.experiments().start(NIGHTLY, "other");
            assertThat(later.experiments()
                            .find(other.id())
                            .orElseThrow()
                            .owner()
                            .orElseThrow()
                            .leasedUntil())
                    .isEqualTo(NOW.plus(Duration.ofMinutes(3)));
            try (Registry latest = openAt(Duration.ofMinutes(2).plusSeconds(30), "ann")) {
                assertThat(latest.experiments().endOrphans())
                        .extracting(Run::id)
                        .containsExactly(run.id());
            }
        }
    }

    @Test
    final void aRunIsDeletedAndRestored() {
        assertThatIllegalStateException()
                .isThrownBy(() -> registry.experiments().delete(run.id(), "no"))
                .withMessageContaining("goes on");
        run.end(Outcome.FINISHED, "done");

        assertThat(registry.experiments().delete(run.id(), "a mistake").isDeleted())
                .isTrue();
        assertThat(registry.experiments().runs(NIGHTLY)).isEmpty();
        assertThat(find(run.id()).deletedAt()).contains(NOW);
        assertThat(registry.experiments().restore(run.id(), "none after all").isDeleted())
                .isFalse();
        assertThat(registry.experiments().runs(NIGHTLY)).hasSize(1);
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> registry.experiments().delete(new RunId("nobody"), "x"));
        assertSound();
    }

    @Test
    final void aRunThatAVersionCameFromIsNotDeletedUntilThatIs() {
        run.end(Outcome.FINISHED, "done");
        ModelVersion version =
                registry.models().register(Samples.CHURN, Samples.evaluated(1), Optional.of(run.id()), Map.of());

        assertThatIllegalStateException()
                .isThrownBy(() -> registry.experiments().delete(run.id(), "x"))
                .withMessageContaining("version 1 of model churn");
        registry.models().delete(Samples.CHURN, version.number(), "bad");
        assertThat(registry.experiments().delete(run.id(), "x").isDeleted()).isTrue();
    }

    @Test
    final void aVersionThatARunHasReadIsNotDeletedUntilThatIs() {
        ModelVersion version = register(1);
        run.input("model", version.packageDigest());
        run.end(Outcome.FINISHED, "done");

        assertThatExceptionOfType(DependentsException.class)
                .isThrownBy(() -> registry.models().delete(Samples.CHURN, version.number(), "bad"))
                .withMessageContaining(run.id().value());
        registry.experiments().delete(run.id(), "a mistake");
        registry.models().delete(Samples.CHURN, version.number(), "bad");

        assertThat(registry.models().versions(Samples.CHURN)).isEmpty();
    }

    @Test
    final void anExperimentIsRenamedDeletedAndRestored() {
        ExperimentName daily = new ExperimentName("daily");
        assertThatIllegalStateException()
                .isThrownBy(() -> registry.experiments().delete(NIGHTLY, "x"))
                .withMessageContaining(run.id().value());
        run.end(Outcome.FINISHED, "done");

        registry.experiments().rename(NIGHTLY, daily, "quicker");
        assertThat(registry.experiments().names()).containsExactly(daily);
        assertThat(registry.experiments().runs(daily))
                .extracting(Run::experiment)
                .containsExactly(daily);
        assertThat(registry.experiments().runs(NIGHTLY)).isEmpty();

        registry.experiments().delete(daily, "over");
        assertThat(registry.experiments().names()).isEmpty();
        assertThat(registry.experiments().runs(daily)).isEmpty();
        assertThatIllegalStateException()
                .isThrownBy(() -> registry.experiments().start(daily, "late"))
                .withMessageContaining("restore it first");
        assertThat(registry.experiments().restore(daily, "again").isDeleted()).isFalse();
        assertThat(registry.experiments().runs(daily)).hasSize(1);

        registry.experiments().start(NIGHTLY, "a new one of the old name");
        assertThatIllegalStateException()
                .isThrownBy(() -> registry.experiments().rename(NIGHTLY, daily, "x"))
                .withMessageContaining("there is an experiment of that name");
        assertSound();
    }

    @Test
    final void runsOfManyDeletedExperimentsAreHiddenOnEveryPage() {
        run.end(Outcome.FINISHED, "done");
        List<RunId> shown = new ArrayList<>(List.of(run.id()));
        for (int i = 0; i < 12; i++) {
            ExperimentName name = new ExperimentName("trial-" + i);
            Recording trial = registry.experiments().start(name, "training");
            trial.end(Outcome.FINISHED, "done");
            registry.experiments().start(name, "more").end(Outcome.FINISHED, "done");
            registry.experiments().delete(name, "over");
            if (i % 4 == 0) {
                Recording kept = registry.experiments().start(NIGHTLY, "kept");
                kept.end(Outcome.FINISHED, "done");
                shown.add(kept.id());
            }
        }

        List<RunId> found = new ArrayList<>();
        Search search = Search.everything().orderedBy("run_id").withPageSize(3);
        Optional<Found<Run>> page = Optional.of(registry.experiments().search(search));
        while (page.isPresent()) {
            page.get().items().forEach(each -> found.add(each.id()));
            page = page.get().nextPage().map(token -> registry.experiments().search(search.after(token)));
        }

        assertThat(found).containsExactlyInAnyOrderElementsOf(shown);
        assertThat(registry.experiments()
                        .search(search.withView(ViewType.ALL).withPageSize(100))
                        .items())
                .hasSize(28);
    }

    @Test
    final void onlyARunOfItsOwnKeepsAnExperimentFromBeingDeleted() {
        ExperimentName other = new ExperimentName("other");
        registry.experiments().start(other, "training").end(Outcome.FINISHED, "done");

        assertThat(registry.experiments().delete(other, "over").isDeleted()).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(() -> registry.experiments().delete(NIGHTLY, "x"))
                .withMessageContaining("run " + run.id() + " goes on");
    }

    @Test
    final void whenAnExperimentWasLastChangedIsKnown() {
        run.end(Outcome.FINISHED, "done");
        registry.experiments().start(new ExperimentName("other"), "training");
        try (Registry later = openAt(Duration.ofDays(1), "bob")) {
            later.experiments().tag(NIGHTLY, Map.of("team", "risk"));

            assertThat(later.search()
                            .experiments(Search.everything().orderedBy("last_update_time DESC"))
                            .items())
                    .extracting(Experiment::name)
                    .first()
                    .isEqualTo(NIGHTLY);
        }
    }

    @Test
    final void aProcessHasOneEnvironmentWhoeverAsks() {
        Environment environment = registry.environments().current();

        assertThat(registry.as("bob").environments().current()).isSameAs(environment);
        assertThat(registry.because("a test").environments().current()).isSameAs(environment);
    }

    @Test
    final void aRegistryIsToldInALineThoughItIsClosed() {
        String open = registry.toString();
        registry.close();

        assertThat(registry).hasToString(open);
        assertThat(open).startsWith("Registry[").doesNotContain("\n");
    }

    @Test
    final void anExperimentHasTags() {
        registry.experiments().tag(NIGHTLY, Map.of("team", "risk", "stage", "trial"));
        registry.experiments().untag(NIGHTLY, Set.of("stage"));

        assertThat(registry.experiments().experiment(NIGHTLY).orElseThrow().tags())
                .containsOnly(Map.entry("team", "risk"));
    }

    @Test
    final void runsAreCompared() {
        Recording other = registry.experiments().start(NIGHTLY, "other");
        run.log(RunBatch.builder()
                .param("depth", "6")
                .param("seed", "1")
                .metric("rocAuc", 0.8, 1)
                .metric("rmse", 2, 1)
                .build());
        other.log(RunBatch.builder()
                .param("depth", "9")
                .param("seed", "1")
                .metric("rocAuc", 0.7, 1)
                .metric("rmse", 1, 1)
                .metric("mine", 3, 1)
                .build());

        RunComparison comparison = registry.experiments().compare(List.of(run.id(), other.id()));

        assertThat(comparison.differing())
                .extracting(RunComparison.Row::name)
                .containsExactly("depth", "mine", "rmse", "rocAuc");
        assertThat(comparison.rows(RunComparison.Group.PARAM).get(0).values())
                .containsExactly(Optional.of("6"), Optional.of("9"));
        assertThat(comparison.best("rocAuc")).contains(run.id());
        assertThat(comparison.best("rmse")).contains(other.id());
        assertThat(comparison.best("mine")).isEmpty();
        assertThat(comparison.best("mine", true)).contains(other.id());
        assertThat(comparison.toMarkdown()).contains("| metric | rocAuc | **0.8** | 0.7 |");
        assertThat(comparison.toString()).contains("rows are equal").contains("*0.8*");
        assertThat(comparison.toJson())
                .contains(
                        "{\"group\":\"metric\",\"name\":\"mine\",\"differs\":true,\"best\":null,\"values\":[null,\"3.0\"]}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> registry.experiments().compare(List.of(run.id())));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> registry.experiments().compare(List.of(run.id(), new RunId("nobody"))));
    }

    @Test
    final void aComparisonTellsDataCodeAndSettingsApart() {
        Recording other = registry.experiments().start(NIGHTLY, "other");
        Digest monday = Digest.of(new byte[] {1});
        Digest tuesday = Digest.of(new byte[] {2});
        run.input("rows", monday);
        other.input("rows", tuesday);
        run.tags(Map.of("pipeline.digest", "a", "code.split", "same", "code.train", "old", "team", "risk"));
        other.tags(Map.of("pipeline.digest", "b", "code.split", "same", "code.train", "new", "team", "risk"));

        RunComparison comparison = registry.experiments().compare(List.of(run.id(), other.id()));

        assertThat(comparison.differing())
                .extracting(row -> row.group() + " " + row.name())
                .containsExactly("INPUT rows", "CODE pipeline.digest", "CODE train");
        assertThat(comparison.rows(RunComparison.Group.CODE))
                .extracting(RunComparison.Row::name)
                .contains("split");
        assertThat(comparison.rows(RunComparison.Group.TAG))
                .extracting(RunComparison.Row::name)
                .containsExactly("team");
        assertThat(comparison.toTable().schema().names()).contains("code.train", "tags.team");
    }

    @Test
    final void aRunTellsTheFactsToDoItAgain() {
        Digest first = Digest.of(new byte[] {1});
        Digest second = Digest.of(new byte[] {2});
        run.params(Map.of("seed", "42"));
        run.tags(Map.of("code.train", "sha256:1"));
        run.input("rows", first);
        run.input("rows", second);

        RunFacts facts = registry.experiments().facts(run.id()).orElseThrow();

        assertThat(facts.name()).isEqualTo("training");
        assertThat(facts.params()).containsEntry("seed", "42");
        assertThat(facts.tags()).containsEntry("code.train", "sha256:1");
        assertThat(facts.inputs()).containsExactly(Map.entry("rows", List.of(first, second)));
        assertThat(facts.environment())
                .isEqualTo(registry.experiments().environment())
                .containsKeys("java", "os", "arch", "locale", "time zone");
        assertThat(registry.experiments().facts(new RunId("nobody"))).isEmpty();
    }

    private RunComparison comparison(String one, String other) {
        Recording second = registry.experiments().start(NIGHTLY, "other");
        second.params(Map.of("depth", one));
        run.params(Map.of("depth", other));
        return registry.experiments().compare(List.of(run.id(), second.id()));
    }

    @Test
    final void aComparisonLeadsNowhereInAPage() {
        String page = comparison("![x](http://evil.example)", "a_b_ `c` **d** www.evil.example \\")
                .toMarkdown();

        assertThat(page)
                .contains("| \\!\\[x\\]\\(http\\://evil.example\\) |")
                .contains("| a\\_b\\_ \\`c\\` \\*\\*d\\*\\* www\\.evil.example \\\\ |")
                .doesNotContain("](", " www.");
    }

    @Test
    final void aComparisonSteersNoTerminal() {
        RunComparison steering = comparison("\u001b[2Jgone\u009b31m", "a\u202eb\u2066c");

        assertThat(steering.toString()).doesNotContain("\u001b", "\u009b", "\u202e", "\u2066");
        assertThat(steering.toMarkdown()).doesNotContain("\u001b", "\u009b", "\u202e", "\u2066");
    }

    @Test
    final void howLongStepsTookIsNoDifferenceOfRuns() {
        Recording other = registry.experiments().start(NIGHTLY, "other");
        run.metrics(Map.of("seconds.train", 1.5), 0);
        other.metrics(Map.of("seconds.train", 1.6), 0);

        RunComparison comparison = registry.experiments().compare(List.of(run.id(), other.id()));

        assertThat(comparison.differing()).isEmpty();
        assertThat(comparison.rows(RunComparison.Group.METRIC)).singleElement().satisfies(row -> {
            assertThat(row.isDuration()).isTrue();
            assertThat(row.differs()).isTrue();
        });
    }

    @Test
    final void longValuesAreShownWhereTheyDiffer() {
        Recording other = registry.experiments().start(NIGHTLY, "other");
        String long1 = "x".repeat(100) + " early " + "y".repeat(100);
        String long2 = "x".repeat(100) + " late " + "y".repeat(100);
        run.params(Map.of("asked", long1, "own", long1));
        other.params(Map.of("asked", long2));

        String text =
                registry.experiments().compare(List.of(run.id(), other.id())).toString();

        assertThat(text)
                .containsPattern("asked +…x{11} early y{20}…  …x{11} late y{21}…\n")
                .containsPattern("own +x{39}…  –\n");
    }

    @Test
    final void aComparisonIsATableWithARowForEachRun() {
        Recording other = registry.experiments().start(NIGHTLY, "other");
        run.log(RunBatch.builder()
                .param("depth", "6")
                .metric("auc", 0.8, 1)
                .metric("auc", 0.9, 2)
                .tag("team", "risk")
                .build());
        run.end(Outcome.FINISHED, "");
        other.log(RunBatch.builder()
                .param("depth", "9")
                .metric("loss", Double.NaN, 1)
                .build());

        Dataset table =
                registry.experiments().compare(List.of(other.id(), run.id())).toTable();

        assertThat(table.rowCount()).isEqualTo(2);
        assertThat(table.schema().names())
                .startsWith("run", "name", "experiment", "status", "started", "ended", "params.depth", "metrics.auc")
                .contains("metrics.loss", "tags.team")
                .anyMatch(name -> name.startsWith("environment."));
        assertThat(cells(table, "run"))
                .containsExactly(
                        Optional.of(other.id().value()), Optional.of(run.id().value()));
        assertThat(cells(table, "status")).containsExactly(Optional.of("RUNNING"), Optional.of("FINISHED"));
        assertThat(cells(table, "started")).containsOnly(Optional.of(NOW));
        assertThat(cells(table, "ended")).containsExactly(Optional.empty(), Optional.of(NOW));
        assertThat(cells(table, "params.depth")).containsExactly(Optional.of("9"), Optional.of("6"));
        assertThat(cells(table, "metrics.auc")).containsExactly(Optional.empty(), Optional.of(0.9));
        assertThat(cells(table, "metrics.loss")).containsExactly(Optional.of(Double.NaN), Optional.empty());
        assertThat(cells(table, "tags.team")).containsExactly(Optional.empty(), Optional.of("risk"));
        assertThat(Profile.of(table).rowCount()).isEqualTo(2);
    }

    private static List<Optional<Object>> cells(Dataset table, String column) {
        Column cells = table.column(column);
        return List.of(cells.value(0), cells.value(1));
    }

    private Run find(RunId id) {
        return registry.experiments().find(id).orElseThrow();
    }

    private Registry openAt(Duration later, String actor) {
        return Registry.builder(storage())
                .actor(actor)
                .clock(Clock.fixed(NOW.plus(later), ZoneOffset.UTC))
                .random(new Random(later.toSeconds()))
                .open();
    }
}
