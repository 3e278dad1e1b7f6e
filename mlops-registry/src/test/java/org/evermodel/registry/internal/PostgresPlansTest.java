package org.evermodel.registry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.evermodel.registry.Postgres;
import org.evermodel.registry.UrlDataSource;
import org.evermodel.spi.Condition;
import org.evermodel.spi.Condition.Comparison;
import org.evermodel.spi.RecordQuery;
import org.evermodel.spi.RecordQuery.Order;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How PostgreSQL goes about searches of tens of thousands of records, whether or not it knows anything of the tables. */
class PostgresPlansTest {
    private static final int RECORDS = 30_000;

    /** The oldest records, which come last where the newest come first. */
    private static final int OLD = 1_500;

    private static final Pattern PROBES = Pattern.compile("evermodel_(?:texts|numbers) [co] .*loops=(\\d+)");
    private static final Order NEWEST = Order.byNumber("start").reversed();

    private final List<String> plans = new ArrayList<>();
    private UrlDataSource source;
    private JdbcConnections connections;

    @BeforeEach
    void fill() throws SQLException {
        source = new UrlDataSource(Postgres.newDatabase(), this::watched);
        connections = new JdbcConnections(source, "postgres", new PostgresDialect());
        new JdbcSchema("postgres", connections, new PostgresDialect()).prepare();
        String each = " FROM generate_series(1, " + RECORDS + ") AS i";
        for (String table : List.of("records", "texts", "numbers")) {
            execute("ALTER TABLE evermodel_" + table + " SET (autovacuum_enabled = off)");
        }
        execute("INSERT INTO evermodel_records SELECT 'run', 'r' || i, 1, '{}'" + each);
        execute("INSERT INTO evermodel_numbers SELECT 'run', 'r' || i, 'start', i" + each);
        execute("INSERT INTO evermodel_numbers SELECT 'run', 'r' || i, 'auc', (i * 7919 % 1000) / 1000.0" + each);
        execute("INSERT INTO evermodel_texts SELECT 'run', 'r' || i, 'group', CASE WHEN i <= " + OLD
                + " THEN 'old' ELSE 'new' END" + each);
        execute("INSERT INTO evermodel_texts SELECT 'run', 'r' || i, 'read', 'x'" + each + " WHERE i = 7");
    }

