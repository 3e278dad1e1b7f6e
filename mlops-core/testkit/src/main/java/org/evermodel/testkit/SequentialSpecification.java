package org.evermodel.testkit;

import java.util.Optional;

/**
 * What a thing does when it does one operation after the other; with it {@link Linearizability} judges what the thing did
 * when several were done at once. States are immutable values with {@code equals} and {@code hashCode}, and a
 * specification is a pure function: it is asked about the same things again and again.
 *
 * <pre>{@code
 * SequentialSpecification<Integer, Integer, Boolean> compareAndIncrement = new SequentialSpecification<>() {
 *     public Integer initial() { return 0; }
 *     public Optional<Integer> next(Integer state, Integer expected, Optional<Boolean> outcome) {
 *         boolean done = state.equals(expected);
 *         return outcome.orElse(done) == done ? Optional.of(done ? state + 1 : state) : Optional.empty();
 *     }
 * };
 * }</pre>
 *
 * @param <S> a state
 * @param <O> an operation with its arguments
 * @param <R> what an operation returned or threw, as a value
 */
public interface SequentialSpecification<S, O, R> {
    /** The state before the first operation. */
    S initial();

    /**
     * The state after {@code operation}, done in {@code state}, had this outcome; empty where it cannot have it.
     *
     * @param outcome empty where nobody was told the outcome, as of a process that was killed; then any is possible
     */
    Optional<S> next(S state, O operation, Optional<R> outcome);
}
