package org.evermodel.serving;

import org.evermodel.ModelName;
import org.evermodel.ModelVersion;
import org.evermodel.data.Dataset;
import org.evermodel.data.Row;
import org.evermodel.model.Signature;

/**
 * A registered model, live. Its champion answers, beside it perhaps a canary; both are exchanged while it answers, and no
 * request is lost or answered by a model that was closed.
 *
 * <pre>{@code
 * try (Endpoint endpoint = Endpoint.builder(name, registry.models()).routings(registry.routings()).open()) {
 *     Answer answer = endpoint.predict(Row.of("age", 63, "bmi", 31.4));
 *     endpoint.canary(7, 0.05, "version 7 looks better");
 *     endpoint.promote("no alarm in a day");
 *     endpoint.rollback("alarms since it serves");
 * }
 * }</pre>
 *
 * <p>The champion's alias in the registry says which version answers; {@link #refresh()} follows it where somebody else
 * moved it. Every method but {@link #close()} throws IllegalStateException once it is closed. Thread-safe.
 */
public interface Endpoint extends AutoCloseable {
    /** The model. */
    ModelName model();

    /** What the champion takes and answers. */
    Signature signature();

    /** Who answers, and how often each did. */
    EndpointStatus status();

    /** Answers one row; as {@link #predict(Query)} without key and id. */
    default Answer predict(Row row) {
        return predict(Query.of(row));
    }

    /**
     * Answers one record: its components are the columns, by name. Throws IllegalArgumentException where a component is
     * of a type no column can hold or the record's class cannot be read from here.
     */
    Answer predict(Record record);

    /**
     * Answers one row. Missing cells and unseen categories are handled as in training. Throws IllegalArgumentException
     * where a cell is of another type than the signature's.
     */
    Answer predict(Query query);

    /** Answers a table that has the input columns, all of it by one version; the series' name decides which. */
    BatchAnswer predict(Dataset rows);

    /** Answers a table; {@code key} decides which version. */
    BatchAnswer predict(Dataset rows, String key);

    /**
     * Lets a version answer a share of the traffic, or changes its share. Keys stay with it as the share grows. Throws
     * {@link org.evermodel.NotFoundException} where there is no such version, and IllegalArgumentException where it takes
     * or answers something else than the champion; who answers is as before then.
     *
     * @param share in (0, 1]
     */
    void canary(int version, double share, String reason);

    /** Makes the canary the champion. Throws IllegalStateException where there is none. */
    void promote(String reason);

    /** Makes a version the champion at once, and ends the canary. */
    void promote(int version, String reason);

    /** Asks a version, too, whenever one is asked; its answers reach listeners only. */
    void shadow(int version, String reason);

    /** No longer asks a version that shadows. */
    void unshadow(int version, String reason);

    /**
     * One step back: ends the canary where there is one, or else makes the champion the version that was it before.
     * Returns the version that is champion now. Throws {@link org.evermodel.NotFoundException} where there was none.
     */
    ModelVersion rollback(String reason);

    /** Undoes the last rollback of the champion. Returns the version that is champion now. */
    ModelVersion rollForward(String reason);

    /** Looks at the registry and follows where the champion or the routing were changed there. */
    void refresh();

    /** Stops answering: waits for requests under way, a bounded time, and closes the models. May be called twice. */
    @Override
    void close();
}
