package org.evermodel.registry.keeper;

import java.time.Instant;
import java.util.OptionalInt;
import org.evermodel.Alias;
import org.evermodel.ModelName;
import org.evermodel.port.AliasMove;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Stored;

/**
 * The fields of an alias's record, which are those of its last move, and of the records of all its moves.
 *
 * <p>A move that places the alias anew is a placement, known by the move's index. {@code placement} is the placement
 * where the alias is since the move, {@code before} the one a rollback would return to, and {@code redo} the index of the
 * move that a roll-forward would restore; 0 stands for none.
 */
record AliasContent(int index, AliasMove.Kind kind, int from, int to, int placement, int before, int redo) {
    /** Before the first move. */
    static final AliasContent NEVER = new AliasContent(0, AliasMove.Kind.REMOVED, 0, 0, 0, 0, 0);

    private static final String INDEX = "index";
    private static final String KIND = "kind";
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String PLACEMENT = "placement";
    private static final String BEFORE = "before";
    private static final String REDO = "redo";
    private static final String AT = "at";
    private static final String ACTOR = "actor";
    private static final String REASON = "reason";

    static String id(String model, Alias alias) {
        return model + "/" + alias;
    }

    /** The version an alias names; 0 for none. */
    static int version(Stored alias) {
        return (int) alias.content().number(TO);
    }

    static Instant at(Stored move) {
        return move.content().instant(AT);
    }

    /** The alias is given to a version, or taken away for 0. */
    AliasContent placed(int version) {
        // A placement that named nothing is nothing to return to.
        int last = to > 0 ? placement : before;
        AliasMove.Kind what = version > 0 ? AliasMove.Kind.MOVED : AliasMove.Kind.REMOVED;
        return new AliasContent(index + 1, what, to, version, index + 1, last, 0);
    }

    /** The alias returns to where it was after the move {@code earlier}, and this can be undone. */
    AliasContent backTo(AliasContent earlier) {
        return new AliasContent(
                index + 1, AliasMove.Kind.ROLLED_BACK, to, earlier.to, earlier.placement, earlier.before, index);
    }

    /** The alias is again where it was after the move {@code undone}, and so is what can be undone. */
    AliasContent forwardTo(AliasContent undone) {
        return new AliasContent(
                index + 1, AliasMove.Kind.ROLLED_FORWARD, to, undone.to, undone.placement, undone.before, undone.redo);
    }

    static AliasContent read(Stored record) {
        Content content = record.content();
        return new AliasContent(
                (int) content.number(INDEX),
                content.constant(KIND, AliasMove.Kind.class),
                (int) content.number(FROM),
                (int) content.number(TO),
                (int) content.number(PLACEMENT),
                (int) content.number(BEFORE),
                (int) content.number(REDO));
    }

    /** The fields, with what else the move has to say. */
    Content write(AliasMove move) {
        return Content.builder()
                .put(INDEX, index)
                .put(KIND, kind)
                .put(FROM, from)
                .put(TO, to)
                .put(PLACEMENT, placement)
                .put(BEFORE, before)
                .put(REDO, redo)
                .put(AT, move.at())
                .put(ACTOR, move.actor())
                .put(REASON, move.reason())
                .build();
    }

    AliasMove move(ModelName model, Alias alias, Instant at, String actor, String reason) {
        return new AliasMove(model, alias, index, kind, number(from), number(to), at, actor, reason);
    }

    static AliasMove move(Stored record, ModelName model, Alias alias) {
        Content content = record.content();
        return read(record).move(model, alias, content.instant(AT), content.text(ACTOR), content.text(REASON));
    }

    private static OptionalInt number(int version) {
        return version > 0 ? OptionalInt.of(version) : OptionalInt.empty();
    }
}
