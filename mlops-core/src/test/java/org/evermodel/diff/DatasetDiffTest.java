package org.evermodel.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.evermodel.NotFoundException;
import org.evermodel.artifact.MemoryArtifacts;
import org.evermodel.data.Batches;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.data.DatasetSource;
import org.evermodel.data.Field;
import org.evermodel.data.Row;
import org.evermodel.data.Schema;
import org.evermodel.data.StoredTable;
import org.evermodel.data.UnusableRowsException;
import org.evermodel.drift.ColumnDrift;
import org.evermodel.profile.Profile;
import org.junit.jupiter.api.Test;

class DatasetDiffTest {
    private static final Schema PATIENTS = Schema.of(
            new Field("id", ColumnType.INTEGER),
            new Field("age", ColumnType.INTEGER),
            new Field("ward", ColumnType.CATEGORICAL));
    private static final DiffOptions BY_ID = DiffOptions.defaults().byKey("id");

    @Test
    void equalTablesDoNotDiffer() {
        DatasetDiff diff = diff(patients(), patients(), DiffOptions.defaults());

        assertThat(diff.isEmpty()).isTrue();
        assertThat(diff.rows().unchanged()).isEqualTo(3);
        assertThat(diff.schema().compatibility()).isEqualTo(Compatibility.IDENTICAL);
        assertThat(diff.toMarkdown()).contains("**Columns**: identical").contains("3 unchanged");
    }

    @Test
    void theOrderOfRowsIsNoDifference() {
        assertThat(diff(patients(), patients().take(new int[] {2, 0, 1}), BY_ID).isEmpty())
                .isTrue();
    }

    @Test
    void byContentARowIsAddedOrRemovedAsOftenAsItStands() {
        Dataset before = patients().take(new int[] {0, 0, 1, 2});
        Dataset after = patients().take(new int[] {0, 0, 0, 2, 2});

        RowDiff rows = diff(before, after, DiffOptions.defaults()).rows();

        assertThat(rows.added()).isEqualTo(2);
        assertThat(rows.removed()).isEqualTo(1);
        assertThat(rows.changed()).isZero();
        assertThat(rows.unchanged()).isEqualTo(3);
        assertThat(rows.examples())
                .containsExactly(removed(row(2, 40, "b")), added(row(1, 30, "a")), added(row(3, 50, "b")));
    }

    @Test
    void byKeyARowThatIsStillThereHasChanged() {
        Dataset after = Dataset.of(PATIENTS, List.of(row(3, 50, "b"), row(2, 41, "a"), row(4, 20, "a")));

        RowDiff rows = diff(patients(), after, BY_ID).rows();

        assertThat(rows.added()).isEqualTo(1);
        assertThat(rows.removed()).isEqualTo(1);
        assertThat(rows.changed()).isEqualTo(1);
        assertThat(rows.unchanged()).isEqualTo(1);
        assertThat(rows.changedCells()).containsOnly(java.util.Map.entry("age", 1L), java.util.Map.entry("ward", 1L));
        assertThat(rows.examples())
                .containsExactly(
                        removed(row(1, 30, "a")),
                        new RowDiff.Example(Optional.of(row(2, 40, "b")), Optional.of(row(2, 41, "a"))),
                        added(row(4, 20, "a")));
        assertThat(rows).hasToString("RowDiff[3 rows, 1 added, 1 removed, 1 changed: 3 rows]");
    }

    @Test
    void aKeyMayBeOfSeveralColumnsAndLackValues() {
        Dataset before = Dataset.of(PATIENTS, List.of(Row.of("age", 1, "ward", "a"), Row.of("id", 7, "ward", "a")));
        Dataset after = Dataset.of(PATIENTS, List.of(Row.of("age", 2, "ward", "a"), Row.of("id", 7, "ward", "a")));

        RowDiff rows =
                diff(before, after, DiffOptions.defaults().byKey("id", "ward")).rows();

        assertThat(rows.changed()).isEqualTo(1);
        assertThat(rows.unchanged()).isEqualTo(1);
    }

    @Test
    void aKeyOfTwoRowsIsRefusedWithTheKey() {
        Dataset twice = patients().take(new int[] {0, 1, 1});

        assertThatThrownBy(() -> diff(twice, patients(), BY_ID))
                .isInstanceOf(UnusableRowsException.class)
                .hasMessageContaining("two rows before have Row[id=2]");
        assertThatThrownBy(() -> diff(patients(), twice, BY_ID))
                .isInstanceOf(UnusableRowsException.class)
                .hasMessageContaining("two rows after have Row[id=2]");
        Dataset newTwice = Dataset.of(PATIENTS, List.of(row(9, 1, "a"), row(9, 2, "a")));
        assertThatThrownBy(() -> diff(patients(), newTwice, BY_ID)).isInstanceOf(UnusableRowsException.class);
    }

