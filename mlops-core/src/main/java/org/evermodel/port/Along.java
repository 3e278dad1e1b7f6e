package org.evermodel.port;

import java.util.List;
import org.evermodel.spi.MetadataStore;

/**
 * What becomes durable together with a change that somebody else makes: a step of a pipeline registers a version, and that
 * the step has ended is written in the very commit that makes the version visible. So a process that is killed leaves both
 * or neither.
 *
 * <pre>{@code
 * sink.register(name, evaluated, context.run(), Map.of(), context.along());
 * }</pre>
 *
 * <p>Implementations are thread-safe.
 *
 * @param <T> what comes of the change
 */
public interface Along<T> {
    /** Whether the writes are for this store; where they are not, the change is made without them. */
    boolean belongsIn(MetadataStore store);

    /**
     * The writes that go along with a change of which {@code result} comes. Asked while the change is being decided, again
     * each time it is decided anew, so it is quick and changes no record. What it throws prevents the change.
     */
    List<MetadataStore.Write> writes(T result);

    /** They are durable, with the change. */
    void written();

    /** Nothing that goes along. */
    static <T> Along<T> none() {
        return new NothingAlong<>();
    }
}
