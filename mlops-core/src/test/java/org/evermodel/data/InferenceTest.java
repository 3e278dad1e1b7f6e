package org.evermodel.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.evermodel.NotFoundException;
import org.junit.jupiter.api.Test;

class InferenceTest {
    private static final DataPlace PLACE = DataPlace.in("adult.data").at(7, 8);

    private final ColumnEvidence age =
            new ColumnEvidence(new Field("age", ColumnType.INTEGER), 32_561, 3, Optional.of("17..90"), List.of());
    private final ColumnEvidence code = new ColumnEvidence(
            new Field("a|b", ColumnType.TEXT),
            32_561,
            0,
            Optional.of("more than 1,000 different values"),
            List.of(new ColumnEvidence.RuledOut(ColumnType.INTEGER, "x\n|", PLACE)));
    private final Inference both = new Inference(32_561, List.of(age, code));

    @Test
    void aColumnIsToldInOneLine() {
        assertThat(age).hasToString("age: integer, 3 of 32,561 missing, 17..90");
        assertThat(code).hasToString("a|b: text, none missing, more than 1,000 different values");
    }

    @Test
    void aTypeIsRuledOutByAValueAtAPlace() {
        assertThat(code.whyNot(ColumnType.INTEGER).orElseThrow())
                .hasToString("not integer because of \"x\\u000a|\" in adult.data: record 7 (line 8)");
        assertThat(code.whyNot(ColumnType.REAL)).isEmpty();
    }

    @Test
    void theSchemaIsThatOfTheColumns() {
        assertThat(both.schema()).isEqualTo(Schema.of(age.field(), code.field()));
        assertThat(both.column("age")).isEqualTo(age);
        assertThatThrownBy(() -> both.column("b")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aTableHasALineForEachColumn() {
        assertThat(both.toString().lines()).hasSize(3).first().isEqualTo("32,561 rows, 2 columns");
        assertThat(both.toMarkdown().lines()).hasSize(4);
        assertThat(both.toMarkdown())
                .contains("| age | integer | 3 of 32,561 missing | 17..90 |  |\n", "| a\\|b | text");
    }

    @Test
    void cellsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new ColumnEvidence(age.field(), 2, 3, Optional.empty(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 of 2");
        assertThatThrownBy(() -> new Inference(5, List.of(age))).isInstanceOf(IllegalArgumentException.class);
    }
}
