package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.evermodel.DatasetName;
import org.evermodel.ExperimentName;
import org.evermodel.ModelVersion;
import org.evermodel.data.Dataset;
import org.evermodel.data.DatasetSource;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.port.RunRecorder.Recording;
import org.evermodel.profile.Profile;
import org.evermodel.registry.LineageGraph.Edge;
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
}
