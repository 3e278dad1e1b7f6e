package org.evermodel.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.evermodel.data.Dataset;
import org.evermodel.data.Row;
import org.evermodel.serving.Endpoint;
import org.evermodel.testkit.SampleTables;
import org.evermodel.testkit.TestModels;
import org.evermodel.testkit.TestTrainers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The champion is exchanged after a request was read and before it is answered, by one that answers something else. */
class ExchangedChampionTest {
    private static final int TWO_CLASSES = 1;
    private static final int THREE_CLASSES = 2;
    private static final int A_NUMBER = 3;
    private static final Dataset PATIENTS = Sandbox.patients(1).drop("outcome");
    private static final String INFER = "/v2/models/readmission/infer";

    private WatchedEndpoint endpoint;
    private InferenceServer server;
    private Caller caller;

    @BeforeEach
    void start() {
        TestModels models = Sandbox.readmission(1);
        Sandbox.register(
                models, Sandbox.READMISSION, SampleTables.ofManyClasses(100, 1), "group", TestTrainers.nearestMean());
        Sandbox.register(
                models, Sandbox.READMISSION, SampleTables.measured(100, 1), "days", TestTrainers.leastSquares());
        endpoint = new WatchedEndpoint(
                Endpoint.builder(Sandbox.READMISSION, models).open());
        server = InferenceServer.builder().endpoint(endpoint).start();
        caller = new Caller(server.address());
    }

    @AfterEach
    void stop() {
        server.close();
        endpoint.close();
    }

    private HttpResponse<String> whileExchanged(int champion, String path, int rows) {
        endpoint.beforeNext(() -> endpoint.promote(champion, "better"));
        return caller.post(path, Bodies.byName(PATIENTS.slice(0, rows)));
    }

    @Test
    void theReplyIsThatOfWhoeverAnswered() {
        for (int rows : List.of(1, 2)) {
            HttpResponse<String> three = whileExchanged(THREE_CLASSES, INFER, rows);
            HttpResponse<String> number = whileExchanged(A_NUMBER, INFER, rows);
            HttpResponse<String> two = whileExchanged(TWO_CLASSES, INFER, rows);

            assertThat(three.body()).contains("\"model_version\":\"2\"", "\"shape\":[" + rows + ",3]");
            assertThat(three.statusCode()).isEqualTo(200);
            assertThat(number.body()).contains("\"model_version\":\"3\"", "\"name\":\"value\"");
            assertThat(number.statusCode()).isEqualTo(200);
            assertThat(two.body()).contains("\"model_version\":\"1\"", "\"shape\":[" + rows + ",2]");
            assertThat(two.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void invocationsAreAnsweredByTheKindThatAnswered() {
        String row =
                "{\"dataframe_records\":[{\"age\":63,\"bmi\":31.4,\"smokes\":true,\"ward\":\"east\",\"noise\":0.5}]}";
        endpoint.beforeNext(() -> endpoint.promote(A_NUMBER, "better"));
        HttpResponse<String> number = caller.post("/invocations", row);
        endpoint.beforeNext(() -> endpoint.promote(THREE_CLASSES, "better"));
        HttpResponse<String> label = caller.post("/invocations", row);

        assertThat(number.body()).matches("\\{\"predictions\":\\[-?[0-9.E-]+]}");
        assertThat(label.body()).matches("\\{\"predictions\":\\[\"(low|middle|high)\"]}");
    }

    @Test
    void aDeploymentNamesTheScoresByTheClassesOfWhoeverAnswered() {
        HttpDeployment deployment = new HttpDeployment(endpoint, server);
        Row row = PATIENTS.row(0);
        for (int champion : List.of(THREE_CLASSES, A_NUMBER, TWO_CLASSES)) {
            endpoint.beforeNext(() -> endpoint.promote(champion, "better"));

            assertThat(deployment.predict(row)).isEqualTo(endpoint.predict(row).prediction());
        }
    }
}
