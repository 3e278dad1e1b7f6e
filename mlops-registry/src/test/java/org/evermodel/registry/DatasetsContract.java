package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.DatasetName;
import org.evermodel.Digest;
import org.evermodel.ExperimentName;
import org.evermodel.MlopsException;
import org.evermodel.ModelVersion;
import org.evermodel.NotFoundException;
import org.evermodel.data.Dataset;
import org.evermodel.data.DatasetSource;
import org.evermodel.data.Fingerprinter;
import org.evermodel.diff.DatasetDiff;
import org.evermodel.diff.DiffOptions;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.port.RunRecorder.Recording;
import org.evermodel.profile.Profile;
import org.evermodel.registry.audit.AuditEntry;
import org.evermodel.registry.catalogue.DatasetVersion;
import org.evermodel.registry.catalogue.Retention;
import org.evermodel.registry.lineage.LineageGraph;
import org.evermodel.registry.lineage.LineageGraph.Edge;
import org.evermodel.registry.lineage.LineageNode;
import org.evermodel.testkit.Together;
import org.junit.jupiter.api.Test;

abstract class DatasetsContract extends RegistryContract {
    @Test
    final void aVersionTellsAllAboutItsTable() {
        DatasetVersion version = registry.datasets().register(Samples.PATIENTS, Samples.ROWS, "ward 7");

        assertThat(version.name()).isEqualTo(Samples.PATIENTS);
        assertThat(version.number()).isEqualTo(1);
        assertThat(version.fingerprint()).isEqualTo(Samples.ROWS.fingerprint());
        assertThat(version.schema()).isEqualTo(Samples.ROWS.schema());
        assertThat(version.rows()).isEqualTo(60);
        assertThat(version.source()).isEqualTo("ward 7");
        assertThat(version.createdAt()).isEqualTo(NOW);
        assertThat(version.actor()).isEqualTo("ann");
        assertThat(version.operations()).containsExactly("with(outcome)");
        assertThat(version.tags()).isEmpty();
        assertThat(version.letGo()).isEmpty();
        assertThat(version)
                .hasToString("patients/1 [60 rows, 6 columns, "
                        + Samples.ROWS.fingerprint().abbreviated() + ", from ward 7]");
    }

    @Test
    final void aVersionGivesBackItsTable() {
        DatasetVersion version = registry.datasets().register(Samples.PATIENTS, Samples.ROWS, "ward 7");

        Dataset loaded = version.load();

        assertThat(loaded).isEqualTo(Samples.ROWS);
        assertThat(loaded.rowDigests().positionsNotIn(Samples.ROWS.rowDigests()))
                .isEmpty();
    }

    @Test
    final void aTableIsFoundByWhatItHolds() {
        registry.datasets().register(Samples.PATIENTS, Samples.ROWS, "ward 7");

        assertThat(registry.datasets().table(Samples.ROWS.fingerprint())).contains(Samples.ROWS);
        assertThat(registry.datasets().table(Digest.of(new byte[] {1}))).isEmpty();
    }

    @Test
    final void aTableWhoseRowsWereLetGoIsFoundUnderAnotherName() {
        registry.datasets().register(Samples.PATIENTS, Samples.ROWS, "ward 7");
        registry.datasets().register(Samples.PATIENTS, Samples.ROWS.take(new int[] {1, 2}), "ward 7");
        registry.datasets().letGo(Samples.PATIENTS, Retention.keepLast(1), "no room");
        assertThat(registry.datasets().table(Samples.ROWS.fingerprint())).isEmpty();

        registry.datasets().register(new DatasetName("the-same"), Samples.ROWS, "ward 8");

        assertThat(registry.datasets().table(Samples.ROWS.fingerprint())).contains(Samples.ROWS);
    }

    @Test
    final void aVersionGivesBackTheProfileOfItsTable() {
        DatasetVersion version = registry.datasets().register(Samples.PATIENTS, Samples.ROWS, "ward 7");

        assertThat(version.profile()).isEqualTo(Profile.of(Samples.ROWS));
    }

