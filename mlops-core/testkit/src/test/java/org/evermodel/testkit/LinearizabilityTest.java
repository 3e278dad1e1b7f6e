package org.evermodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.evermodel.testkit.History.Operation;
import org.junit.jupiter.api.Test;

class LinearizabilityTest {
    /** A register that is written or read; reading is writing nothing. */
    private static final Linearizability<Integer, Optional<Integer>, Integer> REGISTER =
            Linearizability.of(new SequentialSpecification<>() {
                @Override
                public Integer initial() {
                    return 0;
                }

                @Override
                public Optional<Integer> next(Integer state, Optional<Integer> written, Optional<Integer> outcome) {
                    int value = written.orElse(state);
                    return outcome.orElse(value) == value ? Optional.of(value) : Optional.empty();
                }
            });

    private final List<Operation<Optional<Integer>, Integer>> operations = new ArrayList<>();

    private LinearizabilityTest write(int value, long from, long to) {
        operations.add(Operation.of(Optional.of(value), from, to, value));
        return this;
    }

    private LinearizabilityTest read(int value, long from, long to) {
        operations.add(Operation.of(Optional.empty(), from, to, value));
        return this;
    }

    private LinearizabilityTest writeThatNeverReturns(int value, long from) {
        operations.add(Operation.pending(Optional.of(value), from));
        return this;
    }

    private Optional<String> violation() {
        return REGISTER.check(new History<>(operations));
    }

    @Test
    void nothingIsLinearizable() {
        assertThat(violation()).isEmpty();
    }

    @Test
    void whatWasDoneOneAfterTheOtherIsAsSpecified() {
        assertThat(write(1, 1, 2).read(1, 3, 4).write(2, 5, 6).read(2, 7, 8).violation())
                .isEmpty();
    }

    @Test
    void aReadSeesTheWriteThatReturnedBefore() {
        assertThat(write(1, 1, 2).read(0, 3, 4).violation()).isPresent();
    }

    @Test
    void aReadDuringAWriteSeesEither() {
        assertThat(write(1, 1, 10).read(0, 2, 3).read(1, 4, 5).violation()).isEmpty();
    }

    @Test
    void whoSawTheNewValueIsNotFollowedByOneWhoSeesTheOld() {
        assertThat(write(1, 1, 10).read(1, 2, 3).read(0, 4, 5).violation()).isPresent();
    }

    @Test
    void writesAtOnceCameInSomeOrderButTheSameForAll() {
        write(1, 1, 4).write(2, 2, 5).read(1, 6, 9).read(2, 7, 8);

        assertThat(violation()).isPresent();
    }

    @Test
    void anOrderThatOnlyALaterReadDemandsIsFound() {
        assertThat(write(1, 1, 10)
                        .write(2, 2, 11)
                        .write(3, 3, 12)
                        .read(1, 13, 14)
                        .violation())
                .isEmpty();
    }

    @Test
    void aWriteThatNeverReturnedMayHaveHappened() {
        assertThat(writeThatNeverReturns(1, 1).read(0, 2, 3).read(1, 4, 5).violation())
                .isEmpty();
    }

    @Test
    void aWriteThatNeverReturnedMayNeverHaveHappened() {
        assertThat(writeThatNeverReturns(1, 1).read(0, 2, 3).read(0, 4, 5).violation())
                .isEmpty();
    }

    @Test
    void aWriteThatNeverReturnedHappensOnce() {
        writeThatNeverReturns(1, 1).write(2, 4, 5).read(1, 2, 3).read(1, 6, 7);

        assertThat(violation()).isPresent();
    }

    @Test
    void aWriteThatNeverReturnedDidNotHappenBeforeItsCall() {
        assertThat(read(1, 1, 2).writeThatNeverReturns(1, 3).violation()).isPresent();
    }

    @Test
    void aCallAtTheMomentOfAReturnCountsAsDoneAtOnce() {
        assertThat(write(1, 1, 2).read(0, 2, 3).violation()).isEmpty();
    }

    @Test
    void aViolationNamesWhatFitsNowhere() {
        assertThat(write(1, 1, 2).read(7, 3, 4).violation())
                .hasValueSatisfying(violation -> assertThat(violation)
                        .contains("explains 1 of them")
                        .contains("leads to 1")
                        .contains("[3, 4] Optional.empty -> 7"));
    }

    @Test
    void hundredsOfOperationsAtOnceAreJudged() {
        for (int i = 0; i < 300; i++) {
            write(i % 5, 10L * i, 10L * i + 45);
        }

        assertThat(read(4, 5_000, 5_001).violation()).isEmpty();
        assertThat(read(3, 5_002, 5_003).violation()).isPresent();
    }

    @Test
    void keysAreJudgedApart() {
        History<Integer, String> history = new History<>(List.of(
                Operation.of(7, 1, 2, "seven"), Operation.of(8, 3, 4, "eight"), Operation.of(7, 5, 6, "again")));

        Map<Integer, History<Integer, String>> parts = history.by(key -> key);

        assertThat(parts).containsOnlyKeys(7, 8);
        assertThat(parts.get(7).operations())
                .extracting(Operation::outcome)
                .containsExactly(Optional.of("seven"), Optional.of("again"));
    }

    @Test
    void aRecorderKeepsTheOrderOfCallsAndReturns() {
        History.Recorder<String, Integer> recorder = new History.Recorder<>();
        recorder.record("outer", () -> recorder.record("inner", () -> 1) + 1);

        assertThat(recorder.history().operations())
                .containsExactly(Operation.of("outer", 1, 4, 2), Operation.of("inner", 2, 3, 1));
    }

    @Test
    void anOperationThatThrowsNeverReturned() {
        History.Recorder<String, Integer> recorder = new History.Recorder<>();

        assertThatThrownBy(() -> recorder.record("fails", () -> {
                    throw new IllegalStateException("full");
                }))
                .hasMessage("full");

        assertThat(recorder.history().operations()).containsExactly(Operation.pending("fails", 1));
    }

    @Test
    void aReturnBeforeTheCallIsRefused() {
        assertThatThrownBy(() -> Operation.of("x", 2, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("called at 2");
    }

    @Test
    void aCounterOfTheLibraryIsLinearizableAndOneThatLosesIncrementsIsNot() {
        Linearizability<Integer, String, Integer> counter = Linearizability.of(new SequentialSpecification<>() {
            @Override
            public Integer initial() {
                return 0;
            }

            @Override
            public Optional<Integer> next(Integer state, String operation, Optional<Integer> outcome) {
                int next = state + 1;
                return outcome.orElse(next) == next ? Optional.of(next) : Optional.empty();
            }
        });
        AtomicInteger sound = new AtomicInteger();
        History.Recorder<String, Integer> recorder = new History.Recorder<>();

        Together.run(8, thread -> {
            for (int i = 0; i < 50; i++) {
                recorder.record("increment", sound::incrementAndGet);
            }
            return thread;
        });

        assertThat(counter.check(recorder.history())).isEmpty();
        assertThat(counter.check(
                        new History<>(List.of(Operation.of("increment", 1, 3, 1), Operation.of("increment", 2, 4, 1)))))
                .isPresent();
    }
}
