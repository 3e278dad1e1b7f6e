package org.evermodel.serving;

import java.util.Optional;
import org.evermodel.data.Row;

/**
 * One row to be answered.
 *
 * <pre>{@code
 * endpoint.predict(Query.of(row).key("patient-17"));
 * }</pre>
 *
 * @param row the row
 * @param key whom or what it is about: a key always gets the same version as long as shares do not shrink; without one
 *     the prediction's id decides
 * @param id the prediction's name for late labels, unique among those not yet labelled; without one it is made
 */
public record Query(Row row, Optional<String> key, Optional<String> id) {
    /** A query about nobody in particular. */
    public static Query of(Row row) {
        return new Query(row, Optional.empty(), Optional.empty());
    }

    /** The same about {@code entity}. */
    public Query key(String entity) {
        return new Query(row, Optional.of(entity), id);
    }

    /** The same with a name of the host's. */
    public Query id(String name) {
        return new Query(row, key, Optional.of(name));
    }
}
