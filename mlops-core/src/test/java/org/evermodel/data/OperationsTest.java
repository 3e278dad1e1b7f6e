package org.evermodel.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OperationsTest {
    @Test
    void aTableThatWasJustMadeHasSeenNothing() {
        assertThat(Tables.ofAllTypes().operations()).isEmpty();
    }

    @Test
    void whatIsDoneIsToldInOrder() {
        Dataset table = Tables.ofAllTypes();

        Dataset done = table.drop("note", "time")
                .filter(row -> row > 0)
                .mapText("group", String::toUpperCase)
                .select(List.of("real", "group"))
                .with("one", Columns.integers(1, 1))
                .slice(0, 1)
                .take(new int[] {0, 0});

        assertThat(done.operations())
                .hasToString("[drop(note, time), filter(2 of 3 rows), mapText(group), select(real, group), with(one), "
                        + "slice(0, 1), take(2 of 1 rows)]");
    }

    @Test
    void aTableThatWasAppendedIsNamedByItsContentAndItsOwnPast() {
        Dataset table = Tables.ofAllTypes();
        Dataset below = table.slice(1, 3);

        assertThat(table.append(below).operations())
                .hasToString("[append(2 rows, " + below.fingerprint() + " after [slice(1, 3)])]");
    }

    @Test
    void whatWasDoneIsNoPartOfTheContent() {
        Dataset table = Tables.ofAllTypes();

        assertThat(table.slice(0, 3)).isEqualTo(table).hasSameHashCodeAs(table);
    }

    @Test
    void partsOfATableArePutTogetherWithItsPast() {
        Dataset table = Tables.ofAllTypes().drop("note");

        assertThat(Batches.of(table).remaining().operations()).hasToString("[drop(note)]");
        assertThat(table.asOrigin().operations()).hasToString("[drop(note)]");
    }

    @Test
    void anOperationHasAName() {
        assertThatThrownBy(() -> Operation.of(" ", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must have a name");
    }
}
