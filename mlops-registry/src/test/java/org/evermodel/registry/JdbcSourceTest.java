package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import javax.sql.DataSource;
import org.evermodel.StorageException;
import org.evermodel.data.Batches;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Dataset;
import org.evermodel.data.Field;
import org.evermodel.data.Fingerprinter;
import org.evermodel.data.MalformedDataException;
import org.evermodel.data.Row;
import org.evermodel.data.Schema;
import org.evermodel.data.jdbc.JdbcSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.SQLiteDataSource;

class JdbcSourceTest {
    @TempDir
    Path folder;

    /** A database whose open connections are counted. */
    private record Counted(DataSource database, LeakCount leaks) {}

    private enum Product {
        H2,
        SQLITE
    }

    private DataSource h2;
    private DataSource sqlite;

    @BeforeEach
    void makeDatabases() throws SQLException {
        JdbcDataSource made = new JdbcDataSource();
        made.setURL("jdbc:h2:" + folder.resolve("h2"));
        made.setUser("sa");
        made.setPassword("secret");
        h2 = made;
        SQLiteDataSource other = new SQLiteDataSource();
        other.setUrl("jdbc:sqlite:" + folder.resolve("sqlite.db"));
        sqlite = other;
        for (DataSource database : new DataSource[] {h2, sqlite}) {
            run(
                    database,
                    "create table patient (age integer, bmi double precision, smokes boolean, ward varchar(20),"
                            + " name varchar(60), born date, seen timestamp)");
            run(
                    database,
                    "insert into patient values"
                            + " (63, 31.4, true, 'east', 'Ada', '2024-02-29', '2024-02-29 10:00:00.000001'),"
                            + " (17, null, null, null, null, null, null)");
        }
    }

    private DataSource database(Product product) {
        return product == Product.H2 ? h2 : sqlite;
    }

