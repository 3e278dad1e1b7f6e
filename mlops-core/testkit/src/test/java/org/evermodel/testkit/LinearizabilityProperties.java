package org.evermodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.evermodel.testkit.History.Operation;

/** The search finds an order exactly where trying all orders finds one. */
class LinearizabilityProperties {
    /** Adds a number to a sum below 10 and says what it is then; what overflows is refused with -1. */
    private static final SequentialSpecification<Integer, Integer, Integer> SUM = new SequentialSpecification<>() {
        @Override
        public Integer initial() {
            return 0;
        }

        @Override
        public Optional<Integer> next(Integer state, Integer added, Optional<Integer> outcome) {
            int sum = state + added;
            int told = sum < 10 ? sum : -1;
            return outcome.orElse(told) == told ? Optional.of(sum < 10 ? sum : state) : Optional.empty();
        }
    };

    @Provide
    Arbitrary<List<Operation<Integer, Integer>>> histories() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.longs().between(0, 12),
                        Arbitraries.longs().between(0, 6),
                        Arbitraries.integers().between(-1, 9),
                        Arbitraries.of(true, true, true, false))
                .as((added, from, lasting, outcome, returned) -> returned
                        ? Operation.of(added, from, from + lasting, outcome)
                        : Operation.<Integer, Integer>pending(added, from))
                .list()
                .ofMaxSize(6);
    }

    /** Most histories of chance are nonsense; here the outcomes are those of some order, if perhaps not an allowed one. */
    @Provide
    Arbitrary<List<Operation<Integer, Integer>>> likelyHistories() {
        return histories().map(history -> {
            List<Operation<Integer, Integer>> told = new ArrayList<>();
            int sum = 0;
            for (Operation<Integer, Integer> operation : history) {
                boolean fits = sum + operation.what() < 10;
                sum += fits ? operation.what() : 0;
                int outcome = fits ? sum : -1;
                told.add(new Operation<>(
                        operation.what(),
                        operation.calledAt(),
                        operation.returnedAt(),
                        operation.outcome().map(any -> outcome)));
            }
            return told;
        });
    }

    @Property(tries = 500)
    void nonsenseIsJudgedAsByTryingAllOrders(@ForAll("histories") List<Operation<Integer, Integer>> history) {
        assertJudgedAsByTryingAllOrders(history);
    }

    @Property(tries = 1_000)
    void whatMayBeTrueIsJudgedAsByTryingAllOrders(
            @ForAll("likelyHistories") List<Operation<Integer, Integer>> history) {
        assertJudgedAsByTryingAllOrders(history);
    }

    private static void assertJudgedAsByTryingAllOrders(List<Operation<Integer, Integer>> history) {
        assertThat(Linearizability.of(SUM).check(new History<>(history)).isEmpty())
                .isEqualTo(isExplained(0, history));
    }

    private static boolean isExplained(int state, List<Operation<Integer, Integer>> left) {
        return left.stream().allMatch(operation -> operation.outcome().isEmpty())
                || IntStream.range(0, left.size()).anyMatch(next -> {
                    Operation<Integer, Integer> operation = left.get(next);
                    List<Operation<Integer, Integer>> rest = new ArrayList<>(left);
                    rest.remove(next);
                    return rest.stream().noneMatch(other -> precedes(other, operation))
                            && SUM.next(state, operation.what(), operation.outcome())
                                    .map(after -> isExplained(after, rest))
                                    .orElse(false);
                });
    }

    private static boolean precedes(Operation<Integer, Integer> earlier, Operation<Integer, Integer> later) {
        return earlier.outcome().isPresent() && earlier.returnedAt() < later.calledAt();
    }
}
