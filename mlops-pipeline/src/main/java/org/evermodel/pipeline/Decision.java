package org.evermodel.pipeline;

/**
 * Chooses which way a run goes on. Made in every run, as a gate's verdict is; a run that is resumed goes the way it went,
 * unless the choice is about something else now. Implementations are pure, stateless and thread-safe.
 *
 * @param <T> what it is made about
 * @param <K> the ways there are
 */
@FunctionalInterface
public interface Decision<T, K extends Enum<K>> {
    /** Chooses; an exception fails the run with this branch's name. */
    K choose(T value);
}
