package org.evermodel.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.evermodel.Alias;
import org.evermodel.ModelName;
import org.evermodel.NotFoundException;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.data.Row;
import org.evermodel.model.Model;
import org.evermodel.testkit.SampleTables;
import org.evermodel.testkit.Together;
import org.junit.jupiter.api.Test;

class AnswersTest extends ServedModels {
    private static final Dataset ROWS = SampleTables.classified(30, 9);

    @Test
    void aRowIsAnsweredAsByTheModelItself() {
        Answer answer = open().predict(Samples.ROW);

        assertThat(answer.prediction()).isEqualTo(ofVersion(1)).isNotEqualTo(ofVersion(2));
        assertThat(answer.version().number()).isEqualTo(1);
        assertThat(answer.route()).isEqualTo(Route.CHAMPION);
    }

    @Test
    void aTableIsAnsweredAsByTheModelItselfAndAsItsRows() {
        Endpoint endpoint = open();

        BatchAnswer answers = endpoint.predict(ROWS);

        try (Model model = load(1)) {
            assertThat(answers.predictions().hasSameScores(model.predict(ROWS))).isTrue();
        }
        assertThat(IntStream.range(0, ROWS.rowCount())
                        .mapToObj(row -> answers.get(row).prediction()))
                .containsExactlyElementsOf(IntStream.range(0, ROWS.rowCount())
                        .mapToObj(row -> endpoint.predict(ROWS.row(row)).prediction())
                        .toList());
    }

    @Test
    void theRowsOfATableAreNamedAfterItsSeries() {
        BatchAnswer answers = open().predict(ROWS);

        assertThat(answers.id(7)).isEqualTo(answers.series() + ":7");
        assertThat(answers.get(7).id()).isEqualTo(answers.id(7));
        assertThat(answers.get(7).version()).isEqualTo(answers.version());
        assertThatThrownBy(() -> answers.id(30)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void missingCellsAndUnknownColumnsAndCategoriesAreNoErrors() {
        Row sparse = Row.of("age", 63, "ward", "on the moon", "shoe size", 43, "bmi", null);

        assertThat(open().predict(sparse).prediction())
                .isEqualTo(ofVersion(1, Row.of("age", 63, "ward", "on the moon")));
    }

    @Test
    void aRowWithAllCellsMissingIsAnswered() {
        Row empty = Row.of("age", null, "bmi", null);

        assertThat(open().predict(empty).prediction()).isEqualTo(ofVersion(1, empty));
    }

    @Test
    void aRowOfSomethingElseIsRefused() {
        Endpoint endpoint = open();

        assertThatThrownBy(() -> endpoint.predict(Row.of("petal", 1.4, "sepal", 0.2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("none of the columns [petal, sepal] is an input of the model, which takes"
                        + " [age, bmi, smokes, ward, noise]");
        assertThatThrownBy(() -> endpoint.predict(Row.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        endpoint.predict(Dataset.of(java.util.Map.of("petal", Columns.reals(new double[] {1.4})))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[petal]");
    }

    @Test
    void aCellOfAnotherTypeIsRefusedWithColumnAndBothTypes() {
        Endpoint endpoint = open();

        assertThatThrownBy(() -> endpoint.predict(Samples.ROW.with("age", "sixty")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column \"age\" was integer in training, but got String sixty");
        assertThatThrownBy(() -> endpoint.predict(Samples.ROW.with("ward", 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column \"ward\" was categorical in training, but got Long 3");
        assertThat(endpoint.status().answered()).isZero();
        assertThat(endpoint.status().inFlight()).isZero();
    }

    @Test
    void everyPredictionHasANameOfItsOwnWhateverThreadAsks() {
        Endpoint endpoint = open();

        List<List<String>> names = Together.run(8, thread -> {
            List<String> own = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                own.add(endpoint.predict(Samples.ROW).id());
            }
            return own;
        });

        Set<String> different = new HashSet<>();
        names.forEach(different::addAll);
        assertThat(different).hasSize(8 * 500);
        assertThat(endpoint.status().answered()).isEqualTo(8 * 500);
    }

    @Test
    void namesDifferFromThoseBeforeARestart() {
        Random random = new Random(7);
        Answer before = open(endpoint().random(random)).predict(Samples.ROW);
        Answer after = open(endpoint().random(random)).predict(Samples.ROW);

        assertThat(after.id()).isNotEqualTo(before.id());
    }

    @Test
    void aQueryMayBringANameOfItsOwn() {
        assertThat(open().predict(Query.of(Samples.ROW).id("visit-9")).id()).isEqualTo("visit-9");
    }

    @Test
    void nothingIsOpenedWhereNothingIsNamed() {
        assertThatThrownBy(() -> endpoint().following(Alias.CHALLENGER).open())
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("models:/readmission@challenger names no version");
        assertThatThrownBy(() -> endpoint().version(4).open())
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("models:/readmission/4");
        assertThatThrownBy(
                        () -> Endpoint.builder(new ModelName("nothing"), models).open())
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void aClosedEndpointAnswersNothing() {
        Endpoint endpoint = open();
        boolean before = endpoint.isOpen();
        endpoint.close();
        endpoint.close();

        assertThat(before).isTrue();
        assertThat(endpoint.isOpen()).isFalse();
        assertThat(endpoint.model()).isEqualTo(Samples.READMISSION);
        assertThat(endpoint).hasToString("Endpoint[readmission, closed]");
        assertThatThrownBy(() -> endpoint.predict(Samples.ROW))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the endpoint of readmission is closed");
        assertThatThrownBy(() -> endpoint.predict(ROWS)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(endpoint::status).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(endpoint::signature).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> endpoint.promote(2, "")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(endpoint::refresh).isInstanceOf(IllegalStateException.class);
        assertThat(champion.current().orElseThrow().number()).isEqualTo(1);
    }
}
