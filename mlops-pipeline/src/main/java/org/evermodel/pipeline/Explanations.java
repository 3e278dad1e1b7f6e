package org.evermodel.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.artifact.Codec;
import org.evermodel.pipeline.cache.CellDifferences;
import org.evermodel.pipeline.cache.Differences;
import org.evermodel.pipeline.cache.Kept;
import org.evermodel.pipeline.cache.Origin;
import org.evermodel.pipeline.cache.Preimage;
import org.evermodel.spi.ArtifactStore;

/** Says what has changed since a step's output was kept, against the kept output that differs least. */
record Explanations(ArtifactStore artifacts) {
    List<String> of(List<Origin> kept, Preimage now, Held input, String inputId) {
        Optional<Origin> nearest = Differences.nearest(kept, now);
        if (nearest.isEmpty()) {
            return List.of("never run");
        }
        Preimage earlier = nearest.get().preimage();
        Map<String, String> cells = Differences.inColumns(earlier, now)
                ? nearest.get().input().map(each -> cells(each, input)).orElse(Map.of())
                : Map.of();
        return Differences.between(called(inputId), earlier, now, cells);
    }

    private static String called(String inputId) {
        return inputId.equals("input") ? "input" : "input " + inputId;
    }

    private Map<String, String> cells(Kept earlier, Held input) {
        Optional<Codec<Object>> codec = input.codec().filter(each -> each.name().equals(earlier.codec()));
        try {
            return codec.map(each -> CellDifferences.between(each.read(earlier.artifact(), artifacts), input.value()))
                    .orElse(Map.of());
        } catch (RuntimeException e) {
            // The earlier table is gone or damaged: the column is named without its cells.
            return Map.of();
        }
    }
}
