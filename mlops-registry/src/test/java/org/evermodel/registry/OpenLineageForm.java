package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Set;

/**
 * What version 2-0-2 of OpenLineage's schema demands of a run event: the fields it must have, their types and formats, and
 * no fields that the schema does not name outside of facets.
 */
final class OpenLineageForm {
    private static final Set<String> TYPES = Set.of("START", "RUNNING", "COMPLETE", "ABORT", "FAIL", "OTHER");
    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    private OpenLineageForm() {}

    static void requireRunEvent(JsonNode event) {
        requireFields(event, "eventType", "eventTime", "run", "job", "inputs", "outputs", "producer", "schemaURL");
        assertThat(text(event, "eventType")).isIn(TYPES);
        assertThatNoException().isThrownBy(() -> OffsetDateTime.parse(text(event, "eventTime")));
        requireUri(event, "producer");
        requireUri(event, "schemaURL");
        assertThat(text(event, "schemaURL"))
                .isEqualTo("https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent");
        requireRun(event.get("run"), "runId", "facets");
        requireNamed(event.get("job"), "namespace", "name");
        requireThings(event.get("inputs"));
        requireThings(event.get("outputs"));
    }

    private static void requireRun(JsonNode run, String... fields) {
        requireFields(run, fields);
        assertThat(text(run, "runId")).matches(UUID);
        requireFacets(run);
        if (run.at("/facets/parent").isObject()) {
            requireRun(run.at("/facets/parent/run"), "runId");
            requireNamed(run.at("/facets/parent/job"), "namespace", "name");
            assertThat(run.at("/facets/parent/_schemaURL").asText())
                    .isEqualTo("https://openlineage.io/spec/facets/1-0-1/ParentRunFacet.json#/$defs/ParentRunFacet");
        }
    }

    private static void requireThings(JsonNode things) {
        assertThat(things.getNodeType()).isEqualTo(JsonNodeType.ARRAY);
        for (JsonNode thing : things) {
            if (thing.has("facets")) {
                requireNamed(thing, "namespace", "name", "facets");
                requireFacets(thing);
                assertThat(text(thing.at("/facets/version"), "datasetVersion")).matches("[1-9][0-9]*");
                assertThat(text(thing.at("/facets/version"), "_schemaURL"))
                        .endsWith("/facets/1-0-1/DatasetVersionDatasetFacet.json#/$defs/DatasetVersionDatasetFacet");
            } else {
                requireNamed(thing, "namespace", "name");
            }
        }
    }

    private static void requireNamed(JsonNode named, String... fields) {
        requireFields(named, fields);
        assertThat(text(named, "namespace")).isNotBlank();
        assertThat(text(named, "name")).isNotBlank();
    }

    /** Facets of the project's own have its prefix before an underscore; all say who made them and of which form. */
    private static void requireFacets(JsonNode owner) {
        owner.path("facets").fields().forEachRemaining(facet -> {
            assertThat(facet.getKey()).matches("parent|version|evermodel_[a-z]+");
            requireUri(facet.getValue(), "_producer");
            requireUri(facet.getValue(), "_schemaURL");
        });
    }

    private static void requireFields(JsonNode object, String... fields) {
        assertThat(object.getNodeType()).isEqualTo(JsonNodeType.OBJECT);
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        assertThat(names).containsExactlyInAnyOrder(fields);
    }

    private static void requireUri(JsonNode object, String field) {
        assertThat(URI.create(text(object, field)).isAbsolute()).isTrue();
    }

    private static String text(JsonNode object, String field) {
        assertThat(object.path(field).getNodeType()).isEqualTo(JsonNodeType.STRING);
        return object.get(field).asText();
    }
}
