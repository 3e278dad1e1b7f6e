package org.evermodel.profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
}
