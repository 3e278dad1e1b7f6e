package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.Alias;
import org.evermodel.Digest;
import org.evermodel.ExperimentName;
import org.evermodel.NotFoundException;
import org.evermodel.port.LineageLog;
import org.evermodel.port.LineageLog.Link;
import org.evermodel.port.LineageLog.Thing;
import org.evermodel.port.Routing;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.port.RunRecorder.Recording;
import org.evermodel.registry.lineage.Impact;
import org.evermodel.registry.lineage.LineageGraph;
import org.evermodel.registry.lineage.LineageGraph.Edge;
import org.evermodel.registry.lineage.LineageNode.OfAlias;
import org.evermodel.registry.lineage.LineageNode.OfContent;
import org.evermodel.registry.lineage.LineageNode.OfDataset;
import org.evermodel.registry.lineage.LineageNode.OfDeployment;
import org.evermodel.registry.lineage.LineageNode.OfModel;
import org.evermodel.registry.lineage.LineageNode.OfRun;
import org.evermodel.registry.lineage.LineageNode.OfStep;
import org.evermodel.registry.lineage.LineageNode.OfWindow;
import org.evermodel.registry.lineage.OpenLineage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class LineageContract extends RegistryContract {
    private static final ExperimentName NIGHTLY = new ExperimentName("nightly");
    private static final Digest SPLIT = Digest.of(new byte[] {7});
    private static final OfDataset PATIENTS = new OfDataset(Samples.PATIENTS, 1);
    private static final OfModel CHURN = new OfModel(Samples.CHURN, 1);
    private static final OfAlias CHAMPION = new OfAlias(Samples.CHURN, Alias.CHAMPION);
    private static final OfDeployment PLACE = new OfDeployment("churn");
    private static final OfWindow WINDOW = new OfWindow("churn", NOW, NOW.plusSeconds(60));

    private Recording split;
    private Recording fold;
    private Recording training;

    /** A dataset is split by a step of one run; a part of another run reads that, and the other run makes the champion. */
    @BeforeEach
    final void make() {
        registry.datasets().register(Samples.PATIENTS, Samples.ROWS, "ward 7");
        split = registry.experiments().start(NIGHTLY, "splitting");
        split.input("table", Samples.ROWS.fingerprint());
        split.tags(Map.of("step.split", "DONE"));
        split.output("split", SPLIT);
        training = registry.experiments().start(NIGHTLY, "training");
        fold = training.child("fold");
        fold.input("train", SPLIT);
        registry.models().register(Samples.CHURN, Samples.evaluated(1), Optional.of(training.id()), Map.of());
        registry.models().alias(Samples.CHURN, Alias.CHAMPION).moveTo(1, "first");
        registry.lineage()
                .link(Thing.deployment("churn"), Thing.window("churn", NOW, NOW.plusSeconds(60)), "predicted");
    }

    @Test
    final void aBadDatasetIsFollowedToTheDeploymentsItHasTouched() {
        Impact impact = registry.lineage().impact(Samples.PATIENTS, 1);

        assertThat(impact.models()).containsExactly(CHURN);
        assertThat(impact.aliases()).containsExactly(CHAMPION);
        assertThat(impact.deployments()).containsExactly(PLACE);
        assertThat(impact.complete()).isTrue();
        assertThat(impact.paths().get(WINDOW))
                .containsExactly(
                        PATIENTS,
                        new OfRun(split.id()),
                        new OfStep(split.id(), "split"),
                        new OfContent(SPLIT),
                        new OfRun(fold.id()),
                        new OfRun(training.id()),
                        CHURN,
                        CHAMPION,
                        PLACE,
                        WINDOW);
        assertThat(impact.toString()).startsWith("dataset patients/1 has touched 9 things");
    }

    @Test
    final void whatCameFromAThingIsWhatItCameFromFromTheOtherEnd() {
        LineageGraph down = registry.lineage().downstream(PATIENTS);
        LineageGraph up = registry.lineage().upstream(WINDOW);

        assertThat(up.nodes()).containsExactlyInAnyOrderElementsOf(down.nodes());
        assertThat(up.edges()).containsExactlyInAnyOrderElementsOf(down.edges());
    }

    @Test
    final void aGraphIsFollowedAsFarAsItIsAskedFor() {
        LineageGraph near = registry.lineage().downstream(PATIENTS, 1);

        assertThat(near.edges()).containsExactly(new Edge(PATIENTS, new OfRun(split.id()), "table"));
        assertThat(near.complete()).isFalse();
        assertThat(registry.lineage().downstream(PATIENTS, 20).complete()).isTrue();
    }

    @Test
    final void canariesAndShadowsAnswerWhereTheirModelDoes() {
        register(2);
        register(3);
        registry.routings()
                .record(Samples.CHURN, 0, Routing.champion().withCanary(2, 0.05).withShadows(List.of(3)), "a try");

        assertThat(registry.lineage().upstream(PLACE, 1).edges())
                .containsExactlyInAnyOrder(
                        new Edge(CHAMPION, PLACE, "champion"),
                        new Edge(new OfModel(Samples.CHURN, 2), PLACE, "canary 0.05"),
                        new Edge(new OfModel(Samples.CHURN, 3), PLACE, "shadow"));
        assertThat(registry.lineage().downstream(new OfModel(Samples.CHURN, 3)).nodes())
                .contains(WINDOW);
    }

    @Test
    final void cyclesEnd() {
        registry.lineage().link(Thing.window("churn", NOW, NOW.plusSeconds(60)), Thing.run(training.id()), "labels");

        assertThat(registry.lineage().downstream(WINDOW).nodes()).contains(WINDOW, CHURN, new OfRun(fold.id()));
    }

    @Test
    final void aLinkIsRecordedOnceAndSurvivesARename() {
        registry.lineage().link(Thing.model(Samples.CHURN, 1), Thing.deployment("eu-west"), "champion");
        long rows = registry.audit().last(1).get(0).sequence();
        registry.lineage().link(Thing.model(Samples.CHURN, 1), Thing.deployment("eu-west"), "champion");
        assertThat(registry.audit().last(1).get(0).sequence()).isEqualTo(rows);

        registry.models().rename(Samples.CHURN, new org.evermodel.ModelName("attrition"), "so it is called");
        assertThat(registry.lineage().upstream(new OfDeployment("eu-west"), 1).edges())
                .containsExactly(new Edge(
                        new OfModel(new org.evermodel.ModelName("attrition"), 1),
                        new OfDeployment("eu-west"),
                        "champion",
                        Optional.of(NOW),
                        Map.of()));
        assertSound();
    }

    @Test
    final void nothingIsLinkedToAVersionThatIsNotRegisteredOrInARoleWithoutEnd() {
        register(1);
        Thing deployment = Thing.deployment("eu-west");

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> registry.lineage().link(Thing.model(Samples.CHURN, 999), deployment, "champion"))
                .withMessageContaining("not registered");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> registry.lineage().link(Thing.model(Samples.CHURN, 1), deployment, "r".repeat(251)))
                .withMessageContaining("at most 250");
    }

    @Test
    final void linksAreToldTogetherOrNotAtAllAndTheirFactsAreThoseOfTheFirstTime() {
        Thing model = Thing.model(Samples.CHURN, 1);
        Thing place = Thing.deployment("eu-west");
        Link first = new Link(model, place, "as champion", Map.of("host", "a"));
        Link unknown = new Link(Thing.model(Samples.CHURN, 999), place, "as canary", Map.of());

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> registry.lineage().link(List.of(first, unknown)));
        assertThat(registry.lineage().upstream(new OfDeployment("eu-west"), 1).edges())
                .isEmpty();

        registry.lineage().link(List.of(first, new Link(model, place, "as champion", Map.of("host", "b"))));
        registry.lineage().link(List.of(new Link(model, place, "as champion", Map.of("host", "c"))));
        registry.lineage().link(List.of());

        assertThat(registry.lineage().upstream(new OfDeployment("eu-west"), 1).edges())
                .containsExactly(new Edge(
                        CHURN, new OfDeployment("eu-west"), "as champion", Optional.of(NOW), Map.of("host", "a")));
        assertSound();
    }

    @Test
    final void whereAWindowWasMadeIsNoWayFromOneVersionToTheAnswersOfAnother() {
        register(2);
        Thing window = Thing.window("churn", NOW, NOW.plusSeconds(5));
        registry.lineage()
                .link(List.of(
                        new Link(Thing.deployment("churn"), window, LineageLog.AT, Map.of()),
                        new Link(Thing.model(Samples.CHURN, 2), window, "answered", Map.of())));
        OfWindow node = new OfWindow("churn", NOW, NOW.plusSeconds(5));

        assertThat(registry.lineage().impact(Samples.PATIENTS, 1).paths()).doesNotContainKey(node);
        assertThat(registry.lineage().downstream(PLACE).nodes()).contains(node);
        assertThat(registry.lineage().upstream(node).nodes())
                .containsExactlyInAnyOrder(node, PLACE, new OfModel(Samples.CHURN, 2));
    }

    @Test
    final void windowsOfOneMomentAreToldApartByTheirNumberAndSeriesAndEachIsToldOnce() {
        Thing place = Thing.deployment("eu-west");
        List<Link> links = List.of(
                new Link(place, Thing.window("eu/west", NOW, NOW, "a-1", 1), LineageLog.AT, Map.of()),
                new Link(place, Thing.window("eu/west", NOW, NOW, "a-1", 2), LineageLog.AT, Map.of()),
                new Link(place, Thing.window("eu/west", NOW, NOW, "b", 1), LineageLog.AT, Map.of()),
                new Link(place, Thing.window("eu/west", NOW, NOW), LineageLog.AT, Map.of()));
        registry.lineage().link(links);
        registry.lineage().link(links);
        reopen();

        assertThat(registry.lineage().impact(new OfDeployment("eu-west")).windows())
                .containsExactlyInAnyOrder(
                        new OfWindow("eu/west", NOW, NOW, "a-1", 1),
                        new OfWindow("eu/west", NOW, NOW, "a-1", 2),
                        new OfWindow("eu/west", NOW, NOW, "b", 1),
                        new OfWindow("eu/west", NOW, NOW));
        assertThat(registry.lineage()
                        .upstream(new OfWindow("eu/west", NOW, NOW, "b", 1))
                        .edges())
                .hasSize(1);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Thing.window("eu", NOW, NOW, "a/b", 1))
                .withMessageContaining("a/b");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Thing.window("eu", NOW, NOW, "a", -1));
        assertSound();
    }

    @Test
    final void inTheRoleAtOtherThingsThanAPlaceAndItsWindowsAreFollowed() {
        registry.lineage().link(Thing.deployment("eu"), Thing.deployment("mirror"), LineageLog.AT);
        registry.lineage().link(Thing.deployment("start"), Thing.deployment("eu"), LineageLog.AT);
        registry.lineage().link(Thing.window("eu", NOW, NOW), Thing.deployment("start"), LineageLog.AT);

        assertThat(registry.lineage().downstream(new OfWindow("eu", NOW, NOW)).nodes())
                .contains(new OfDeployment("start"), new OfDeployment("eu"), new OfDeployment("mirror"));
    }

    @Test
    final void theAuditNamesTheFirstLinkThatWasNotKnown() {
        Link known = new Link(Thing.deployment("known"), Thing.deployment("one"), "", Map.of());
        Link first = new Link(Thing.deployment("new"), Thing.deployment("two"), "", Map.of());
        Link second = new Link(Thing.deployment("newer"), Thing.deployment("three"), "", Map.of());
        registry.lineage().link(List.of(known));

        registry.lineage().link(List.of(known, first, second));

        assertThat(registry.audit().last(1).get(0).toString())
                .contains("deployment new -> deployment two and 1 more")
                .doesNotContain("known");
    }

    @Test
    final void contentWindowsAndDeploymentsHaveNamesOfTheirOwnInOpenLineage() throws JsonProcessingException {
        Thing run = Thing.run(training.id());
        registry.lineage().link(Thing.window("churn", NOW, NOW, "s", 3), run, "labels");
        registry.lineage().link(Thing.window("churn", NOW, NOW), run, "labels");
        registry.lineage().link(Thing.deployment("eu west"), run, "asked");
        registry.lineage().link(Thing.content(Digest.of(new byte[] {9})), run, "read");

        List<JsonNode> events =
                told(OpenLineage.of(registry.lineage().upstream(new OfRun(training.id()), 1), registry.experiments()));

        assertThat(things(events.get(0), "inputs"))
                .containsExactlyInAnyOrder(
                        "evermodel.window churn/" + NOW + "/" + NOW + "/s/3",
                        "evermodel.window churn/" + NOW + "/" + NOW,
                        "evermodel.deployment eu west",
                        "evermodel.content " + Digest.of(new byte[] {9}));
    }

    @Test
    final void nothingIsLinkedToWhatIsNotRegistered() {
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> registry.lineage()
                        .link(Thing.model(new org.evermodel.ModelName("nobody"), 1), Thing.deployment("x"), ""))
                .withMessageContaining("nobody");
    }

    @Test
    final void aGraphIsDrawnWithItsLabelsEscaped() {
        registry.lineage().link(Thing.deployment("churn"), Thing.deployment("a \"b\" <c> #1"), "x|\"y\"");

        assertThat(registry.lineage().downstream(PLACE, 1).toMermaid())
                .startsWith("flowchart LR\n  n0[\"deployment churn\"]\n")
                .contains("[\"deployment a #quot;b#quot; #lt;c#gt; #35;1\"]")
                .contains("n0 -->|\"x|#quot;y#quot;\"| n");
    }

    private List<JsonNode> told(OpenLineage lineage) throws JsonProcessingException {
        List<JsonNode> events = new ArrayList<>();
        for (String line : lineage.events()) {
            events.add(new JsonMapper().readTree(line));
        }
        events.forEach(OpenLineageForm::requireRunEvent);
        return events;
    }

    private static List<String> things(JsonNode event, String side) {
        List<String> things = new ArrayList<>();
        event.get(side)
                .forEach(thing -> things.add(thing.get("namespace").asText() + " "
                        + thing.get("name").asText()
                        + thing.at("/facets/version/datasetVersion").asText()));
        return things;
    }

    @Test
    final void aGraphIsToldAsRunEventsOfOpenLineage() throws JsonProcessingException {
        split.end(Outcome.FINISHED, "");
        List<JsonNode> events = told(OpenLineage.of(registry.lineage().downstream(PATIENTS), registry.experiments()));

        assertThat(events)
                .extracting(
                        event -> event.get("eventType").asText(),
                        event -> event.at("/job/namespace").asText(),
                        event -> event.at("/job/name").asText(),
                        event -> event.get("eventTime").asText())
                .containsExactly(
                        tuple("START", "evermodel", "nightly.splitting", NOW.toString()),
                        tuple("COMPLETE", "evermodel", "nightly.splitting", NOW.toString()),
                        tuple("START", "evermodel", "nightly.fold", NOW.toString()),
                        tuple("START", "evermodel", "nightly.training", NOW.toString()));
        assertThat(things(events.get(0), "inputs")).containsExactly("evermodel.dataset patients1");
        assertThat(things(events.get(0), "outputs")).isEmpty();
        assertThat(things(events.get(1), "outputs")).containsExactly("evermodel.content " + SPLIT);
        assertThat(things(events.get(2), "inputs")).isEqualTo(things(events.get(1), "outputs"));
        assertThat(things(events.get(3), "outputs")).containsExactly("evermodel.model churn1");
        assertThat(events.get(2).at("/run/facets/parent/run/runId"))
                .isEqualTo(events.get(3).at("/run/runId"));
        assertThat(events.get(2).at("/run/facets/parent/job"))
                .isEqualTo(events.get(3).get("job"));
        assertThat(events.get(0).at("/run/facets/evermodel_run/id").asText())
                .isEqualTo(split.id().value());
    }

    @Test
    final void howARunEndedIsTheTypeOfItsLastEvent() throws JsonProcessingException {
        split.end(Outcome.REFUSED, "");
        fold.end(Outcome.FAILED, "");
        List<JsonNode> events = told(OpenLineage.of(registry.lineage().downstream(PATIENTS), registry.experiments()));

        assertThat(events)
                .extracting(event -> event.get("eventType").asText())
                .containsExactly("START", "COMPLETE", "START", "FAIL", "START");
    }

    @Test
    final void theHostSaysWhoToldTheEventsAndOfWhichRegistryTheyAre() throws JsonProcessingException {
        OpenLineage lineage = OpenLineage.of(registry.lineage().downstream(PATIENTS), registry.experiments());
        assertThat(told(lineage))
                .allSatisfy(event ->
                        assertThat(event.get("producer").asText()).isEqualTo("pkg:maven/org.evermodel/mlops-registry"));

        List<JsonNode> events =
                told(lineage.producedBy(URI.create("https://example.org/risk")).named("production"));

        assertThat(events).allSatisfy(event -> {
            assertThat(event.get("producer").asText()).isEqualTo("https://example.org/risk");
            assertThat(event.at("/run/facets/evermodel_run/_producer").asText()).isEqualTo("https://example.org/risk");
            assertThat(event.at("/job/namespace").asText()).isEqualTo("production");
        });
        assertThat(things(events.get(0), "inputs")).containsExactly("production.dataset patients1");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> lineage.producedBy(URI.create("risk/team")))
                .withMessageContaining("risk/team");
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> lineage.named(" "));
    }
}
