package org.evermodel.profile;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.evermodel.internal.Json;

/**
 * Profiles as JSON: {@code {"format":2,"rows":…,"columns":[{"name":…,"type":…,"nan":…,"infinite":…,"mistyped":…,
 * "zeros":…,"negatives":…,"values":{…},"numbers":{…},"bins":{…}},…]}}. Columns of texts and truth values have {@code categories}
 * in place of {@code bins}, texts also {@code lengths} and {@code patterns}.
 */
final class ProfileJson {
    static final String FILE = "profile.json";
    static final int FORMAT = 2;

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
}