    private static void run(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void aQueryIsATableOfTheTypesTheDatabaseTells(Product product) {
        Dataset table = JdbcSource.of(
                        database(product),
                        "select age as \"age\", bmi as \"bmi\", smokes as \"smokes\", ward as \"ward\", born as \"day\","
                                + " seen as \"seen\" from patient order by age desc")
                .load();

        assertThat(table.schema())
                .hasToString(
                        "Schema[age integer, bmi real, smokes boolean, ward categorical, day timestamp, seen timestamp]");
        assertThat(table.row(0))
                .isEqualTo(Row.of(
                        "age",
                        63,
                        "bmi",
                        31.4,
                        "smokes",
                        true,
                        "ward",
                        "east",
                        "day",
                        Instant.parse("2024-02-29T00:00:00Z"),
                        "seen",
                        Instant.parse("2024-02-29T10:00:00.000001Z")));
        assertThat(table.row(1).value("age")).hasValue(17L);
        assertThat(table.column("seen").nullCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void parametersStandForQuestionMarks(Product product) {
        assertThat(JdbcSource.of(database(product), "select age from patient where age < ? and age > ?", 50, 10)
                        .load()
                        .rowCount())
                .isOne();
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void manyRowsComeInParts(Product product) throws SQLException {
        run(database(product), "create table long_one (id integer, name varchar(20))");
        run(
                database(product),
                "insert into long_one with recursive n(i) as (select 1 union all select i + 1 from n where i < 70000)"
                        + " select i, 'name ' || i from n");
        JdbcSource source = JdbcSource.of(database(product), "select id, name from long_one order by id");

        int parts = 0;
        try (Batches batches = source.batches()) {
            assertThat(batches.schema().fields().get(1).type()).isEqualTo(ColumnType.TEXT);
            for (var batch = batches.next(); batch.isPresent(); batch = batches.next()) {
                parts++;
            }
            assertThat(batches.next()).isEmpty();
        }

        assertThat(parts).isGreaterThan(2);
        assertThat(source.load().rowCount()).isEqualTo(70_000);
        assertThat(Fingerprinter.fingerprint(source)).isEqualTo(source.load().fingerprint());
    }

    @Test
    void aPartEndsBehindSoManyCharacters() {
        JdbcSource source = JdbcSource.of(
                h2, "select x as n, cast(repeat('x', 1000000) as varchar(1000000)) as t from system_range(1, 20)");

        try (Batches batches = source.batches()) {
            assertThat(batches.next().orElseThrow().rowCount()).isEqualTo(8);
            assertThat(batches.next().orElseThrow().rowCount()).isEqualTo(8);
            assertThat(batches.next().orElseThrow().rowCount()).isEqualTo(4);
            assertThat(batches.next()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cast(7 as decimal(9))                  | INTEGER   | 7",
                "cast(7 as decimal(30))                 | INTEGER   | 7",
                "cast(0.1 as decimal(9, 2))             | REAL      | 0.1",
                "cast(7 as smallint)                    | INTEGER   | 7",
                "cast(9223372036854775807 as bigint)    | INTEGER   | 9223372036854775807",
                "cast(0.5 as real)                      | REAL      | 0.5",
                "cast('x' as char(1))                   | CATEGORICAL | x",
                "cast('long' as clob)                   | CATEGORICAL | long",
                "timestamp with time zone '2024-02-29 10:00:00+02:00' | TIMESTAMP | 2024-02-29T08:00:00Z",
                "timestamp '2024-03-31 02:30:00'        | TIMESTAMP | 2024-03-31T02:30:00Z",
            })
    void eachTypeOfADatabaseHasOneOfOurs(String expression, ColumnType type, String cell) {
        Dataset table = JdbcSource.of(h2, "select " + expression + " as \"a\"").load();

        assertThat(table.schema()).isEqualTo(Schema.of(new Field("a", type)));
        assertThat(table.column("a").value(0).orElseThrow()).hasToString(cell);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cast(9223372036854775808 as decimal(30)) | row 1 | is not a whole number of 64 bits",
                "cast(9007199254740993.0 as decimal(20, 1)) | row 1 | is not a number that a double can hold",
            })
    void aNumberThatWouldLoseItsValueIsRefusedWithItsPlace(String expression, String row, String message) {
        JdbcSource source = JdbcSource.of(h2, "select " + expression + " as \"a\"");

        assertThatThrownBy(source::load)
                .isInstanceOf(MalformedDataException.class)
                .hasMessageStartingWith("query \"select cast(9")
                .hasMessageContaining("record 1, column \"a\"")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "date '400000-01-01'                     | is not a date or a time within 292,000 years of 1970",
                "date '-400000-01-01'                    | is not a date or a time within 292,000 years of 1970",
                "timestamp '400000-01-01 00:00:00'       | is not a date or a time within 292,000 years of 1970",
                "timestamp with time zone '400000-01-01 00:00:00+00' | is not a date or a time within 292,000 years",
                "char(55357)                             | is not a Unicode text",
                "concat('a', char(56832))                | is not a Unicode text",
            })
    void aValueThatNoColumnHoldsIsRefusedWithItsPlace(String expression, String message) {
        JdbcSource source = JdbcSource.of(h2, "select " + expression + " as \"a\"");

        assertThatThrownBy(source::load)
                .isInstanceOf(MalformedDataException.class)
                .hasMessageStartingWith("query \"select ")
                .hasMessageContaining("record 1, column \"a\"")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select x'00' as a                  | column \"A\": is a BINARY",
                "select time '10:00:00' as a        | column \"A\": is a TIME",
                "select array[1, 2] as a            | column \"A\": is a",
                "select 1 as a, 2 as a              | column 2 is called \"A\", as is one before it",
                "select 1 as \" \"                  | which is no name",
            })
    void aResultThatIsNoTableIsRefused(String query, String message) {
        assertThatThrownBy(JdbcSource.of(h2, query)::load)
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aCellOfAnotherKindThanItsColumnIsRefusedWithItsPlace() throws SQLException {
        run(sqlite, "insert into patient (age, born) values ('old', '2024-02-29'), (1, 'soon')");

        assertThatThrownBy(JdbcSource.of(sqlite, "select age from patient")::load)
                .isInstanceOf(MalformedDataException.class)
                .hasMessage("query \"select age from patient\": record 3, column \"age\": \"old\" is not a whole number"
                        + " of 64 bits, as its column must hold (integer); cast it in the query");
        assertThatThrownBy(JdbcSource.of(sqlite, "select born from patient")::load)
                .hasMessageContaining("record 4, column \"born\": \"soon\" is not a date or a time");
    }

    @Test
    void aPinnedSchemaIsEnforced() {
        Schema schema = Schema.of(new Field("WARD", ColumnType.TEXT), new Field("AGE", ColumnType.REAL));
        JdbcSource source = JdbcSource.of(h2, "select age, ward from patient where age = 63");

        assertThat(source.schema(schema).load().row(0)).isEqualTo(Row.of("WARD", "east", "AGE", 63.0));
        assertThat(source.schema(schema).batches().schema()).isEqualTo(schema);
        assertThatThrownBy(source.schema(Schema.of(new Field("AGE", ColumnType.REAL)))::load)
                .hasMessageContaining("column \"WARD\": is no column of the schema [AGE]");
        assertThatThrownBy(source.schema(Schema.of(
                        new Field("AGE", ColumnType.REAL),
                        new Field("WARD", ColumnType.BOOLEAN),
                        new Field("X", ColumnType.REAL)))::load)
                .hasMessageContaining("column \"X\": is demanded by the schema, but the query gives [AGE, WARD]");
        assertThatThrownBy(source.schema(
                        Schema.of(new Field("AGE", ColumnType.BOOLEAN), new Field("WARD", ColumnType.TEXT)))::load)
                .hasMessageContaining("\"63\" is not true or false");
    }

    @Test
    void anEmptyResultHasItsColumns() {
        Dataset table = JdbcSource.of(h2, "select age, ward from patient where age > 100")
                .load();

        assertThat(table.schema()).hasToString("Schema[AGE integer, WARD categorical]");
        assertThat(table.rowCount()).isZero();
    }

    @Test
    void theLocationKeepsSecrets() {
        JdbcDataSource open = new JdbcDataSource();
        open.setURL("jdbc:h2:mem:secrets;DB_CLOSE_DELAY=-1");
        open.setUser("sa");
        open.setPassword("secret");

        assertThat(JdbcSource.of(open, "select 1").location()).isEqualTo("jdbc:h2:mem:secrets: select 1");
        assertThat(JdbcSource.of(open, "select 1")).hasToString("JdbcSource[select 1]");
    }

    @Test
    void aQueryTheDatabaseRefusesIsToldSo() {
        assertThatThrownBy(JdbcSource.of(h2, "select nothing from nowhere")::load)
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("query \"select nothing from nowhere\": the database refused");
        assertThatThrownBy(JdbcSource.of(h2, "select 1 where 1 = ?")::load).isInstanceOf(StorageException.class);
    }

    @Test
    void whateverHappensAllIsClosedAgain() throws SQLException {
        Counted counted = LeakCount.over(h2);
        JdbcSource whole = JdbcSource.of(counted.database(), "select age, ward from patient");

        whole.load();
        whole.batches().close();
        Fingerprinter.fingerprint(whole);
        whole.location();
        for (String bad :
                new String[] {"select nothing from nowhere", "select x'00'", "select 1 / (age - 17) from patient"}) {
            assertThatThrownBy(JdbcSource.of(counted.database(), bad)::load).isInstanceOf(RuntimeException.class);
        }

        assertThat(counted.leaks().opened()).isGreaterThan(6);
        assertThat(counted.leaks().stillOpen()).isZero();
    }

    /** Counts connections. */
    private static final class LeakCount {
        private final java.util.List<Connection> connections = new java.util.ArrayList<>();

        static Counted over(DataSource database) {
            LeakCount count = new LeakCount();
            DataSource counting = (DataSource) java.lang.reflect.Proxy.newProxyInstance(
                    JdbcSourceTest.class.getClassLoader(),
                    new Class<?>[] {DataSource.class},
                    (proxy, method, given) -> {
                        Connection made = database.getConnection();
                        count.connections.add(made);
                        return made;
                    });
            return new Counted(counting, count);
        }

        int opened() {
            return connections.size();
        }

        long stillOpen() throws SQLException {
            long open = 0;
            for (Connection connection : connections) {
                open += connection.isClosed() ? 0 : 1;
            }
            return open;
        }
    }

    @Test
    void textsThatRepeatAreCategoriesHoweverTheyAreRead() throws SQLException {
        run(
                h2,
                "create table visit as select x as id, 'town ' || mod(x, 20) as town, 'name ' || x as name"
                        + " from system_range(1, 100)");
        JdbcSource source = JdbcSource.of(h2, "select town, name from visit");
        Schema expected = Schema.of(new Field("TOWN", ColumnType.CATEGORICAL), new Field("NAME", ColumnType.TEXT));

        assertThat(source.load().schema()).isEqualTo(expected);
        try (Batches batches = source.batches()) {
            assertThat(batches.schema()).isEqualTo(expected);
            assertThat(batches.remaining()).isEqualTo(source.load());
        }
    }
}
