package org.evermodel.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.evermodel.Alias;
import org.evermodel.ModelUri;
import org.evermodel.data.Row;
import org.evermodel.model.Model;
import org.evermodel.model.Prediction;
import org.evermodel.port.ModelAlias;
import org.evermodel.testkit.TestModels;
import org.evermodel.testkit.WatchedFlavor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Three versions that answer differently, the first one champion. Whatever a test does, all endpoints end with every model
 * closed, and none used after it was closed.
 */
abstract class ServedModels {
    final WatchedFlavor watched = WatchedFlavor.create();
    final TestModels models = TestModels.of(watched);
    final ModelAlias champion = models.alias(Samples.READMISSION, Alias.CHAMPION);
    private final List<Endpoint> opened = new ArrayList<>();

    @BeforeEach
    final void registerThree() {
        for (int variant = 1; variant <= 3; variant++) {
            Samples.register(models, variant);
        }
        champion.moveTo(1, "the first");
    }

    @AfterEach
    final void everyModelIsClosedAndNoneWasUsedAfterwards() {
        watched.release();
        opened.forEach(Endpoint::close);
        assertThat(watched.open()).isZero();
        assertThat(watched.faults()).isEmpty();
    }

    final Endpoint.Builder endpoint() {
        return Endpoint.builder(Samples.READMISSION, models);
    }

    /** Opens what is closed after the test. */
    final Endpoint open(Endpoint.Builder builder) {
        Endpoint endpoint = builder.open();
        opened.add(endpoint);
        return endpoint;
    }

    final Endpoint open() {
        return open(endpoint());
    }

    final Prediction ofVersion(int number) {
        return ofVersion(number, Samples.ROW);
    }

    final Prediction ofVersion(int number, Row row) {
        try (Model model = load(number)) {
            return model.predict(row);
        }
    }

    final Model load(int number) {
        return models.load(ModelUri.of(Samples.READMISSION, number))
                .orElseThrow()
                .model();
    }

    /** The versions that answer 200 different keys. */
    static List<Integer> answering(Endpoint endpoint) {
        List<Integer> versions = new ArrayList<>();
        for (int key = 0; key < 200; key++) {
            versions.add(endpoint.predict(Query.of(Samples.ROW).key("patient-" + key))
                    .version()
                    .number());
        }
        return versions;
    }
}