    @Test
    void anUnknownKeyColumnIsRefused() {
        assertThatThrownBy(() ->
                        diff(patients(), patients(), DiffOptions.defaults().byKey("nr")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("no column \"nr\"");
        assertThatThrownBy(() -> DiffOptions.defaults().byKey("id", "id")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tablesWithoutACommonColumnCannotBeCompared() {
        Dataset other = Dataset.of(java.util.Map.of("x", Columns.integers(1)));

        assertThatThrownBy(() -> diff(patients(), other, DiffOptions.defaults()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[id, age, ward]");
    }

    @Test
    void rowsAreComparedByTheColumnsBothHave() {
        Dataset after = patients().with("bmi", Columns.reals(1, 2, 3)).drop("ward");

        DatasetDiff diff = diff(patients(), after, BY_ID);

        assertThat(diff.rows().isEmpty()).isTrue();
        assertThat(diff.isEmpty()).isFalse();
        assertThat(diff.schema().compatibility()).isEqualTo(Compatibility.INCOMPATIBLE);
        assertThat(diff.schema().changes()).containsExactly("removed ward categorical", "added bmi real");
    }

    @Test
    void anAddedOrWidenedColumnIsCompatible() {
        Dataset widened = patients().with("age", Columns.reals(30, 40, 50)).with("bmi", Columns.reals(1, 2, 3));

        DatasetDiff diff = diff(patients(), widened, BY_ID);

        assertThat(diff.schema().compatibility()).isEqualTo(Compatibility.COMPATIBLE);
        assertThat(diff.schema().changes()).containsExactly("age is real, was integer", "added bmi real");
        assertThat(diff.rows().isEmpty()).isTrue();
    }

    @Test
    void aColumnOfAnotherKindIsNot() {
        Dataset texts = patients().with("age", Columns.texts(List.of("30", "40", "50")));

        SchemaDiff schema = SchemaDiff.between(PATIENTS, texts.schema());

        assertThat(schema.compatibility()).isEqualTo(Compatibility.INCOMPATIBLE);
        assertThat(schema).hasToString("SchemaDiff[INCOMPATIBLE, age is text, was integer]");
    }

    @Test
    void anotherOrderOfColumnsIsCompatible() {
        SchemaDiff schema = SchemaDiff.between(
                PATIENTS, patients().select(List.of("ward", "id", "age")).schema());

        assertThat(schema.compatibility()).isEqualTo(Compatibility.COMPATIBLE);
        assertThat(schema.changes()).containsExactly("the order is [ward, id, age]");
    }

    @Test
    void aDriftIsTold() {
        DatasetDiff diff = diff(normal(2_000, 0), normal(2_000, 1), DiffOptions.defaults());

        assertThat(diff.drift().drifted()).extracting(ColumnDrift::column).containsExactly("x");
        assertThat(diff.toMarkdown()).contains("**Drift**: \n\n- x: ").contains("| x | mean |");
        assertThat(diff.toJson()).contains("\"name\":\"x\",\"verdict\":\"DRIFT\"");
    }

    @Test
    void storedTablesAreComparedWhereTheirChunksDiffer() {
        MemoryArtifacts store = new MemoryArtifacts();
        Dataset all = normal(30_000, 0)
                .with(
                        "id",
                        Columns.integers(
                                IntStream.range(0, 30_000).asLongStream().toArray()));
        StoredTable before = StoredTable.write(DatasetSource.of(all.slice(0, 29_800), ""), store);
        StoredTable after = StoredTable.write(DatasetSource.of(all.slice(1, 30_000), ""), store);

        RowDiff byContent =
                DatasetDiff.between(before, after, DiffOptions.defaults()).rows();
        RowDiff byKey = DatasetDiff.between(before, after, BY_ID).rows();

        assertThat(byContent.added()).isEqualTo(200);
        assertThat(byContent.removed()).isEqualTo(1);
        assertThat(byContent.before()).isEqualTo(29_800);
        assertThat(byContent.after()).isEqualTo(29_999);
        assertThat(byKey.unchanged()).isEqualTo(29_799);
        assertThat(byKey.examples()).hasSize(6);
    }

    @Test
    void aKeyThatIsSharedAndAddedIsOfTwoRows() {
        MemoryArtifacts store = new MemoryArtifacts();
        Dataset all = numbered(20_000);
        StoredTable before = StoredTable.write(DatasetSource.of(all, ""), store);
        StoredTable after = StoredTable.write(DatasetSource.of(all.append(all.slice(7, 8)), ""), store);

        assertThatThrownBy(() -> DatasetDiff.between(before, after, BY_ID))
                .isInstanceOf(UnusableRowsException.class)
                .hasMessageContaining("two rows after have Row[id=7]");
    }

    @Test
    void aProfileThatIsKnownNeedNotBeMadeAgain() {
        DatasetSource before = DatasetSource.of(patients(), "");
        Dataset after = patients().drop("ward");

        assertThat(DatasetDiff.between(before, Profile.of(patients()), DatasetSource.of(after, ""), BY_ID))
                .isEqualTo(DatasetDiff.between(before, DatasetSource.of(after, ""), BY_ID));
    }

    @Test
    void changesAreFoundInEachPart() {
        int parts = 60;
        DatasetSource before = texts(parts, "was");
        DatasetSource after = texts(parts, "is");

        RowDiff rows = DatasetDiff.between(before, after, BY_ID).rows();

        assertThat(rows.changed()).isEqualTo(parts);
        assertThat(rows.changedCells()).isEqualTo(java.util.Map.of("text", (long) parts));
    }

    /** Parts with a long text in each row, of which the first differs by a word. */
    private static DatasetSource texts(int parts, String word) {
        return new DatasetSource() {
            @Override
            public Dataset load() {
                return batches().remaining();
            }

            @Override
            public Batches batches() {
                return new Batches() {
                    private int part;

                    @Override
                    public Schema schema() {
                        return part(0).schema();
                    }

                    @Override
                    public Optional<Dataset> next() {
                        return part < parts ? Optional.of(part(part++)) : Optional.empty();
                    }

                    @Override
                    public void close() {
                        part = parts;
                    }
                };
            }

            private Dataset part(int number) {
                int rows = 200;
                List<String> texts = IntStream.range(0, rows)
                        .mapToObj(row -> (row == 0 ? word : "same") + " of " + (number * rows + row) + " and more")
                        .toList();
                return Dataset.of(java.util.Map.of("text", Columns.texts(texts)))
                        .with(
                                "id",
                                Columns.integers(IntStream.range(0, rows)
                                        .mapToLong(row -> (long) number * rows + row)
                                        .toArray()));
            }

            @Override
            public String location() {
                return word;
            }
        };
    }

    private static Dataset numbered(int rows) {
        return normal(rows, 0)
                .with(
                        "id",
                        Columns.integers(IntStream.range(0, rows).asLongStream().toArray()));
    }

    @Test
    void theJsonSaysAllThatTheDiffDoes() {
        Dataset after = Dataset.of(PATIENTS, List.of(row(3, 50, "b"), row(2, 41, "a"), row(4, 20, "a")));

        assertThat(diff(patients(), after, BY_ID).toJson())
                .startsWith("{\"compatibility\":\"IDENTICAL\",\"schema\":[],\"addedColumns\":[],\"removedColumns\":[],"
                        + "\"rows\":{\"before\":3,\"after\":3,\"added\":1,\"removed\":1,\"changed\":1,\"unchanged\":1,"
                        + "\"changedCells\":{\"age\":1,\"ward\":1},\"compared\":1,\"examples\":["
                        + "{\"before\":{\"id\":1,\"age\":30,\"ward\":\"a\"}},")
                .endsWith("}]}");
    }

    private static DatasetDiff diff(Dataset before, Dataset after, DiffOptions options) {
        return DatasetDiff.between(DatasetSource.of(before, "before"), DatasetSource.of(after, "after"), options);
    }

    private static Dataset patients() {
        return Dataset.of(PATIENTS, List.of(row(1, 30, "a"), row(2, 40, "b"), row(3, 50, "b")));
    }

    private static Row row(int id, int age, String ward) {
        return Row.of("id", id, "age", age, "ward", ward);
    }

    private static RowDiff.Example added(Row row) {
        return new RowDiff.Example(Optional.empty(), Optional.of(row));
    }

    private static RowDiff.Example removed(Row row) {
        return new RowDiff.Example(Optional.of(row), Optional.empty());
    }

    private static Dataset normal(int rows, double mean) {
        Random random = new Random(3);
        return Dataset.of(java.util.Map.of(
                "x",
                Columns.reals(IntStream.range(0, rows)
                        .mapToDouble(i -> mean + random.nextGaussian())
                        .toArray())));
    }
}
