package org.evermodel.profile;

import java.nio.BufferUnderflowException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.evermodel.internal.JsonIn;

/** What is told of values as JSON, with their sketch as one text. */
final class ValuesJson {
    private ValuesJson() {}

    static Map<String, Object> tree(Values values) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("distinct", values.distinct().count());
        object.put("distinctError", values.distinct().relativeError());
        object.put(
                "top",
                values.top().values().stream()
                        .map(bin -> List.of(bin.label(), bin.count()))
                        .toList());
        object.put("topMissed", values.top().missed());
        values.quantiles().ifPresent(quantiles -> {
            object.put("quantiles", quantiles.values());
            object.put("quantilesError", quantiles.rankError());
        });
        values.entropy().ifPresent(entropy -> object.put("entropy", entropy));
        object.put("sketch", SketchCodec.encode(values.sketch()));
        return object;
    }

    static Values parse(JsonIn in) {
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