    @Test
    final void aSourceIsLoadedAndNamed() {
        DatasetSource source = new DatasetSource() {
            @Override
            public Dataset load() {
                return Samples.ROWS;
            }

            @Override
            public String location() {
                return "ward 7";
            }
        };

        DatasetVersion version = registry.datasets().register(Samples.PATIENTS, source);

        assertThat(version.source()).isEqualTo("ward 7");
        assertThat(version.load()).isEqualTo(Samples.ROWS);
    }

    @Test
    final void equalContentIsOneVersion() {
        DatasetVersion first = registry.datasets().register(Samples.PATIENTS, Samples.table(1, 2), "monday");
        DatasetVersion changed = registry.datasets().register(Samples.PATIENTS, Samples.table(1, 3), "tuesday");

        assertThat(changed.number()).isEqualTo(2);
        assertThat(registry.datasets().register(Samples.PATIENTS, Samples.table(1, 2), "wednesday"))
                .isEqualTo(first);
        assertThat(registry.datasets().versions(Samples.PATIENTS)).containsExactly(first, changed);
        assertThat(registry.audit().entries()).hasSize(2);
    }

    @Test
    final void equalContentUnderAnotherNameIsAVersionOfItsOwn() {
        registry.datasets().register(Samples.PATIENTS, Samples.table(1, 2), "");
        DatasetName other = new DatasetName("others");
        DatasetVersion version = registry.datasets().register(other, Samples.table(1, 2), "");

        assertThat(version.number()).isEqualTo(1);
        assertThat(registry.datasets().names()).containsExactly(other, Samples.PATIENTS);
        assertThat(registry.datasets().find(other, 1)).contains(version);
        assertThat(registry.datasets().find(other, 2)).isEmpty();
        assertThat(registry.datasets().find(new DatasetName("none"), 1)).isEmpty();
        assertThat(registry.datasets().versions(new DatasetName("none"))).isEmpty();
    }

    @Test
    final void manyThreadsRegisterEqualContentOnce() {
        var versions = Together.run(
                8, thread -> registry.datasets().register(Samples.PATIENTS, Samples.table(thread % 2), ""));

        assertThat(versions.stream().map(DatasetVersion::number).distinct()).containsExactlyInAnyOrder(1, 2);
        assertThat(registry.datasets().versions(Samples.PATIENTS)).hasSize(2);
        assertSound();
    }

    @Test
    final void lineageLeadsFromAModelBackToItsData() {
        DatasetVersion patients = registry.datasets().register(Samples.PATIENTS, Samples.ROWS, "ward 7");
        Recording run = registry.experiments().start(new ExperimentName("nightly"), "training");
        run.input("train", Samples.ROWS.fingerprint());
        run.input("settings", Samples.table(5).fingerprint());
        run.end(Outcome.FINISHED, "done");
        ModelVersion model =
                registry.models().register(Samples.CHURN, Samples.evaluated(1), Optional.of(run.id()), Map.of());
        LineageNode modelNode = new LineageNode.OfModel(Samples.CHURN, 1);
        LineageNode runNode = new LineageNode.OfRun(run.id());
        LineageNode data = new LineageNode.OfDataset(Samples.PATIENTS, 1);
        LineageNode unknown = new LineageNode.OfContent(Samples.table(5).fingerprint());

        LineageGraph upstream = registry.lineage().upstream(model);
        LineageGraph downstream = registry.lineage().downstream(patients);

        assertThat(upstream.nodes()).containsExactlyInAnyOrder(modelNode, runNode, data, unknown);
        assertThat(upstream.edges())
                .containsExactlyInAnyOrder(
                        new Edge(runNode, modelNode, ""),
                        new Edge(data, runNode, "train"),
                        new Edge(unknown, runNode, "settings"));
        assertThat(downstream.edges())
                .containsExactlyInAnyOrder(new Edge(data, runNode, "train"), new Edge(runNode, modelNode, ""));
        assertThat(downstream.toMermaid())
                .isEqualTo("flowchart LR\n" + "  n0[\"dataset patients/1\"]\n"
                        + "  n1[\"run " + run.id() + "\"]\n"
                        + "  n2[\"model models:/churn/1\"]\n"
                        + "  n0 -->|\"train\"| n1\n"
                        + "  n1 --> n2\n");
    }

