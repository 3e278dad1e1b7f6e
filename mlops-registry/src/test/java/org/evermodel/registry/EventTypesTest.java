package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.Alias;
import org.evermodel.ExperimentName;
import org.evermodel.ModelName;
import org.evermodel.event.Event;
import org.evermodel.port.Routing;
import org.evermodel.port.RunRecorder;
import org.evermodel.registry.catalogue.Protection;
import org.evermodel.registry.catalogue.RegisteredModels;
import org.evermodel.registry.event.Delivery;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;

class EventTypesTest {
    private static final ModelName ATTRITION = new ModelName("attrition");

    private static List<Event> eventsOf(java.util.function.Consumer<Registry> deeds) {
        List<Event> seen = new ArrayList<>();
        try (Registry registry =
                Registry.builder(Storage.inMemory()).delivery(Delivery.byHand()).open()) {
            registry.events().subscribe("pager", seen::add);
            deeds.accept(registry);
            registry.events().deliver();
        }
        return seen;
    }

    @Test
    void whatHappensToModelsHasTypes() {
        List<Event> seen = eventsOf(registry -> {
            RegisteredModels models = registry.models();
            models.register(Samples.CHURN, Samples.evaluated(1), Optional.empty(), Map.of());
            models.tag(Samples.CHURN, "team", "risk", "");
            models.untag(Samples.CHURN, "team", "");
            models.describe(Samples.CHURN, 1, "the first", "");
            models.archive(Samples.CHURN, 1, "");
            models.restore(Samples.CHURN, 1, "");
            models.delete(Samples.CHURN, 1, "");
            models.restore(Samples.CHURN, 1, "");
            registry.routings().record(Samples.CHURN, 0, Routing.champion(), "");
            registry.approvals().protect(Samples.CHURN, Alias.CHAMPION, Protection.by("bob"), "");
            registry.approvals().propose(Samples.CHURN, Alias.CHAMPION, 1, "");
            models.alias(Samples.CHURN, Alias.CHALLENGER).moveTo(1, "");
            models.alias(Samples.CHURN, Alias.CHALLENGER).remove("");
            models.rename(Samples.CHURN, ATTRITION, "");
            models.delete(ATTRITION, "");
            models.restore(ATTRITION, "");
        });

        assertThat(seen)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly(
                        "ModelRegistered",
                        "ModelTagged",
                        "ModelTagged",
                        "ModelDescribed",
                        "VersionArchived",
                        "VersionRestored",
                        "VersionDeleted",
                        "VersionRestored",
                        "RoutingChanged",
                        "Other",
                        "MoveProposed",
                        "AliasMoved",
                        "AliasMoved",
                        "ModelRenamed",
                        "ModelDeleted",
                        "ModelRestored");
        assertThat(seen.get(13)).isInstanceOfSatisfying(Event.ModelRenamed.class, renamed -> {
            assertThat(renamed.from()).isEqualTo(Samples.CHURN);
            assertThat(renamed.to()).isEqualTo(ATTRITION);
        });
    }

    @Test
    void whatHappensToDatasetsAndRunsHasTypes() {
        List<Event> seen = eventsOf(registry -> {
            registry.datasets().register(Samples.PATIENTS, Samples.table(1, 2, 3), "a test");
            registry.datasets().tag(Samples.PATIENTS, 1, "quality", "gold");
            RunRecorder.Recording run = registry.experiments().start(new ExperimentName("nightly"), "one");
            run.params(Map.of("depth", "6"));
            run.end(RunRecorder.Outcome.FINISHED, "trained");
        });

        assertThat(seen)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("DatasetRegistered", "DatasetChanged", "RunStarted", "RunLogged", "RunEnded");
        assertThat(seen.get(4))
                .isInstanceOfSatisfying(
                        Event.RunEnded.class,
                        ended -> assertThat(ended.outcome()).isEqualTo("FINISHED"));
    }
}
