package org.evermodel.profile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evermodel.data.ColumnType;
import org.evermodel.internal.Json;
import org.evermodel.internal.JsonIn;

/**
 * Profiles as JSON: {@code {"format":2,"rows":…,"columns":[{"name":…,"type":…,"nan":…,"infinite":…,"mistyped":…,
 * "zeros":…,"negatives":…,"values":{…},"numbers":{…},"bins":{…}},…]}}. Columns of texts and truth values have {@code categories}
 * in place of {@code bins}, texts also {@code lengths} and {@code patterns}.
 */
final class ProfileJson {
    private static final String FILE = "profile.json";
    private static final int FORMAT = 2;

    private ProfileJson() {}

    static String format(Profile profile) {
        return new String(Json.bytes(tree(profile, true)), StandardCharsets.UTF_8);
    }

    /** Without means and variances, which rounding makes depend on the order of the rows. */
    static byte[] exactBytes(Profile profile) {
        return Json.bytes(tree(profile, false));
    }

    private static Map<String, Object> tree(Profile profile, boolean withRounded) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("format", FORMAT);
        root.put("rows", profile.rowCount());
        root.put(
                "columns",
                profile.columns().stream()
                        .map(column -> tree(column, withRounded))
                        .toList());
        return root;
    }

    private static Map<String, Object> tree(ColumnProfile column, boolean withRounded) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", column.name());
        object.put("type", column.type().name());
        object.put("nan", column.nan());
        object.put("infinite", column.infinite());
        object.put("mistyped", column.mistyped());
        object.put("zeros", column.zeros());
        object.put("negatives", column.negatives());
        column.texts().ifPresent(texts -> object.put("lengths", tree(texts.lengths())));
        if (withRounded) {
            object.put("values", ValuesJson.tree(column.values()));
            column.texts().ifPresent(texts -> object.put("patterns", ValuesJson.tree(texts.patterns())));
        }
        column.moments().ifPresent(moments -> object.put("numbers", tree(moments, withRounded)));
        if (column.bins() instanceof NumberBins numbers) {
            object.put("bins", tree(numbers));
        } else if (column.bins() instanceof CategoryBins categories) {
            object.put("categories", tree(categories));
        }
        return object;
    }

    private static Map<String, Object> tree(Lengths lengths) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("count", lengths.count());
        object.put("empty", lengths.empty());
        object.put("characters", lengths.characters());
        object.put("shortest", lengths.shortest());
        object.put("longest", lengths.longest());
        object.put("units", lengths.units());
        object.put("shortestUnits", lengths.shortestUnits());
        object.put("longestUnits", lengths.longestUnits());
        return object;
    }

    private static Map<String, Object> tree(Moments moments, boolean withRounded) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("count", moments.count());
        object.put("min", moments.min());
        object.put("max", moments.max());
        if (withRounded) {
            putUnlessNan(object, "mean", moments.mean());
            putUnlessNan(object, "squares", moments.squares());
            putUnlessNan(object, "cubes", moments.cubes());
            putUnlessNan(object, "fourths", moments.fourths());
        }
        return object;
    }

    private static void putUnlessNan(Map<String, Object> object, String name, double number) {
        if (!Double.isNaN(number)) {
            object.put(name, number);
        }
    }

    private static Map<String, Object> tree(NumberBins bins) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("edges", bins.edges());
        object.put("counts", bins.counts());
        object.put("under", bins.under());
        object.put("over", bins.over());
        object.put("unseen", bins.unseen());
        object.put("nulls", bins.nulls());
        return object;
    }

    private static Map<String, Object> tree(CategoryBins bins) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("counts", bins.counts());
        object.put("complete", bins.complete());
        object.put("other", bins.other());
        object.put("unseen", bins.unseen());
        object.put("nulls", bins.nulls());
        return object;
    }

    static Profile parse(String json) {
        JsonIn root = Json.parse(FILE, json.getBytes(StandardCharsets.UTF_8)).only("format", "rows", "columns");
        root.format(FORMAT);
        List<ColumnProfile> columns = new ArrayList<>();
        root.field("columns").items().forEach(item -> columns.add(column(item)));
        return root.checked(() -> new Profile(count(root, "rows"), columns));
    }

    private static ColumnProfile column(JsonIn in) {
        in.only(
                "name",
                "type",
                "nan",
                "infinite",
                "mistyped",
                "zeros",
                "negatives",
                "numbers",
                "bins",
                "categories",
                "lengths",
                "values",
                "patterns");
        return new ColumnProfile(
                in.field("name").text(),
                in.field("type").constant(ColumnType.class),
                in.optional("bins")
                        .<Bins>map(ProfileJson::numberBins)
                        .orElseGet(() -> categoryBins(in.field("categories"))),
                in.optional("numbers").map(ProfileJson::moments),
                count(in, "nan"),
                count(in, "infinite"),
                count(in, "mistyped"),
                count(in, "zeros"),
                count(in, "negatives"),
                ValuesJson.parse(in.field("values")),
                in.optional("lengths")
                        .map(lengths -> new Texts(lengths(lengths), ValuesJson.parse(in.field("patterns")))));
    }

    private static Lengths lengths(JsonIn in) {
        in.only("count", "empty", "characters", "shortest", "longest", "units", "shortestUnits", "longestUnits");
        return in.checked(() -> new Lengths(
                count(in, "count"),
                count(in, "empty"),
                count(in, "characters"),
                count(in, "shortest"),
                count(in, "longest"),
                count(in, "units"),
                count(in, "shortestUnits"),
                count(in, "longestUnits")));
    }

    private static Moments moments(JsonIn in) {
        in.only("count", "min", "max", "mean", "squares", "cubes", "fourths");
        return in.checked(() -> new Moments(
                count(in, "count"),
                rounded(in, "mean"),
                rounded(in, "squares"),
                rounded(in, "cubes"),
                rounded(in, "fourths"),
                in.field("min").real(),
                in.field("max").real()));
    }

    private static double rounded(JsonIn in, String name) {
        return in.optional(name).map(JsonIn::real).orElse(Double.NaN);
    }

    private static NumberBins numberBins(JsonIn in) {
        in.only("edges", "counts", "under", "over", "unseen", "nulls");
        return in.checked(() -> new NumberBins(
                in.field("edges").items().stream().map(JsonIn::real).toList(),
                in.field("counts").items().stream().map(ProfileJson::count).toList(),
                count(in, "under"),
                count(in, "over"),
                count(in, "unseen"),
                count(in, "nulls")));
    }

    private static CategoryBins categoryBins(JsonIn in) {
        in.only("counts", "complete", "other", "unseen", "nulls");
        Map<String, Long> counts = new LinkedHashMap<>();
        JsonIn given = in.field("counts");
        given.names().forEach(text -> counts.put(text, count(given, text)));
        return new CategoryBins(
                counts, in.field("complete").flag(), count(in, "other"), count(in, "unseen"), count(in, "nulls"));
    }

    private static long count(JsonIn in, String name) {
        return count(in.field(name));
    }

    private static long count(JsonIn in) {
        in.require(in.longWhole() >= 0, "must not be negative");
        return in.longWhole();
    }
}