    @Test
    final void whatCameFromNowhereHasALineageOfItself() {
        DatasetVersion patients = registry.datasets().register(Samples.PATIENTS, Samples.ROWS, "");
        ModelVersion model = register(1);

        assertThat(registry.lineage().upstream(model).nodes())
                .containsExactly(new LineageNode.OfModel(Samples.CHURN, 1));
        assertThat(registry.lineage().downstream(patients).edges()).isEmpty();
    }

    @Test
    final void everythingIsThereAfterReopening() {
        DatasetVersion version = registry.datasets().register(Samples.PATIENTS, Samples.ROWS, "ward 7");

        reopen();

        assertThat(registry.datasets().versions(Samples.PATIENTS)).containsExactly(version);
        assertThat(registry.datasets().find(Samples.PATIENTS, 1).orElseThrow().load())
                .isEqualTo(Samples.ROWS);
        assertSound();
    }

    @Test
    final void aVersionTellsWhatWasDoneToItsTable() {
        Dataset adults = Samples.ROWS.drop("age").slice(0, 40);

        DatasetVersion version = registry.datasets().register(Samples.PATIENTS, adults, "ward 7");

        assertThat(version.operations())
                .isEqualTo(adults.operations().stream().map(Object::toString).toList())
                .anyMatch(operation -> operation.startsWith("drop(age"));
    }

    @Test
    final void aVersionCanBeReadInParts() {
        DatasetVersion version =
                registry.datasets().register(Samples.PATIENTS, DatasetSource.of(Samples.ROWS, "ward 7"));

        assertThat(Fingerprinter.fingerprint(version.content())).isEqualTo(version.fingerprint());
    }

    @Test
    final void aSourceThatFailsRegistersNothing() {
        DatasetSource failing = new DatasetSource() {
            @Override
            public Dataset load() {
                throw new MlopsException("the disk is gone");
            }

            @Override
            public String location() {
                return "ward 7";
            }
        };

        assertThatThrownBy(() -> registry.datasets().register(Samples.PATIENTS, failing))
                .hasMessage("the disk is gone");
        assertThat(registry.datasets().names()).isEmpty();
    }

    @Test
    final void versionsCanBeCompared() {
        registry.datasets().register(Samples.PATIENTS, Samples.table(1, 2), "monday");
        registry.datasets().register(Samples.PATIENTS, Samples.table(1, 3, 4), "tuesday");

        DatasetDiff diff = registry.datasets().diff(Samples.PATIENTS, 1, 2, DiffOptions.defaults());

        assertThat(diff.rows().added()).isEqualTo(2);
        assertThat(diff.rows().removed()).isEqualTo(1);
        assertThatThrownBy(() -> registry.datasets().diff(Samples.PATIENTS, 1, 3, DiffOptions.defaults()))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("there is no version 3 of dataset patients");
    }

    @Test
    final void tagsComeAndGoAndAreAudited() {
        registry.datasets().register(Samples.PATIENTS, Samples.ROWS, "ward 7");

        DatasetVersion tagged = registry.datasets().tag(Samples.PATIENTS, 1, "quality", "gold");
        registry.datasets().tag(Samples.PATIENTS, 1, "quality", "gold");
        DatasetVersion found = registry.datasets().find(Samples.PATIENTS, 1).orElseThrow();
        DatasetVersion untagged = registry.datasets().untag(Samples.PATIENTS, 1, "quality", "a sensor was broken");
        registry.datasets().untag(Samples.PATIENTS, 1, "quality", "again");

        assertThat(tagged.tags()).isEqualTo(Map.of("quality", "gold"));
        assertThat(found.tags()).isEqualTo(tagged.tags());
        assertThat(untagged.tags()).isEmpty();
        assertThat(registry.audit().entries().map(AuditEntry::action))
                .containsExactly("dataset.registered", "dataset.tagged", "dataset.untagged");
        assertThatThrownBy(() -> registry.datasets().tag(Samples.PATIENTS, 2, "a", "b"))
                .isInstanceOf(NotFoundException.class);
        assertSound();
    }

