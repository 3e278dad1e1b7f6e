package org.evermodel.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.MlopsException;
import org.evermodel.data.ColumnType;

/** Profiles as JSON. */
final class ProfileJson {
    private static final String FORM = "profile/1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private ProfileJson() {}

    static String format(Profile profile) {
        return node(profile, true).toString();
    }

    static byte[] exactBytes(Profile profile) {
        return node(profile, false).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode node(Profile profile, boolean withRounded) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("form", FORM);
        root.put("rows", profile.rowCount());
        ArrayNode columns = root.putArray("columns");
        profile.columns().forEach(column -> write(column, columns.addObject(), withRounded));
        return root;
    }

    private static void write(ColumnProfile column, ObjectNode node, boolean withRounded) {
        node.put("name", column.name());
        node.put("type", column.type().name());
        column.moments().ifPresent(moments -> write(moments, node.putObject("numbers"), withRounded));
        node.put("nan", column.nan());
        node.put("infinite", column.infinite());
        if (column.bins() instanceof NumberBins numbers) {
            write(numbers, node.putObject("bins"));
        } else if (column.bins() instanceof CategoryBins categories) {
            write(categories, node.putObject("categories"));
        }
    }

    private static void write(Moments moments, ObjectNode node, boolean withRounded) {
        node.put("count", moments.count());
        node.put("min", moments.min());
        node.put("max", moments.max());
        if (withRounded) {
            putUnlessNan(node, "mean", moments.mean());
            putUnlessNan(node, "squares", moments.squares());
        }
    }

    private static void putUnlessNan(ObjectNode node, String name, double number) {
        if (!Double.isNaN(number)) {
            node.put(name, number);
        }
    }

    private static void write(NumberBins bins, ObjectNode node) {
        ArrayNode edges = node.putArray("edges");
        bins.edges().forEach(edges::add);
        ArrayNode counts = node.putArray("counts");
        bins.counts().forEach(counts::add);
        node.put("under", bins.under());
        node.put("over", bins.over());
        node.put("unseen", bins.unseen());
        node.put("nulls", bins.nulls());
    }

    private static void write(CategoryBins bins, ObjectNode node) {
        ObjectNode counts = node.putObject("counts");
        bins.counts().forEach(counts::put);
        node.put("complete", bins.complete());
        node.put("other", bins.other());
        node.put("unseen", bins.unseen());
        node.put("nulls", bins.nulls());
    }

    static Profile parse(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            if (!root.path("form").asText().equals(FORM)) {
                throw new MlopsException("a profile has the form \"" + FORM + "\", but this has \""
                        + root.path("form").asText() + "\"");
            }
            List<ColumnProfile> columns = new ArrayList<>();
            required(root, "columns").forEach(node -> columns.add(column(node)));
            return new Profile(wholeNumber(root, "rows"), columns);
        } catch (JsonProcessingException e) {
            throw new MlopsException("a profile must be JSON, but: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new MlopsException("a profile cannot be so: " + e.getMessage(), e);
        }
    }

    private static ColumnProfile column(JsonNode node) {
        JsonNode numbers = node.path("numbers");
        return new ColumnProfile(
                required(node, "name").asText(),
                ColumnType.valueOf(required(node, "type").asText()),
                node.has("bins") ? numberBins(node.path("bins")) : categoryBins(required(node, "categories")),
                numbers.isMissingNode() ? Optional.empty() : Optional.of(moments(numbers)),
                wholeNumber(node, "nan"),
                wholeNumber(node, "infinite"));
    }

    private static Moments moments(JsonNode node) {
        return new Moments(
                wholeNumber(node, "count"),
                node.path("mean").asDouble(Double.NaN),
                node.path("squares").asDouble(Double.NaN),
                number(node, "min"),
                number(node, "max"));
    }

    private static NumberBins numberBins(JsonNode node) {
        List<Double> edges = new ArrayList<>();
        required(node, "edges").forEach(edge -> edges.add(edge.asDouble()));
        List<Long> counts = new ArrayList<>();
        required(node, "counts").forEach(count -> counts.add(count.asLong()));
        return new NumberBins(
                edges,
                counts,
                wholeNumber(node, "under"),
                wholeNumber(node, "over"),
                wholeNumber(node, "unseen"),
                wholeNumber(node, "nulls"));
    }

    private static CategoryBins categoryBins(JsonNode node) {
        Map<String, Long> counts = new LinkedHashMap<>();
        required(node, "counts")
                .fields()
                .forEachRemaining(
                        entry -> counts.put(entry.getKey(), entry.getValue().asLong()));
        return new CategoryBins(
                counts,
                required(node, "complete").asBoolean(),
                wholeNumber(node, "other"),
                wholeNumber(node, "unseen"),
                wholeNumber(node, "nulls"));
    }

    private static JsonNode required(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            throw new IllegalArgumentException("\"" + name + "\" is missing in " + abbreviated(node));
        }
        return value;
    }

    private static double number(JsonNode node, String name) {
        JsonNode value = required(node, name);
        if (!value.isNumber()) {
            throw new IllegalArgumentException("\"" + name + "\" must be a number in " + abbreviated(node));
        }
        return value.asDouble();
    }

    private static long wholeNumber(JsonNode node, String name) {
        JsonNode value = required(node, name);
        if (!value.canConvertToLong() || !value.isIntegralNumber()) {
            throw new IllegalArgumentException("\"" + name + "\" must be a whole number in " + abbreviated(node));
        }
        return value.asLong();
    }

    private static String abbreviated(JsonNode node) {
        String text = node.toString();
        return text.length() <= 80 ? text : text.substring(0, 79) + "…";
    }
}
