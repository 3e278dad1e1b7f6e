package org.evermodel.registry.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import org.evermodel.spi.Condition;
import org.evermodel.spi.Facets;
import org.evermodel.spi.MetadataStore;
import org.jspecify.annotations.Nullable;

/** What differs between the facets that records had and those they get, gathered and then written in batches. */
final class FacetChanges {
    private static final String KEY = " WHERE kind = ? AND id = ? AND field = ?";

    private final Dialect dialect;
    private final Batch removedTexts;
    private final Batch removedNumbers;
    private final Batch newTexts;
    private final Batch newNumbers;
    private final Batch otherTexts;
    private final Batch otherNumbers;

    /** What writes the rows of a dialect's tables. */
    static final class Statements {
        private final String removedTexts;
        private final String removedNumbers;
        private final String newTexts;
        private final String newNumbers;
        private final String otherTexts;
        private final String otherNumbers;

        Statements(Dialect dialect) {
            String texts = dialect.table("texts");
            String numbers = dialect.table("numbers");
            this.removedTexts = "DELETE FROM " + texts + KEY;
            this.removedNumbers = "DELETE FROM " + numbers + KEY;
            this.newTexts =
                    "INSERT INTO " + texts + " (head, whole, folded, kind, id, field) VALUES (?, ?, ?, ?, ?, ?)";
            this.newNumbers = "INSERT INTO " + numbers + " (number, kind, id, field) VALUES (?, ?, ?, ?)";
            this.otherTexts = "UPDATE " + texts + " SET head = ?, whole = ?, folded = ?" + KEY;
            this.otherNumbers = "UPDATE " + numbers + " SET number = ?" + KEY;
        }
    }

    FacetChanges(Dialect dialect, Statements statements, Session session) {
        this.dialect = dialect;
        this.removedTexts = new Batch(session, statements.removedTexts);
        this.removedNumbers = new Batch(session, statements.removedNumbers);
        this.newTexts = new Batch(session, statements.newTexts);
        this.newNumbers = new Batch(session, statements.newNumbers);
        this.otherTexts = new Batch(session, statements.otherTexts);
        this.otherNumbers = new Batch(session, statements.otherNumbers);
    }

    void add(MetadataStore.Key key, Facets before, Facets after) throws SQLException {
        remove(removedTexts, key, before.texts(), after.texts());
        remove(removedNumbers, key, before.numbers(), after.numbers());
        for (Map.Entry<String, String> text : after.texts().entrySet()) {
            put(key, text.getKey(), before.texts().get(text.getKey()), text.getValue());
        }
        for (Map.Entry<String, Double> number : after.numbers().entrySet()) {
            put(key, number.getKey(), before.numbers().get(number.getKey()), number.getValue());
        }
    }

    private <T> void remove(Batch batch, MetadataStore.Key key, Map<String, T> before, Map<String, T> after)
            throws SQLException {
        for (String field : before.keySet()) {
            if (!after.containsKey(field)) {
                batch.add(key(batch.next(), 1, key, field));
            }
        }
    }

    private void put(MetadataStore.Key key, String field, @Nullable String before, String after) throws SQLException {
        if (after.equals(before)) {
            return;
        }
        Batch batch = before == null ? newTexts : otherTexts;
        String head = Facets.head(after);
        String folded = Condition.Like.fold(after);
        PreparedStatement row = batch.next();
        row.setObject(1, dialect.bytewise(head));
        row.setString(2, head.equals(after) ? null : after);
        row.setString(3, folded.equals(after) ? null : folded);
        batch.add(key(row, 4, key, field));
    }

    private void put(MetadataStore.Key key, String field, @Nullable Double before, double after) throws SQLException {
        if (before != null && before == after) {
            return;
        }
        Batch batch = before == null ? newNumbers : otherNumbers;
        PreparedStatement row = batch.next();
        row.setDouble(1, after);
        batch.add(key(row, 2, key, field));
    }

    private PreparedStatement key(PreparedStatement row, int first, MetadataStore.Key key, String field)
            throws SQLException {
        row.setString(first, key.kind());
        row.setObject(first + 1, dialect.bytewise(key.id()));
        row.setString(first + 2, field);
        return row;
    }

    /** Numbers and texts change their tables for each other's, so what is gone goes first. */
    void run() throws SQLException {
        removedTexts.run();
        removedNumbers.run();
        newTexts.run();
        newNumbers.run();
        otherTexts.run();
        otherNumbers.run();
    }
}
