package org.evermodel.pipeline;

import java.util.Map;
import java.util.Optional;
import org.evermodel.Digest;

/** What a pipeline is known by. It is found out once, since every run asks and classes are read for it. Thread-safe. */
final class Named {
    private Optional<Digest> digest = Optional.empty();
    private Optional<Map<String, Digest>> places = Optional.empty();
    private Optional<Map<String, Digest>> code = Optional.empty();

    synchronized Digest digest(GraphPipeline<?, ?> pipeline) {
        digest = digest.or(() -> Optional.of(Definition.digest(pipeline)));
        return digest.orElseThrow();
    }

    synchronized Map<String, Digest> places(GraphPipeline<?, ?> pipeline) {
        places = places.or(() -> Optional.of(Definition.places(pipeline)));
        return places.orElseThrow();
    }

    synchronized Map<String, Digest> code(GraphPipeline<?, ?> pipeline) {
        code = code.or(() -> Optional.of(Definition.code(pipeline)));
        return code.orElseThrow();
    }
}
