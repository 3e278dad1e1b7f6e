package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.evermodel.Alias;
import org.evermodel.ModelName;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;
import org.evermodel.NotFoundException;
import org.evermodel.port.AliasConflictException;
import org.evermodel.port.AliasMove;
import org.evermodel.port.ModelAlias;
import org.evermodel.testkit.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class AliasesContract extends RegistryContract {
    private ModelAlias champion;

    @BeforeEach
    final void registerThree() {
        register(1);
        register(2);
        register(3);
        champion = registry.models().alias(Samples.CHURN, Alias.CHAMPION);
    }

    @Test
    final void namesNothingAtFirst() {
        assertThat(champion.current()).isEmpty();
        assertThat(champion.history()).isEmpty();
        assertThat(champion).hasToString("models:/churn@champion -> none");
    }

    @Test
    final void namesTheVersionItWasMovedTo() {
        champion.moveTo(2, "good enough");

        assertThat(champion.current()).map(ModelVersion::number).contains(2);
        assertThat(registry.models().resolve(ModelUri.parse("models:/churn@champion")))
                .isEqualTo(registry.models().resolve(ModelUri.parse("models:/churn/2")));
        assertThat(champion).hasToString("models:/churn@champion -> 2");
    }

    @Test
    final void tellsWhoMovedItWhenFromWhereToWhereAndWhy() {
        champion.moveTo(1, "first");
        AliasMove move = champion.moveTo(3, "0.02 better");

        assertThat(move)
                .isEqualTo(new AliasMove(
                        Samples.CHURN,
                        Alias.CHAMPION,
                        2,
                        AliasMove.Kind.MOVED,
                        OptionalInt.of(1),
                        OptionalInt.of(3),
                        NOW,
                        "ann",
                        "0.02 better"));
        assertThat(champion.history()).hasSize(2).last().isEqualTo(move);
        assertThat(move).hasToString("churn@champion 1 -> 3 [MOVED, 2026-01-15T10:30:00.123Z, ann: 0.02 better]");
    }

    @Test
    final void movingItToWhereItIsIsNoMove() {
        AliasMove move = champion.moveTo(1, "first");

        assertThat(champion.moveTo(1, "again")).isEqualTo(move);
        assertThat(champion.history()).containsExactly(move);
    }

    @Test
    final void cannotNameWhatDoesNotExist() {
        ModelAlias ofNothing = registry.models().alias(new ModelName("nothing"), Alias.CHAMPION);

        assertThatThrownBy(() -> champion.moveTo(4, ""))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("no version 4 of churn");
        assertThatThrownBy(() -> champion.moveTo(0, "")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> ofNothing.moveTo(1, ""))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("no model \"nothing\"");
        assertThat(ofNothing.current()).isEmpty();
        assertThat(champion.history()).isEmpty();
    }

    @Test
    final void aliasesMoveEachOnItsOwn() {
        champion.moveTo(1, "");
        registry.models().alias(Samples.CHURN, Alias.CHALLENGER).moveTo(2, "");

        assertThat(champion.current()).map(ModelVersion::number).contains(1);
        assertThat(champion.history()).hasSize(1);
    }

    @Test
    final void movesOnlyFromWhereItWasExpected() {
        champion.compareAndMove(0, 1, "first");
        champion.compareAndMove(1, 2, "better");

        assertThatThrownBy(() -> champion.compareAndMove(1, 3, "also better"))
                .isInstanceOfSatisfying(AliasConflictException.class, conflict -> {
                    assertThat(conflict.expected()).isEqualTo(1);
                    assertThat(conflict.actual()).isEqualTo(2);
                })
                .hasMessage("models:/churn@champion was expected to name version 1, but names version 2");
        assertThatThrownBy(() -> champion.compareAndMove(0, 3, "")).isInstanceOf(AliasConflictException.class);
        assertThat(numbers()).containsExactly(1, 2);
    }

    @Test
    final void aRollbackReturnsToThePreviousHolder() {
        champion.moveTo(1, "");
        champion.moveTo(2, "");

        AliasMove rollback = champion.rollback("alarms");

        assertThat(champion.current()).map(ModelVersion::number).contains(1);
        assertThat(rollback.kind()).isEqualTo(AliasMove.Kind.ROLLED_BACK);
        assertThat(rollback.from()).hasValue(2);
        assertThat(rollback.to()).hasValue(1);
        assertThat(rollback.reason()).isEqualTo("alarms");
        assertThat(numbers()).containsExactly(1, 2, 1);
    }

    @Test
    final void rollbacksGoFurtherBackAndForwardAgain() {
        champion.moveTo(1, "");
        champion.moveTo(2, "");
        champion.moveTo(3, "");

        assertThat(List.of(
                        champion.rollback("").to(),
                        champion.rollback("").to(),
                        champion.rollForward("").to(),
                        champion.rollForward("").to()))
                .containsExactly(OptionalInt.of(2), OptionalInt.of(1), OptionalInt.of(2), OptionalInt.of(3));
        assertThat(numbers()).containsExactly(1, 2, 3, 2, 1, 2, 3);
    }

    @Test
    final void aRollbackCanBeUndoneAndDoneAgain() {
        champion.moveTo(1, "");
        champion.moveTo(2, "");

        champion.rollback("");
        champion.rollForward("");
        champion.rollback("");
        champion.rollForward("");

        assertThat(numbers()).containsExactly(1, 2, 1, 2, 1, 2);
    }

    @Test
    final void aMoveAfterARollbackLeavesAsideWhatWasRolledBack() {
        champion.moveTo(1, "");
        champion.moveTo(2, "");
        champion.rollback("");
        champion.moveTo(3, "");

        assertThatThrownBy(() -> champion.rollForward("")).isInstanceOf(NotFoundException.class);
        assertThat(champion.rollback("").to()).hasValue(1);
        assertThat(champion.rollForward("").to()).hasValue(3);
    }

    @Test
    final void tellsWhereARollbackAndItsUndoingWouldLead() {
        assertThat(champion.previous()).isEmpty();
        assertThat(champion.next()).isEmpty();
        champion.moveTo(1, "");
        assertThat(champion.previous()).isEmpty();
        champion.moveTo(2, "");
        assertThat(champion.previous()).map(ModelVersion::number).contains(1);
        champion.rollback("");

        assertThat(champion.previous()).isEmpty();
        assertThat(champion.next()).map(ModelVersion::number).contains(2);
        champion.moveTo(3, "");
        assertThat(champion.next()).isEmpty();
        assertThat(champion.previous()).map(ModelVersion::number).contains(1);
    }

    @Test
    final void whatWasRemovedIsNothingToGoForwardTo() {
        champion.moveTo(1, "");
        champion.remove("");
        champion.rollback("");

        assertThat(champion.next()).isEmpty();
        assertThat(champion.previous()).isEmpty();
    }

    @Test
    final void rollsBackAndForwardOnlyFromWhereItWasExpected() {
        champion.moveTo(1, "");
        champion.moveTo(2, "");

        assertThatThrownBy(() -> champion.compareAndRollBack(1, "")).isInstanceOf(AliasConflictException.class);
        assertThat(champion.compareAndRollBack(2, "alarms").to()).hasValue(1);
        assertThatThrownBy(() -> champion.compareAndRollForward(2, "")).isInstanceOf(AliasConflictException.class);
        assertThat(champion.compareAndRollForward(1, "no alarms").to()).hasValue(2);
        assertThat(numbers()).containsExactly(1, 2, 1, 2);
    }

    @Test
    final void thereIsNothingToRollBackToBeforeTheFirstMove() {
        assertThatThrownBy(() -> champion.rollback("")).isInstanceOf(NotFoundException.class);
        champion.moveTo(1, "");

        assertThatThrownBy(() -> champion.rollback(""))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("models:/churn@champion");
        assertThatThrownBy(() -> champion.rollForward("")).isInstanceOf(NotFoundException.class);
        assertThat(numbers()).containsExactly(1);
    }

    @Test
    final void aRemovedAliasNamesNothingAndCanBeBroughtBack() {
        champion.moveTo(1, "");
        champion.moveTo(2, "");

        AliasMove removal = champion.remove("retired");

        assertThat(removal.kind()).isEqualTo(AliasMove.Kind.REMOVED);
        assertThat(removal.to()).isEmpty();
        assertThat(champion.current()).isEmpty();
        assertThatThrownBy(() -> champion.remove("")).isInstanceOf(NotFoundException.class);
        assertThat(champion.rollback("").to()).hasValue(2);
        assertThat(champion.rollForward("").to()).isEmpty();
        assertThat(champion.current()).isEmpty();
    }

    @Test
    final void aRemovalIsNoHolderToReturnTo() {
        champion.moveTo(1, "");
        champion.remove("");
        champion.moveTo(3, "");

        assertThat(champion.rollback("").to()).hasValue(1);
        assertThatThrownBy(() -> champion.rollback("")).isInstanceOf(NotFoundException.class);
    }

    @Test
    final void theHistoryGoesOnAfterReopening() {
        champion.moveTo(1, "");
        champion.moveTo(2, "");
        champion.rollback("");
        reopen();

        champion = registry.models().alias(Samples.CHURN, Alias.CHAMPION);
        champion.rollForward("");

        assertThat(numbers()).containsExactly(1, 2, 1, 2);
        assertSound();
    }

    @Test
    final void oneOfManyThreadsWinsACompareAndMove() {
        champion.moveTo(1, "");
        try (Registry other = openAs("bob")) {
            List<ModelAlias> aliases = List.of(champion, other.models().alias(Samples.CHURN, Alias.CHAMPION));

            List<Boolean> won = Together.run(
                    8,
                    thread -> succeeds(
                            () -> aliases.get(thread % 2).compareAndMove(1, 2 + thread % 2, "thread " + thread)));

            assertThat(won).containsOnlyOnce(true);
            assertThat(champion.history()).hasSize(2);
            assertSound();
        }
    }

    @Test
    final void tellsWhatItNamedAtAMoment() {
        champion.moveTo(1, "");
        champion.moveTo(3, "");

        assertThat(champion.asOf(NOW)).hasValue(3);
        assertThat(champion.asOf(NOW.minusNanos(1))).isEmpty();
        champion.remove("");
        assertThat(champion.asOf(NOW)).isEmpty();
        assertThat(registry.models()
                        .alias(new ModelName("nothing"), Alias.CHAMPION)
                        .asOf(NOW))
                .isEmpty();
    }

    private static boolean succeeds(Supplier<AliasMove> move) {
        try {
            return move.get().index() == 2;
        } catch (AliasConflictException e) {
            return false;
        }
    }

    private List<Integer> numbers() {
        return champion.history().stream().map(move -> move.to().orElse(0)).toList();
    }
}
