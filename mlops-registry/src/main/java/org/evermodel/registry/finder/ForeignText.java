package org.evermodel.registry.finder;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.evermodel.registry.ledger.Indexes;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.registry.search.InvalidSearchException;
import org.evermodel.registry.search.Key;
import org.evermodel.spi.Condition;
import org.evermodel.spi.RecordQuery;

/**
 * Turns a condition on what stands in other records, such as the name of an experiment, into one on their identities.
 * A name stands in one place only, so that renaming is one change; this is the price. Thread-safe.
 */
public final class ForeignText {
    private static final int MOST = 5_000;

    private final Ledger ledger;
    private final String kind;
    private final String field;
    private final Referral referral;

    /** How the records that are searched refer to those that hold the text. */
    private interface Referral {
        /** What those meet that refer to one of these records. */
        Condition among(List<Stored> records);

        /** What those meet that refer to none of these records, all of which hold the text. */
        Condition outside(List<Stored> records);

        /** Whether one that is searched is referred to by several records, or by none. */
        boolean isFree();
    }

    private ForeignText(Ledger ledger, String kind, String field, Referral referral) {
        this.ledger = ledger;
        this.kind = kind;
        this.field = Indexes.ATTRIBUTES + field;
        this.referral = referral;
    }

    /** An attribute of records of {@code kind} whose ids are held by an attribute of those that are searched. */
    public static ForeignText ofHeld(Ledger ledger, String kind, String field, String identity) {
        String holder = Indexes.ATTRIBUTES + identity;
        return new ForeignText(ledger, kind, field, new Referral() {
            @Override
            public Condition among(List<Stored> records) {
                return new Condition.OneOf(holder, ids(records), true);
            }

            @Override
            public Condition outside(List<Stored> records) {
                return records.isEmpty() ? new Condition.Has(holder) : new Condition.OneOf(holder, ids(records), false);
            }

            @Override
            public boolean isFree() {
                return false;
            }
        });
    }

    /** An attribute of records of {@code kind} with whose ids, and a slash, the ids of those that are searched start. */
    public static ForeignText ofOwner(Ledger ledger, String kind, String field) {
        return new ForeignText(ledger, kind, field, new Referral() {
            @Override
            public Condition among(List<Stored> records) {
                return new Condition.Under(starts(records), true);
            }

            @Override
            public Condition outside(List<Stored> records) {
                return new Condition.Under(starts(records), false);
            }

            @Override
            public boolean isFree() {
                return false;
            }

            private List<String> starts(List<Stored> records) {
                return ids(records).stream().map(id -> id + "/").toList();
            }
        });
    }

    /** An attribute of records of {@code kind}, each of which tells the id of one of those that are searched. */
    public static ForeignText ofTeller(Ledger ledger, String kind, String field, Function<Stored, String> told) {
        return new ForeignText(ledger, kind, field, new Referral() {
            @Override
            public Condition among(List<Stored> records) {
                return named(records, true);
            }

            @Override
            public Condition outside(List<Stored> records) {
                return named(records, false);
            }

            @Override
            public boolean isFree() {
                return true;
            }

            private Condition named(List<Stored> records, boolean among) {
                return new Condition.Named(records.stream().map(told).toList(), among);
            }
        });
    }

    private static List<String> ids(List<Stored> records) {
        return records.stream().map(Stored::id).toList();
    }

    /** The condition on the records that are searched; empty where nothing meets it. */
    Optional<Condition> resolve(Condition condition) {
        if (!referral.isFree() && condition instanceof Condition.OneOf texts && !texts.among()) {
            // Few have one of these names, however many have none of them.
            return Optional.of(referral.outside(records(new Condition.OneOf(texts.field(), texts.values(), true))));
        }
        if (referral.isFree() && condition instanceof Condition.Lacks lacks) {
            return Optional.of(referral.outside(records(new Condition.Has(lacks.field()))));
        }
        List<Stored> records = records(condition);
        return records.isEmpty() ? Optional.empty() : Optional.of(referral.among(records));
    }

    private List<Stored> records(Condition condition) {
        RecordQuery query =
                new RecordQuery(kind, List.of(onField(condition)), RecordQuery.Order.byId(), Optional.empty(), MOST);
        RecordQuery.Page page = ledger.search(query);
        if (page.next().isPresent()) {
            throw new InvalidSearchException("more than " + MOST + " records of kind " + kind
                    + " meet the condition on " + Key.of(condition) + "; narrow it");
        }
        return page.entries().stream().map(Stored::of).toList();
    }

    private Condition onField(Condition condition) {
        if (condition instanceof Condition.OneOf texts) {
            return new Condition.OneOf(field, texts.values(), texts.among());
        }
        if (condition instanceof Condition.Like like) {
            return new Condition.Like(field, like.pattern(), like.ignoringCase());
        }
        return condition instanceof Condition.Has ? new Condition.Has(field) : new Condition.Lacks(field);
    }
}
