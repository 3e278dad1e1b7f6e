package org.evermodel.profile;

import java.nio.BufferUnderflowException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.evermodel.data.ColumnType;
import org.evermodel.internal.Json;
import org.evermodel.internal.JsonIn;

/** A profile from its JSON, with a refusal that says where for anything else. */
final class ProfileReader {
    private ProfileReader() {}

    static Profile parse(String json) {
        JsonIn root = Json.parse(ProfileJson.FILE, json.getBytes(StandardCharsets.UTF_8))
                .only("format", "rows", "columns");
        root.format(ProfileJson.FORMAT);
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
                        .<Bins>map(ProfileReader::numberBins)
                        .orElseGet(() -> categoryBins(in.field("categories"))),
                in.optional("numbers").map(ProfileReader::moments),
                count(in, "nan"),
                count(in, "infinite"),
                count(in, "mistyped"),
                count(in, "zeros"),
                count(in, "negatives"),
                values(in.field("values")),
                in.optional("lengths").map(lengths -> new Texts(lengths(lengths), values(in.field("patterns")))));
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
                in.field("counts").items().stream().map(ProfileReader::count).toList(),
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

    private static Values values(JsonIn in) {
        in.only("distinct", "distinctError", "top", "topMissed", "quantiles", "quantilesError", "entropy", "sketch");
        return in.checked(() -> {
            double error = in.field("distinctError").real();
            OptionalDouble entropy = in.optional("entropy")
                    .map(JsonIn::real)
                    .map(OptionalDouble::of)
                    .orElse(OptionalDouble.empty());
            Told told = new Told(
                    new Distinct(in.field("distinct").longWhole(), error == 0, error),
                    new TopValues(top(in.field("top")), in.field("topMissed").longWhole()),
                    quantiles(in),
                    entropy);
            return Values.read(told, sketch(in.field("sketch").text()));
        });
    }

    private static Optional<Quantiles> quantiles(JsonIn in) {
        return in.optional("quantiles").map(values -> {
            double error = in.field("quantilesError").real();
            return new Quantiles(values.items().stream().map(JsonIn::real).toList(), error == 0, error);
        });
    }

    private static List<Bins.Bin> top(JsonIn in) {
        return in.items().stream()
                .map(item -> {
                    List<JsonIn> pair = item.items();
                    item.require(pair.size() == 2, "must be a value and its count");
                    return new Bins.Bin(pair.get(0).text(), pair.get(1).longWhole());
                })
                .toList();
    }

    private static ValueSketch sketch(String text) {
        try {
            return SketchCodec.decode(text);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("a sketch ends too early", e);
        }
    }
}
