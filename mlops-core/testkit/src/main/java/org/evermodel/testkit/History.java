package org.evermodel.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Operations that were done at once, with the order of their calls and returns. Immutable and thread-safe.
 *
 * <pre>{@code
 * History.Recorder<String, Integer> recorder = new History.Recorder<>();
 * Together.run(8, thread -> recorder.record("increment", counter::incrementAndGet));
 * History<String, Integer> history = recorder.history();
 * }</pre>
 *
 * @param operations the operations, in order of their calls
 * @param <O> an operation with its arguments
 * @param <R> what an operation returned or threw, as a value
 */
public record History<O, R>(List<Operation<O, R>> operations) {
    /** Sorts the operations by their calls. */
    public History {
        operations = operations.stream()
                .sorted(Comparator.comparingLong(Operation::calledAt))
                .toList();
    }

    /**
     * One operation.
     *
     * @param what what was called
     * @param calledAt when it was called; any scale on which all of a history's operations can be compared
     * @param returnedAt when it returned, not before it was called; whatever, where it never did
     * @param outcome what it returned; empty where it never did
     * @param <O> an operation with its arguments
     * @param <R> what an operation returned or threw, as a value
     */
    public record Operation<O, R>(O what, long calledAt, long returnedAt, Optional<R> outcome) {
        /** Refuses a return before the call. */
        public Operation {
            if (returnedAt < calledAt) {
                throw new IllegalArgumentException(
                        what + " was called at " + calledAt + ", so it cannot have returned at " + returnedAt);
            }
        }

        /** An operation that returned. */
        public static <O, R> Operation<O, R> of(O what, long calledAt, long returnedAt, R outcome) {
            return new Operation<>(what, calledAt, returnedAt, Optional.of(outcome));
        }

        /** An operation of which nobody knows whether it was done, or when. */
        public static <O, R> Operation<O, R> pending(O what, long calledAt) {
            return new Operation<>(what, calledAt, Long.MAX_VALUE, Optional.empty());
        }

        @Override
        public String toString() {
            return "[" + calledAt + ", " + (outcome.isPresent() ? String.valueOf(returnedAt) : "…") + "] " + what
                    + outcome.map(known -> " -> " + known).orElse(" never returned");
        }
    }

    /**
     * The operations on each key as a history of its own. A thing is linearizable if and only if each of its parts is that
     * share nothing (Herlihy and Wing, 1990), and short histories are judged much faster.
     */
    public <K extends Comparable<K>> Map<K, History<O, R>> by(Function<? super O, K> key) {
        Map<K, List<Operation<O, R>>> parts = new TreeMap<>();
        operations.forEach(operation -> parts.computeIfAbsent(key.apply(operation.what()), none -> new ArrayList<>())
                .add(operation));
        Map<K, History<O, R>> histories = new TreeMap<>();
        parts.forEach((part, own) -> histories.put(part, new History<>(own)));
        return histories;
    }

    /**
     * Records the operations of this process, in a logical time that ticks with each call and each return. Thread-safe.
     *
     * @param <O> an operation with its arguments
     * @param <R> what an operation returned or threw, as a value
     */
    public static final class Recorder<O, R> {
        private final AtomicLong ticks = new AtomicLong();
        private final List<Operation<O, R>> operations = new ArrayList<>();

        /** Nothing was recorded yet. */
        public Recorder() {}

        /** Does an operation and returns its outcome; what is thrown leaves it an operation that never returned. */
        public R record(O what, Supplier<R> work) {
            long calledAt = ticks.incrementAndGet();
            boolean returned = false;
            try {
                R outcome = work.get();
                add(Operation.of(what, calledAt, ticks.incrementAndGet(), outcome));
                returned = true;
                return outcome;
            } finally {
                if (!returned) {
                    add(Operation.pending(what, calledAt));
                }
            }
        }

        private void add(Operation<O, R> operation) {
            synchronized (operations) {
                operations.add(operation);
            }
        }

        /** What was recorded so far. */
        public History<O, R> history() {
            synchronized (operations) {
                return new History<>(operations);
            }
        }
    }
}
