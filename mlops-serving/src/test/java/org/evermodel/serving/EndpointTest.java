package org.evermodel.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.evermodel.Alias;
import org.evermodel.ModelUri;
import org.evermodel.NotFoundException;
import org.evermodel.data.Dataset;
import org.evermodel.model.Model;
import org.evermodel.model.Prediction;
import org.evermodel.testkit.TestModels;
import org.evermodel.testkit.TestTrainers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EndpointTest {
    private final TestModels models = TestModels.of(TestTrainers.flavor());

    @BeforeEach
    void registerThree() {
        for (int variant = 1; variant <= 3; variant++) {
            Samples.register(models, variant);
        }
        models.alias(Samples.READMISSION, Alias.CHAMPION).moveTo(1, "the first");
    }

    private Endpoint.Builder endpoint() {
        return Endpoint.builder(Samples.READMISSION, models);
    }

    private Prediction ofVersion(int number) {
        try (Model model = models.load(ModelUri.of(Samples.READMISSION, number))
                .orElseThrow()
                .model()) {
            return model.predict(Samples.ROW);
        }
    }

    @Test
    void theChampionAnswersAsTheModelDoesByItself() {
        try (Endpoint endpoint = endpoint().open()) {
            Answer answer = endpoint.predict(Samples.ROW);

            assertThat(answer.prediction()).isEqualTo(ofVersion(1));
            assertThat(answer.version().number()).isEqualTo(1);
            assertThat(answer.route()).isEqualTo(Route.CHAMPION);
        }
    }

    @Test
    void aCanaryThatIsPromotedAnswersEverythingAndARollbackReturnsToTheChampionBefore() {
        try (Endpoint endpoint = endpoint().open()) {
            endpoint.canary(2, 1, "all of it");
            Answer canary = endpoint.predict(Samples.ROW);
            endpoint.promote("it looks good");
            Answer champion = endpoint.predict(Samples.ROW);
            endpoint.rollback("it was not");
            Answer earlier = endpoint.predict(Samples.ROW);

            assertThat(canary.prediction()).isEqualTo(ofVersion(2));
            assertThat(canary.route()).isEqualTo(Route.CANARY);
            assertThat(champion.prediction()).isEqualTo(ofVersion(2));
            assertThat(champion.route()).isEqualTo(Route.CHAMPION);
            assertThat(earlier.prediction()).isEqualTo(ofVersion(1)).isNotEqualTo(ofVersion(2));
        }
    }

    @Test
    void aVersionThatIsNamedAnswersWhateverTheKeyAndOnlyWhileItIsChampionOrCanary() {
        try (Endpoint endpoint = endpoint().open()) {
            endpoint.canary(2, 1, "all of it");
            Dataset table = Dataset.of(endpoint.signature().inputs(), List.of(Samples.ROW, Samples.ROW));

            assertThat(endpoint.predict(1, Query.of(Samples.ROW).key("somebody"))
                            .prediction())
                    .isEqualTo(ofVersion(1));
            assertThat(endpoint.predict(2, Query.of(Samples.ROW)).prediction()).isEqualTo(ofVersion(2));
            assertThat(endpoint.predict(1, table).get(1).prediction()).isEqualTo(ofVersion(1));
            assertThatThrownBy(() -> endpoint.predict(3, table))
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageContaining("version 3 of readmission does not answer here");
        }
    }
}