    @Test
    final void onlyTheLastVersionsKeepTheirRows() {
        for (int i = 1; i <= 5; i++) {
            registry.datasets().register(Samples.PATIENTS, Samples.table(i), "day " + i);
        }
        registry.datasets().tag(Samples.PATIENTS, 2, "gold", "");
        Retention retention = Retention.keepLast(2).orTagged("gold");

        List<DatasetVersion> expired = registry.datasets().expired(Samples.PATIENTS, retention);
        List<DatasetVersion> gone = registry.datasets().letGo(Samples.PATIENTS, retention, "no room");

        assertThat(expired).extracting(DatasetVersion::number).containsExactly(1, 3);
        assertThat(gone).isEqualTo(expired);
        assertThat(gone.get(0).letGo()).contains(new DatasetVersion.LetGo("ann", NOW, "no room"));
        assertThat(gone.get(0).profile().rowCount()).isEqualTo(1);
        assertThat(gone.get(0).toString()).endsWith(", let go]");
        assertThatThrownBy(gone.get(0)::load)
                .isInstanceOf(NotFoundException.class)
                .hasMessage("the rows of patients/1 were let go by ann at " + NOW + ": no room");
        assertThat(registry.datasets().letGo(Samples.PATIENTS, retention, "again"))
                .isEmpty();
        reopen();
        assertThat(registry.datasets().versions(Samples.PATIENTS))
                .filteredOn(version -> version.letGo().isPresent())
                .extracting(DatasetVersion::number)
                .containsExactly(1, 3);
        assertSound();
    }

    @Test
    final void youngVersionsKeepTheirRows() {
        registry.datasets().register(Samples.PATIENTS, Samples.table(1), "");
        registry.datasets().register(Samples.PATIENTS, Samples.table(2), "");

        assertThat(registry.datasets()
                        .expired(Samples.PATIENTS, Retention.keepLast(1).orYoungerThan(Duration.ofDays(1))))
                .isEmpty();
    }

    @Test
    final void whatAModelWasMadeFromKeepsItsRows() {
        registry.datasets().register(Samples.PATIENTS, Samples.ROWS, "ward 7");
        registry.datasets().register(Samples.PATIENTS, Samples.table(2), "ward 8");
        Recording run = registry.experiments().start(new ExperimentName("nightly"), "training");
        run.input("train", Samples.ROWS.fingerprint());
        run.end(Outcome.FINISHED, "done");
        registry.models().register(Samples.CHURN, Samples.evaluated(1), Optional.of(run.id()), Map.of());

        assertThat(registry.datasets().expired(Samples.PATIENTS, Retention.keepLast(1)))
                .isEmpty();
    }

    @Test
    final void whatARunHasReadThatMayStillMakeAModelKeepsItsRows() {
        registry.datasets().register(Samples.PATIENTS, Samples.table(1), "monday");
        registry.datasets().register(Samples.PATIENTS, Samples.table(2), "tuesday");
        Recording run = registry.experiments().start(new ExperimentName("nightly"), "training");
        run.input("train", Samples.table(1).fingerprint());

        assertThat(registry.datasets().expired(Samples.PATIENTS, Retention.keepLast(1)))
                .isEmpty();
        run.end(Outcome.FINISHED, "done");
        assertThat(registry.datasets().expired(Samples.PATIENTS, Retention.keepLast(1)))
                .isEmpty();
    }

    @Test
    final void theSameContentAgainBringsBackTheRows() {
        registry.datasets().register(Samples.PATIENTS, Samples.table(1), "monday");
        registry.datasets().register(Samples.PATIENTS, Samples.table(2), "tuesday");
        registry.datasets().letGo(Samples.PATIENTS, Retention.keepLast(1), "no room");

        DatasetVersion back = registry.datasets().register(Samples.PATIENTS, Samples.table(1), "wednesday");

        assertThat(back.number()).isEqualTo(1);
        assertThat(back.letGo()).isEmpty();
        assertThat(back.load()).isEqualTo(Samples.table(1));
        assertThat(back.keptSince()).isEqualTo(NOW);
        assertThat(registry.datasets().versions(Samples.PATIENTS)).hasSize(2);
        assertSound();
    }

    @Test
    final void notEvenKeepingTheLastVersionIsRefused() {
        assertThatThrownBy(() -> Retention.keepLast(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("last was 0");
    }
}
