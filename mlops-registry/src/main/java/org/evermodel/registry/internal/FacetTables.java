package org.evermodel.registry.internal;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
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
    private final Lookup lookup;
    private final FacetChanges.Statements statements;

    FacetTables(Dialect dialect) {
        this.dialect = dialect;
        this.lookup = new Lookup(
                dialect,
                List.of(
                        new Lookup.Part("texts", "t.field, t.head, t.whole, NULL"),
                        new Lookup.Part("numbers", "t.field, NULL, NULL, t.number")));
        this.statements = new FacetChanges.Statements(dialect);
    }

    /** What these records are found by; those that are found by nothing are missing. */
    Map<MetadataStore.Key, Facets> of(Session session, Collection<MetadataStore.Key> keys) throws SQLException {
        Map<MetadataStore.Key, Map<String, String>> allTexts = new HashMap<>();
        Map<MetadataStore.Key, Map<String, Double>> allNumbers = new HashMap<>();
        lookup.each(session, keys, (key, rows) -> {
            double number = rows.getDouble(6);
            if (rows.wasNull()) {
                String whole = rows.getString(5);
                allTexts.computeIfAbsent(key, any -> new TreeMap<>())
                        .put(rows.getString(3), whole == null ? dialect.bytewise(rows, 4) : whole);
            } else {
                allNumbers.computeIfAbsent(key, any -> new TreeMap<>()).put(rows.getString(3), number);
            }
        });
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
        FacetChanges changes = new FacetChanges(dialect, statements, session);
        for (Map.Entry<MetadataStore.Key, Facets> each : after.entrySet()) {
            changes.add(each.getKey(), before.getOrDefault(each.getKey(), Facets.NONE), each.getValue());
        }
        changes.run();
    }
}
