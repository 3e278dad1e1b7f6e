package org.evermodel.registry.internal;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.evermodel.spi.Facets;
import org.evermodel.spi.MetadataStore;

/**
 * What records are found by, a row for each text and each number. A text is kept as its head, by which it is ordered and
 * indexed, the whole of it where that is longer, and its folded form where that differs from the text.
 */
final class FacetTables {
    private final Dialect dialect;
    private final Lookup texts;
    private final Lookup numbers;

    FacetTables(Dialect dialect) {
        this.dialect = dialect;
        this.texts = new Lookup(dialect, "texts", "t.field, t.head, t.whole");
        this.numbers = new Lookup(dialect, "numbers", "t.field, t.number");
    }

    /** What these records are found by; those that are found by nothing are missing. */
    Map<MetadataStore.Key, Facets> of(Session session, Collection<MetadataStore.Key> keys) throws SQLException {
        Map<MetadataStore.Key, Map<String, String>> allTexts = new HashMap<>();
        Map<MetadataStore.Key, Map<String, Double>> allNumbers = new HashMap<>();
        texts.each(session, keys, (key, rows) -> {
            String whole = rows.getString(5);
            allTexts.computeIfAbsent(key, any -> new TreeMap<>())
                    .put(rows.getString(3), whole == null ? dialect.bytewise(rows, 4) : whole);
        });
        numbers.each(
                session,
                keys,
                (key, rows) -> allNumbers
                        .computeIfAbsent(key, any -> new TreeMap<>())
                        .put(rows.getString(3), rows.getDouble(4)));
        Map<MetadataStore.Key, Facets> all = new HashMap<>();
        for (MetadataStore.Key key : keys) {
            Map<String, String> itsTexts = allTexts.getOrDefault(key, Map.of());
            Map<String, Double> itsNumbers = allNumbers.getOrDefault(key, Map.of());
            if (!itsTexts.isEmpty() || !itsNumbers.isEmpty()) {
                all.put(key, new Facets(itsTexts, itsNumbers));
            }
        }
        return all;
    }

    /** Changes only the rows that differ. */
    void replace(Session session, Map<MetadataStore.Key, Facets> before, Map<MetadataStore.Key, Facets> after)
            throws SQLException {
        FacetChanges changes = new FacetChanges(dialect, session);
        for (Map.Entry<MetadataStore.Key, Facets> each : after.entrySet()) {
            changes.add(each.getKey(), before.getOrDefault(each.getKey(), Facets.NONE), each.getValue());
        }
        changes.run();
    }
}
