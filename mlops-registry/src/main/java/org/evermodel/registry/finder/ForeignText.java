package org.evermodel.registry.finder;

import java.util.List;
import java.util.Optional;
import org.evermodel.registry.ledger.Indexes;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.registry.search.InvalidSearchException;
import org.evermodel.registry.search.Key;
import org.evermodel.spi.Condition;
import org.evermodel.spi.MetadataStore;
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
    private final String source;
    private final String identity;

    /**
     * A look-up among the records of {@code kind}.
     *
     * @param field the attribute that is looked at
     * @param identity the attribute that holds the identity of such a record in the records that are searched
     */
    public ForeignText(Ledger ledger, String kind, String field, String identity) {
        this(ledger, kind, field, "", identity);
    }

    /** As above, where the identity is not that of the records themselves, but their attribute {@code source}. */
    public ForeignText(Ledger ledger, String kind, String field, String source, String identity) {
        this.ledger = ledger;
        this.kind = kind;
        this.field = Indexes.ATTRIBUTES + field;
        this.source = source;
        this.identity = Indexes.ATTRIBUTES + identity;
    }

    /** The condition on the identities; empty where nothing meets it. */
    Optional<Condition> resolve(Condition condition) {
        if (source.isEmpty() && condition instanceof Condition.OneOf texts && !texts.among()) {
            // Few have one of these names, however many have none of them.
            List<String> others = ids(new Condition.OneOf(texts.field(), texts.values(), true));
            return Optional.of(
                    others.isEmpty() ? new Condition.Has(identity) : new Condition.OneOf(identity, others, false));
        }
        List<String> ids = ids(condition);
        return ids.isEmpty() ? Optional.empty() : Optional.of(new Condition.OneOf(identity, ids, true));
    }

    private List<String> ids(Condition condition) {
        RecordQuery query =
                new RecordQuery(kind, List.of(onField(condition)), RecordQuery.Order.byId(), Optional.empty(), MOST);
        RecordQuery.Page page = ledger.search(query);
        if (page.next().isPresent()) {
            throw new InvalidSearchException("more than " + MOST + " records of kind " + kind
                    + " meet the condition on " + Key.of(condition) + "; narrow it");
        }
        return page.entries().stream().map(this::identityOf).distinct().toList();
    }

    private String identityOf(MetadataStore.Entry entry) {
        if (source.isEmpty()) {
            return entry.key().id();
        }
        Stored record = Stored.of(entry);
        return Indexes.of(record.key(), record.content()).texts().getOrDefault(Indexes.ATTRIBUTES + source, "");
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