    @AfterEach
    void close() throws SQLException {
        source.close();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Explains what searches the indexes before it runs: with its values, and as if they were not known. */
    private PreparedStatement watched(Connection connection, String sql, PreparedStatement statement) {
        if (!sql.startsWith("SELECT w.id") && !sql.startsWith("SELECT count(*) FROM (")) {
            return statement;
        }
        Map<Integer, Object> values = new TreeMap<>();
        return (PreparedStatement) java.lang.reflect.Proxy.newProxyInstance(
                PostgresPlansTest.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("setObject")) {
                        values.put((Integer) arguments[0], arguments[1]);
                    }
                    if (method.getName().equals("executeQuery")) {
                        explain(connection, sql, values);
                    }
                    return method.invoke(statement, arguments);
                });
    }

    private void explain(Connection connection, String sql, Map<Integer, Object> values) throws SQLException {
        try (PreparedStatement explain =
                connection.prepareStatement("EXPLAIN (ANALYZE, TIMING OFF, BUFFERS OFF) " + sql)) {
            for (Map.Entry<Integer, Object> value : values.entrySet()) {
                explain.setObject(value.getKey(), value.getValue());
            }
            addPlan(explain.executeQuery());
        }
        String[] parts = sql.split("\\?", -1);
        int number = parts.length - 1;
        StringBuilder generic = new StringBuilder("PREPARE plan AS ").append(parts[0]);
        for (int i = 1; i <= number; i++) {
            generic.append('$').append(i).append(parts[i]);
        }
        try (Statement explain = connection.createStatement()) {
            explain.execute("SET LOCAL plan_cache_mode = force_generic_plan");
            explain.execute(generic.toString());
            String none = String.join(", ", Collections.nCopies(number, "NULL"));
            addPlan(explain.executeQuery("EXPLAIN EXECUTE plan (" + none + ")"));
            explain.execute("DEALLOCATE plan");
            explain.execute("SET LOCAL plan_cache_mode = auto");
        }
    }

    private void addPlan(ResultSet rows) throws SQLException {
        StringBuilder plan = new StringBuilder();
        while (rows.next()) {
            plan.append(rows.getString(1)).append('\n');
        }
        plans.add(plan.toString());
    }

    private RecordQuery.Page search(Order order, Condition... conditions) {
        RecordQuery query = new RecordQuery("run", List.of(conditions), order, Optional.empty(), 10);
        return connections.readTogether(
                session -> new Search(new PostgresDialect()).page(session, query),
                new RecordQuery.Page(List.of(), Optional.empty()));
    }

    private static Condition is(String field, String text) {
        return new Condition.OneOf(field, List.of(text), true);
    }

    private long probes() {
        return plans.stream()
                .flatMap(plan -> PROBES.matcher(plan).results())
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
    }

    @Test
    void everySearchGoesAlongTheIndexes() throws SQLException {
        for (boolean isAnalyzed : new boolean[] {false, true}) {
            if (isAnalyzed) {
                execute("ANALYZE");
            }
            search(NEWEST);
            search(NEWEST, new Condition.Like("group", "ne%", false));
            search(NEWEST, new Condition.OneOf("group", List.of("none"), false), new Condition.Lacks("error"));
            search(NEWEST, is("group", "new"), new Condition.OfNumber("auc", Comparison.GREATER, 0.5));
            search(NEWEST, is("group", "old"), new Condition.OfNumber("auc", Comparison.LESS, 0.01));
            search(Order.byText("group"), new Condition.OfNumber("auc", Comparison.EQUAL, 0.5));
            search(Order.byId(), is("group", "old"), new Condition.Lacks("error"));
            search(Order.byId(), new Condition.OfNumber("auc", Comparison.AT_LEAST, 0.99), new Condition.Has("group"));
        }

        assertThat(plans).hasSizeGreaterThan(40);
        assertThat(plans)
                .allSatisfy(
                        plan -> assertThat(plan).doesNotContain("Seq Scan", "Hash", "Merge", "Sort", "Materialize"));
    }

    /** A range of the index each; were they one condition, all records would be looked at for it. */
    @Test
    void startsOfIdsLeadToTheirRecordsAlone() throws SQLException {
        for (boolean isAnalyzed : new boolean[] {false, true}) {
            if (isAnalyzed) {
                execute("ANALYZE");
            }
            for (int starts : new int[] {1, 2, 50, 51}) {
                Condition under = new Condition.Under(
                        IntStream.range(0, starts)
                                .mapToObj(i -> "r" + (12_345 + 7 * i))
                                .toList(),
                        true);
                assertThat(search(NEWEST, under).entries()).hasSize(Math.min(starts, 10));
                assertThat(search(Order.byId(), under, new Condition.Has("auc")).entries())
                        .hasSize(Math.min(starts, 10));
            }
        }

        assertThat(plans)
                .allSatisfy(plan -> assertThat(plan)
                        .doesNotContain("Seq Scan", "BitmapAnd", "Hash", "Merge", "Materialize")
                        .doesNotContainPattern("Rows Removed by Filter: \\d{3,}"));
    }

    @Test
    void aConditionThatTheOrderPutsLastCostsNotMuchMoreThanItsRecords() {
        assertThat(search(NEWEST, is("group", "old")).entries())
                .extracting(entry -> entry.key().id())
                .startsWith("r1500", "r1499");

        assertThat(probes()).isBetween(1L, 5L * OLD);
    }

    @Test
    void conditionsThatNobodyMeetsTogetherCostNotMuchMoreThanTheFewerRecords() {
        assertThat(search(
                                NEWEST,
                                is("group", "old"),
                                new Condition.OfNumber("start", Comparison.NOT_EQUAL, 1),
                                new Condition.OfNumber("auc", Comparison.GREATER, 2))
                        .entries())
                .isEmpty();

        assertThat(probes()).isLessThan(5L * OLD);
    }

    @Test
    void whatFewRecordsHaveIsFoundByIt() {
        assertThat(search(NEWEST, new Condition.Has("read")).entries())
                .extracting(entry -> entry.key().id())
                .containsExactly("r7");

        assertThat(probes()).isLessThan(10);
    }

    @Test
    void whatHasTheOrdersFieldIsNotSoughtAmongThatWhichLacksIt() {
        assertThat(search(Order.byNumber("unheard"), new Condition.Has("unheard"))
                        .entries())
                .isEmpty();

        assertThat(plans)
                .noneSatisfy(plan -> assertThat(plan).contains("evermodel_records_pkey on evermodel_records w"));
    }
}
