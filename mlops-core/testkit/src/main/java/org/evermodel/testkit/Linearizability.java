package org.evermodel.testkit;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Whether what was done at once can be told as if it had been done one after the other: in some order in which no
 * operation stands behind one that was called only after it had returned, each outcome is the one the specification
 * demands. An operation that never returned may stand anywhere behind its call, or nowhere.
 *
 * <pre>{@code
 * Linearizability.of(specification).check(recorder.history()).ifPresent(violation -> fail(violation));
 * }</pre>
 *
 * <p>The search is that of J. M. Wing and C. Gong, <i>Testing and Verifying Concurrent Objects</i> (1993): take any
 * operation that no other one's return precedes, do it, go on; take it back where that leads nowhere. As G. Lowe showed,
 * <i>Testing for linearizability</i> (2017), it need not go on where the same operations have led to the same state
 * before. Deciding it takes exponential time in the worst case, so the search gives up after a number of steps.
 *
 * <p>Thread-safe where the specification is.
 *
 * @param <S> a state
 * @param <O> an operation with its arguments
 * @param <R> what an operation returned or threw, as a value
 */
public final class Linearizability<S, O, R> {
    private static final int PATIENCE_STEPS = 20_000_000;
    private static final int SHOWN = 12;

    private final SequentialSpecification<S, O, R> specification;

    private Linearizability(SequentialSpecification<S, O, R> specification) {
        this.specification = specification;
    }

    /** Judges by a specification. */
    public static <S, O, R> Linearizability<S, O, R> of(SequentialSpecification<S, O, R> specification) {
        return new Linearizability<>(specification);
    }

    /**
     * Says in words why the history is not linearizable; empty where it is. Throws IllegalStateException where that could
     * not be found out in {@value #PATIENCE_STEPS} steps: partition the history, or record a shorter one.
     */
    public Optional<String> check(History<O, R> history) {
        return new Search(history).run();
    }

    /** A call or a return, between the one before and the one behind it among those that are not yet in the order. */
    private static final class Event {
        final int operation;
        final boolean call;

        @Nullable
        Event before;

        @Nullable
        Event behind;

        @Nullable
        Event itsReturn;

        Event(int operation, boolean call) {
            this.operation = operation;
            this.call = call;
        }

        /** Takes it out of the list; it remembers where it was. */
        void lift() {
            if (before != null) {
                before.behind = behind;
            }
            if (behind != null) {
                behind.before = before;
            }
        }

        void unlift() {
            if (before != null) {
                before.behind = this;
            }
            if (behind != null) {
                behind.before = this;
            }
        }
    }

    private record Choice<S>(Event call, S before) {}

    private record Reached<S>(BitSet done, S state) {}

    /** One search; the list of events is its stack's counterpart and is restored as choices are taken back. */
    private final class Search {
        private final List<History.Operation<O, R>> operations;
        private final Event head = new Event(-1, true);
        private final Deque<Choice<S>> choices = new ArrayDeque<>();
        private final Set<Reached<S>> reached = new HashSet<>();
        private final BitSet done = new BitSet();
        private S state = specification.initial();
        private int toReturn;
        private List<Integer> longest = List.of();
        private S longestState = state;

        Search(History<O, R> history) {
            this.operations = history.operations();
            Event last = head;
            for (Event event : events()) {
                last.behind = event;
                event.before = last;
                last = event;
            }
        }

        /** At equal times the call comes first: such operations count as done at once, which refuses no order. */
        private List<Event> events() {
            record Timed(Event event, long at) {}
            Deque<Timed> timed = new ArrayDeque<>();
            for (int i = 0; i < operations.size(); i++) {
                Event call = new Event(i, true);
                timed.add(new Timed(call, operations.get(i).calledAt()));
                if (operations.get(i).outcome().isPresent()) {
                    call.itsReturn = new Event(i, false);
                    timed.add(new Timed(call.itsReturn, operations.get(i).returnedAt()));
                    toReturn++;
                }
            }
            return timed.stream()
                    .sorted(Comparator.comparingLong(Timed::at).thenComparing(each -> each.event().call ? 0 : 1))
                    .map(Timed::event)
                    .toList();
        }

        Optional<String> run() {
            Event at = head.behind;
            for (int step = 0; step < PATIENCE_STEPS; step++) {
                if (toReturn == 0) {
                    return Optional.empty();
                }
                if (at != null && at.call) {
                    at = isChosen(at) ? head.behind : at.behind;
                } else if (choices.isEmpty()) {
                    return Optional.of(violation());
                } else {
                    at = takeBack().behind;
                }
            }
            throw new IllegalStateException(
                    "whether " + operations.size() + " operations are linearizable was not found" + " out in "
                            + PATIENCE_STEPS + " steps; record fewer, or partition them");
        }

        /** Puts an operation next in the order, if it may stand there and that leads anywhere new. */
        private boolean isChosen(Event call) {
            History.Operation<O, R> operation = operations.get(call.operation);
            Optional<S> next = specification.next(state, operation.what(), operation.outcome());
            if (next.isEmpty()) {
                return false;
            }
            done.set(call.operation);
            if (!reached.add(new Reached<>((BitSet) done.clone(), next.get()))) {
                done.clear(call.operation);
                return false;
            }
            choices.push(new Choice<>(call, state));
            state = next.get();
            call.lift();
            if (call.itsReturn != null) {
                call.itsReturn.lift();
                toReturn--;
            }
            remember();
            return true;
        }

        private Event takeBack() {
            Choice<S> choice = choices.pop();
            Event call = choice.call();
            state = choice.before();
            done.clear(call.operation);
            if (call.itsReturn != null) {
                call.itsReturn.unlift();
                toReturn++;
            }
            call.unlift();
            return call;
        }

        private void remember() {
            if (choices.size() > longest.size()) {
                longest =
                        choices.stream().map(choice -> choice.call().operation).toList();
                longestState = state;
            }
        }

        private String violation() {
            String left = IntStream.range(0, operations.size())
                    .filter(operation -> !longest.contains(operation))
                    .limit(SHOWN)
                    .mapToObj(operation -> "\n  " + operations.get(operation))
                    .collect(Collectors.joining());
            String last = longest.stream()
                    .limit(SHOWN)
                    .map(operation -> "\n  " + operations.get(operation))
                    .collect(Collectors.joining());
            return "no order explains these " + operations.size() + " operations. The longest that goes on explains "
                    + longest.size() + " of them, the last first:" + last + "\nand leads to " + longestState
                    + ", after which none of these can come:" + left;
        }
    }
}
