package org.evermodel.data.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.evermodel.data.Batches;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Dataset;
import org.evermodel.data.DatasetSource;
import org.evermodel.data.Field;
import org.evermodel.data.Schema;

/**
 * The result of a query, whatever the database.
 *
 * <pre>{@code
 * Dataset patients = JdbcSource.of(database, "select age, bmi, ward from patient where admitted >= ?", since).load();
 * }</pre>
 *
 * <p>Types are those the database tells:
 *
 * <ul>
 *   <li>integer: the integer types, and DECIMAL and NUMERIC without a fraction; a value beyond 64 bits is refused;
 *   <li>real: the floating types, and DECIMAL and NUMERIC with a fraction or unknown precision, as the nearest double; a
 *       whole number that no double equals is refused, because neighbouring ones could not be told apart;
 *   <li>boolean: BOOLEAN and BIT, also where they are kept as 0 and 1;
 *   <li>timestamp: DATE, as midnight in UTC, and TIMESTAMP, in UTC where it has no time zone; also as ISO texts where a
 *       database has no such types, as SQLite;
 *   <li>texts: categorical where the different ones are at most 10, or at most 1,000 and at most half as many as the
 *       cells that are present, otherwise text.
 * </ul>
 *
 * <p>Other types, such as TIME, binary ones and arrays, are refused by name: cast them in the query, or say what is meant
 * with a {@linkplain #schema pinned schema}.
 *
 * <p>The driver is asked for rows in portions, outside auto-commit, without which some databases would send all at once.
 * MySQL's driver sends all the same, and the whole result is then in memory, unless its URL says
 * {@code useCursorFetch=true}. Nothing is written, and the transaction is rolled back. Where texts are to be found categorical before the first part, the query
 * runs twice, unless a schema is pinned; {@link #load()} runs it once. Immutable, and thread-safe if the database is.
 */
public final class JdbcSource implements DatasetSource {
    private final Query query;
    private final Optional<Schema> schema;

    private JdbcSource(Query query, Optional<Schema> schema) {
        this.query = query;
        this.schema = schema;
    }

    /** What {@code query} gives, with each ? standing for one of {@code parameters}, in order. */
    public static JdbcSource of(DataSource database, String query, Object... parameters) {
        return new JdbcSource(new Query(database, query, List.of(parameters)), Optional.empty());
    }

    /** The same, with these columns in this order and no others; a value that does not fit is refused. */
    public JdbcSource schema(Schema demanded) {
        return new JdbcSource(query, Optional.of(demanded));
    }

    /**
     * Runs the query once. Throws {@link org.evermodel.data.MalformedDataException} naming query, row, column and value
     * of what is no table or does not fit, and {@link org.evermodel.StorageException} where the database refuses.
     */
    @Override
    public Dataset load() {
        try (Batches batches = query.open(schema)) {
            Dataset table = batches.remaining();
            return schema.isPresent() ? table : categorised(table);
        }
    }

    private static Dataset categorised(Dataset table) {
        TextColumns texts = new TextColumns(table.schema());
        texts.add(table);
        Schema found = texts.schema();
        return Dataset.of(texts.typed(table, found));
    }

    /** Runs the query, and gives its rows in parts as they are fetched; throws as {@link #load()} does. */
    @Override
    public Batches batches() {
        if (schema.isPresent()) {
            return query.open(schema);
        }
        Batches first = query.open(Optional.empty());
        List<Field> textual = new ArrayList<>(
                first.schema().filter(field -> field.type() == ColumnType.TEXT).fields());
        if (textual.isEmpty()) {
            return first;
        }
        try (first) {
            TextColumns texts = new TextColumns(first.schema());
            for (var batch = first.next(); batch.isPresent(); batch = first.next()) {
                texts.add(batch.get());
            }
            return query.open(Optional.of(texts.schema()));
        }
    }

    /**
     * The address of the database, without user, password and options, or only its product where these cannot be told
     * apart, and the query. Asks the database, and throws
     * {@link org.evermodel.StorageException} where it does not answer.
     */
    @Override
    public String location() {
        return query.address() + ": " + query.sql();
    }

    @Override
    public String toString() {
        return "JdbcSource[" + query.sql() + "]";
    }
}
