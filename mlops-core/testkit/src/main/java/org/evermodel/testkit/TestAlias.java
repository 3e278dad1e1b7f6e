package org.evermodel.testkit;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntFunction;
import org.evermodel.Alias;
import org.evermodel.ModelName;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;
import org.evermodel.NotFoundException;
import org.evermodel.port.AliasConflictException;
import org.evermodel.port.AliasMove;
import org.evermodel.port.ApprovalRequiredException;
import org.evermodel.port.ModelAlias;

/** An alias as the line of its places, 0 where it names nothing, and where on the line it is. */
final class TestAlias implements ModelAlias {
    private final ModelName name;
    private final Alias alias;
    private final Clock clock;
    private final IntFunction<ModelVersion> versions;
    private final List<AliasMove> history = new ArrayList<>();
    private final List<Integer> line = new ArrayList<>(List.of(0));
    private Set<String> approvers = Set.of();
    private int at;

    /** {@code versions} gives the version of a number, or throws {@link NotFoundException}. */
    TestAlias(ModelName name, Alias alias, Clock clock, IntFunction<ModelVersion> versions) {
        this.name = name;
        this.alias = alias;
        this.clock = clock;
        this.versions = versions;
    }

    /** From now on only rollbacks are free. */
    synchronized void protect(Set<String> those) {
        approvers = Set.copyOf(those);
    }

    private void requireFree(AliasMove.Kind kind) {
        if (!approvers.isEmpty() && kind != AliasMove.Kind.ROLLED_BACK) {
            throw new ApprovalRequiredException(toString(), "test", approvers);
        }
    }

    @Override
    public synchronized Optional<ModelVersion> current() {
        return named(at);
    }

    @Override
    public synchronized Optional<ModelVersion> previous() {
        return named(at - 1);
    }

    @Override
    public synchronized Optional<ModelVersion> next() {
        return named(at + 1);
    }

    private Optional<ModelVersion> named(int place) {
        return place < 0 || place >= line.size() || line.get(place) == 0
                ? Optional.empty()
                : Optional.of(versions.apply(line.get(place)));
    }

    @Override
    public synchronized AliasMove moveTo(int number, String reason) {
        int existing = versions.apply(number).number();
        return line.get(at) == existing
                ? history.get(history.size() - 1)
                : place(existing, AliasMove.Kind.MOVED, reason);
    }

    @Override
    public synchronized AliasMove compareAndMove(int expected, int number, String reason) {
        requireAt(expected);
        return moveTo(number, reason);
    }

    @Override
    public synchronized AliasMove remove(String reason) {
        if (line.get(at) == 0) {
            throw new NotFoundException(this + " names no version, so it cannot be taken away");
        }
        return place(0, AliasMove.Kind.REMOVED, reason);
    }

    @Override
    public synchronized AliasMove rollback(String reason) {
        if (previous().isEmpty()) {
            throw new NotFoundException(this + " has named no other version before, so it cannot be rolled back");
        }
        return go(at - 1, AliasMove.Kind.ROLLED_BACK, reason);
    }

    @Override
    public synchronized AliasMove compareAndRollBack(int expected, String reason) {
        requireAt(expected);
        return rollback(reason);
    }

    @Override
    public synchronized AliasMove rollForward(String reason) {
        if (at + 1 == line.size()) {
            throw new NotFoundException(this + " was not rolled back since it was last moved, so it cannot go forward");
        }
        return go(at + 1, AliasMove.Kind.ROLLED_FORWARD, reason);
    }

    @Override
    public synchronized AliasMove compareAndRollForward(int expected, String reason) {
        requireAt(expected);
        return rollForward(reason);
    }

    @Override
    public synchronized List<AliasMove> history() {
        return List.copyOf(history);
    }

    private void requireAt(int expected) {
        if (line.get(at) != expected) {
            throw new AliasConflictException(toString(), expected, line.get(at));
        }
    }

    /** What it had been rolled back from is left aside; a place that named nothing is nothing to return to. */
    private AliasMove place(int number, AliasMove.Kind kind, String reason) {
        requireFree(kind);
        int from = line.get(at);
        int last = at > 0 && from == 0 ? at - 1 : at;
        line.subList(last + 1, line.size()).clear();
        line.add(number);
        at = last + 1;
        return moved(from, kind, reason);
    }

    private AliasMove go(int to, AliasMove.Kind kind, String reason) {
        requireFree(kind);
        int from = line.get(at);
        at = to;
        return moved(from, kind, reason);
    }

    private AliasMove moved(int from, AliasMove.Kind kind, String reason) {
        AliasMove move = new AliasMove(
                name,
                alias,
                history.size() + 1,
                kind,
                number(from),
                number(line.get(at)),
                clock.instant(),
                "test",
                reason);
        history.add(move);
        return move;
    }

    private static OptionalInt number(int version) {
        return version > 0 ? OptionalInt.of(version) : OptionalInt.empty();
    }

    @Override
    public String toString() {
        return ModelUri.of(name, alias).toString();
    }
}
