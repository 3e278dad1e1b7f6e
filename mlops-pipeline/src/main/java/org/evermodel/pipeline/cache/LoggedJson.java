package org.evermodel.pipeline.cache;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.evermodel.Digest;

/** The JSON of what a step told its run. */
public final class LoggedJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LoggedJson() {}

    /** Writes it as a field, but none where nothing was told, as by most steps. */
    static void write(JsonGenerator json, String name, Logged logged) throws IOException {
        if (!logged.equals(Logged.NOTHING)) {
            json.writeFieldName(name);
            json.writeRawValue(format(logged));
        }
    }

    /** Writes it as a JSON object. */
    public static String format(Logged logged) {
        return tree(logged).toString();
    }

    /** Reads what {@link #format} wrote; throws IllegalArgumentException where it is something else. */
    public static Logged parse(String json) {
        try {
            return parse(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static ObjectNode tree(Logged logged) {
        ObjectNode root = JSON.createObjectNode();
        logged.params().forEach(root.putObject("params")::put);
        logged.tags().forEach(root.putObject("tags")::put);
        ArrayNode points = root.putArray("points");
        for (Logged.Point point : logged.points()) {
            ObjectNode node = points.addObject().put("step", point.step());
            point.values().forEach(node.putObject("values")::put);
        }
        putLinks(root.putArray("inputs"), logged.inputs());
        putLinks(root.putArray("outputs"), logged.outputs());
        return root;
    }

    static Logged parse(JsonNode root) {
        List<Logged.Point> points = new ArrayList<>();
        for (JsonNode node : root.required("points")) {
            Map<String, Double> values = new TreeMap<>();
            // A number that is not finite was written as text, since JSON has no such numbers.
            node.required("values")
                    .fields()
                    .forEachRemaining(each -> values.put(
                            each.getKey(), Double.valueOf(each.getValue().asText())));
            points.add(new Logged.Point(values, node.required("step").asLong()));
        }
        return new Logged(
                texts(root.required("params")),
                points,
                texts(root.required("tags")),
                links(root.required("inputs")),
                links(root.required("outputs")));
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new TreeMap<>();
        node.fields()
                .forEachRemaining(
                        each -> texts.put(each.getKey(), each.getValue().asText()));
        return texts;
    }

    private static void putLinks(ArrayNode array, List<Logged.Link> links) {
        links.forEach(
                link -> array.addArray().add(link.role()).add(link.content().toString()));
    }

    private static List<Logged.Link> links(JsonNode array) {
        List<Logged.Link> links = new ArrayList<>();
        array.forEach(link -> links.add(new Logged.Link(
                link.required(0).asText(), Digest.parse(link.required(1).asText()))));
        return links;
    }
}
