package org.evermodel.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.evermodel.ModelVersion;

/**
 * A movable name for one version of a model, with all its history.
 *
 * <p>The alias goes along a line of placements. {@link #moveTo} puts it at a new place at the end of the line.
 * {@link #rollback} takes it one place back, a second one yet another place back, and {@link #rollForward} undoes the
 * last rollback that was not undone. A move after a rollback starts from where the alias is: the places it had been
 * rolled back from are left aside, and a later rollback returns to the place the move started from. Every one of these is
 * a change of its own and stays in the history.
 *
 * <p>A version's bytes are verified before the alias comes to name it, so nothing damaged is ever promoted or rolled back
 * to: that throws {@link org.evermodel.ArtifactDamagedException} and leaves the alias where it is. Nor does an alias come
 * to name a version that is not offered, such as an archived one: {@link VersionNotOfferedException}. Where a registry
 * protects the alias, a change that nobody approved throws {@link ApprovalRequiredException}, which says who may; trying
 * again does not help. Thread-safe.
 */
public interface ModelAlias {
    /** The version it names now, if any. */
    Optional<ModelVersion> current();

    /**
     * Moves it to a version, wherever it is. Where it is there already nothing happens and the earlier move is returned.
     * Throws {@link org.evermodel.NotFoundException} where there is no such version.
     */
    AliasMove moveTo(int number, String reason);

    /**
     * Moves it to a version only if it names the version {@code expected} now, or none for 0. Throws
     * {@link AliasConflictException} where it does not.
     */
    AliasMove compareAndMove(int expected, int number, String reason);

    /** Lets it name no version; throws {@link org.evermodel.NotFoundException} where it names none already. */
    AliasMove remove(String reason);

    /**
     * Takes it back to the version it named before it was placed where it is. Throws
     * {@link org.evermodel.NotFoundException} where there is none.
     */
    AliasMove rollback(String reason);

    /**
     * As {@link #rollback}, but only if it names the version {@code expected} now. Throws {@link AliasConflictException}
     * where it does not.
     */
    AliasMove compareAndRollBack(int expected, String reason);

    /**
     * Undoes the last rollback that was not undone, if nothing but rollbacks came since it was placed. Throws
     * {@link org.evermodel.NotFoundException} where there is nothing to undo.
     */
    AliasMove rollForward(String reason);

    /**
     * As {@link #rollForward}, but only if it names the version {@code expected} now. Throws
     * {@link AliasConflictException} where it does not.
     */
    AliasMove compareAndRollForward(int expected, String reason);

    /** The version that a rollback would return to, if any. */
    Optional<ModelVersion> previous();

    /** The version that a roll-forward would return to, if any. */
    Optional<ModelVersion> next();

    /** All its moves, the first one first. */
    List<AliasMove> history();

    /**
     * The number of the version it named at a moment, which may have been deleted since; empty where it named none then.
     * Of moves of the same moment the last one counts.
     */
    default OptionalInt asOf(Instant moment) {
        return history().stream()
                .filter(move -> !move.at().isAfter(moment))
                .reduce((earlier, later) -> later)
                .map(AliasMove::to)
                .orElseGet(OptionalInt::empty);
    }
}
