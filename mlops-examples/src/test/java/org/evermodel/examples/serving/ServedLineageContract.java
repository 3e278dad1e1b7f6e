package org.evermodel.examples.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.Alias;
import org.evermodel.DatasetName;
import org.evermodel.ExperimentName;
import org.evermodel.ModelName;
import org.evermodel.data.Dataset;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.evaluate.Evaluator;
import org.evermodel.model.Candidate;
import org.evermodel.model.Target;
import org.evermodel.model.Training;
import org.evermodel.model.Transforms;
import org.evermodel.port.RunRecorder.Recording;
import org.evermodel.registry.Registry;
import org.evermodel.registry.audit.AuditEntry;
import org.evermodel.registry.lineage.Impact;
import org.evermodel.registry.lineage.LineageGraph;
import org.evermodel.registry.lineage.LineageNode.OfDataset;
import org.evermodel.registry.lineage.LineageNode.OfDeployment;
import org.evermodel.registry.lineage.LineageNode.OfModel;
import org.evermodel.registry.lineage.LineageNode.OfRun;
import org.evermodel.registry.lineage.LineageNode.OfWindow;
import org.evermodel.serving.Endpoint;
import org.evermodel.serving.monitor.Monitor;
import org.evermodel.serving.monitor.Reference;
import org.evermodel.serving.monitor.Windows;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.SampleTables;
import org.evermodel.testkit.TestTrainers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A bad table is followed through the registry to where its models answered, and to what they answered there. */
abstract class ServedLineageContract {
    private static final ModelName NAME = new ModelName("readmission");
    private static final DatasetName PATIENTS = new DatasetName("patients");
    private static final OfDeployment PLACE = new OfDeployment("readmission");
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    private Registry registry;
    private final List<OfRun> runs = new java.util.ArrayList<>();

    abstract Storage storage();

    private Registry open() {
        return Registry.builder(storage()).flavor(TestTrainers.flavor()).open();
    }

    /** Each version learned another version of the table. */
    @BeforeEach
    void trainTwo() {
        registry = open();
        for (int variant = 1; variant <= 2; variant++) {
            Dataset rows = SampleTables.classified(80, variant);
            registry.datasets().register(PATIENTS, rows, "ward 7");
            Recording run = registry.experiments().start(new ExperimentName("nightly"), "training " + variant);
            run.input("table", rows.fingerprint());
            registry.models().register(NAME, evaluated(rows), Optional.of(run.id()), Map.of());
            runs.add(new OfRun(run.id()));
        }
        registry.models().alias(NAME, Alias.CHAMPION).moveTo(1, "the first");
    }

    private static Evaluated evaluated(Dataset rows) {
        Dataset train = rows.slice(0, 60);
        Candidate candidate = new Candidate(
                Training.of(Target.of("outcome"), Transforms.impute().oneHot())
                        .train(TestTrainers.nearestMean(), train, 1),
                train,
                rows.slice(60, 80),
                "nearest-mean",
                Map.of());
        return new Evaluated(candidate, Evaluator.overall().evaluate(candidate));
    }

    @AfterEach
    void theStoreIsSound() {
        assertThat(registry.verify().problems()).isEmpty();
        registry.close();
    }

    private Reference reference() {
        var loaded = registry.models().load(org.evermodel.ModelUri.of(NAME, 1)).orElseThrow();
        try {
            return Reference.of(loaded);
        } finally {
            loaded.model().close();
        }
    }

    /** The champion of a day answers so many tables of 50 rows. */
    private void serve(int day, int promoted, int tables) {
        Clock clock = Clock.fixed(NOON.plusSeconds(day * 86_400L), ZoneOffset.UTC);
        try (Monitor monitor = Monitor.builder(reference())
                        .windows(Windows.ofRows(50))
                        .clock(clock)
                        .executor(Runnable::run)
                        .lineage(registry.lineage())
                        .open();
                Endpoint endpoint = Endpoint.builder(NAME, registry.models())
                        .routings(registry.routings())
                        .executor(Runnable::run)
                        .lineage(registry.lineage())
                        .listener(monitor)
                        .open()) {
            endpoint.promote(promoted, "champion of day " + day);
            for (int table = 0; table < tables; table++) {
                endpoint.predict(SampleTables.classified(50, 100 + table).drop("outcome"));
            }
        }
    }

    /** The one window of a day. */
    private OfWindow window(int day) {
        Instant at = NOON.plusSeconds(day * 86_400L);
        List<OfWindow> ofDay =
                windows().stream().filter(window -> window.from().equals(at)).toList();
        assertThat(ofDay).hasSize(1);
        return ofDay.get(0);
    }

    private List<OfWindow> windows() {
        return registry.lineage().impact(PLACE).windows();
    }

    @Test
    void aBadTableIsFollowedToTheDeploymentAndTheWindowsItsVersionAnsweredAndToNoOther() {
        serve(1, 1, 1);
        serve(2, 2, 1);

        registry.close();
        registry = open();

        Impact bad = registry.lineage().impact(PATIENTS, 1);
        assertThat(bad.models()).containsExactly(new OfModel(NAME, 1));
        assertThat(bad.deployments()).containsExactly(PLACE);
        assertThat(bad.windows()).containsExactly(window(1));
        assertThat(bad.paths().get(window(1)))
                .containsExactly(new OfDataset(PATIENTS, 1), runs.get(0), new OfModel(NAME, 1), window(1));
        assertThat(bad.complete()).isTrue();
        assertThat(registry.lineage().impact(PATIENTS, 2).windows()).containsExactly(window(2));
    }

    @Test
    void aWindowKnowsWhoAnsweredHowManyOfWhichRowsAndWhere() {
        serve(1, 1, 1);
        Dataset asked = SampleTables.classified(50, 100).drop("outcome");

        LineageGraph graph = registry.lineage().upstream(window(1));

        assertThat(graph.nodes())
                .containsExactlyInAnyOrder(
                        window(1), PLACE, new OfModel(NAME, 1), runs.get(0), new OfDataset(PATIENTS, 1));
        assertThat(graph.edges())
                .filteredOn(edge -> edge.from().equals(new OfModel(NAME, 1)))
                .singleElement()
                .satisfies(edge -> {
                    assertThat(edge.role()).isEqualTo("answered");
                    assertThat(edge.facts())
                            .isEqualTo(Map.of(
                                    "rows",
                                    "50",
                                    "inputs as judged",
                                    asked.fingerprint().toString()));
                    assertThat(edge.since()).isPresent();
                });
        assertThat(graph.edges())
                .filteredOn(edge -> edge.from().equals(PLACE))
                .singleElement()
                .satisfies(edge ->
                        assertThat(edge.facts()).containsEntry("window", "1").containsEntry("rows", "50"));
    }

    @Test
    void aDeploymentKnowsWhoHasAnsweredThereSinceWhenAndItsWindows() {
        serve(1, 1, 1);
        serve(2, 2, 1);

        assertThat(registry.lineage().upstream(PLACE, 1).edges())
                .filteredOn(edge -> edge.since().isPresent())
                .extracting(LineageGraph.Edge::from, LineageGraph.Edge::role)
                .containsExactlyInAnyOrder(
                        org.assertj.core.api.Assertions.tuple(new OfModel(NAME, 1), "as champion"),
                        org.assertj.core.api.Assertions.tuple(new OfModel(NAME, 2), "as champion"));
        assertThat(registry.lineage().impact(PLACE).windows()).containsExactlyInAnyOrder(window(1), window(2));
    }

    @Test
    void thereIsOneChangeForEachWindowAndNoneForRequestsOrForWhatIsKnown() {
        serve(1, 1, 3);
        assertThat(links()).isEqualTo(1 + 3);
        assertThat(windows()).extracting(OfWindow::number).containsExactlyInAnyOrder(1L, 2L, 3L);
        assertThat(windows())
                .extracting(OfWindow::series)
                .containsOnly(windows().get(0).series());

        serve(1, 1, 2);

        assertThat(links()).isEqualTo(1 + 3 + 2);
        assertThat(windows()).hasSize(5);
    }

    private long links() {
        return registry.audit().last(1_000).stream()
                .map(AuditEntry::action)
                .filter("lineage.linked"::equals)
                .count();
    }

    @Test
    void longNamesOfPlacesAreKept() {
        String place = "é".repeat(250);
        assertThat(place.getBytes(StandardCharsets.UTF_8)).hasSize(500);
        try (Endpoint endpoint = Endpoint.builder(NAME, registry.models())
                .executor(Runnable::run)
                .lineage(registry.lineage(), place)
                .open()) {
            assertThat(endpoint.status().lineageFailures()).isZero();
            assertThat(registry.lineage().impact(PATIENTS, 1).deployments()).contains(new OfDeployment(place));
        }
    }
}
