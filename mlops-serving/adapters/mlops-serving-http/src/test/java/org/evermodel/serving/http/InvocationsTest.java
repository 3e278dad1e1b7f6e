package org.evermodel.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.evermodel.data.Row;
import org.evermodel.model.Prediction;
import org.evermodel.serving.Endpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvocationsTest {
    private Endpoint classifier;
    private Endpoint numbers;
    private Endpoint one;
    private InferenceServer server;
    private Caller caller;

    @BeforeAll
    void start() {
        classifier = Sandbox.classifier();
        numbers = Sandbox.ofNumbers("numbers", List.of("a", "b", "c"));
        one = Sandbox.ofNumbers("one", List.of("x"));
        server = InferenceServer.builder()
                .endpoint(classifier)
                .endpoint(numbers)
                .endpoint(one)
                .start();
        caller = new Caller(server.address());
    }

    @AfterAll
    void stop() {
        server.close();
        classifier.close();
        numbers.close();
        one.close();
    }

    private HttpResponse<String> invoke(String body) {
        return caller.post("/invocations?model=numbers", body);
    }

    private String label(Row row) {
        return ((Prediction.OfClass) classifier.predict(row).prediction()).label();
    }

    /** What the reply must be where the rows are 1, 2, 3 and 4, 5, missing. */
    private String twoRows() {
        return "{\"predictions\":[" + value(Row.of("a", 1, "b", 2, "c", 3)) + ","
                + value(Row.of("a", 4, "b", 5, "c", null)) + "]}";
    }

    private double value(Row row) {
        return ((Prediction.OfNumber) numbers.predict(row).prediction()).value();
    }

    private void assertRefused(String body, String... parts) {
        HttpResponse<String> response = invoke(body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(response.body()).startsWith("{\"error\":\"").contains(parts);
    }

    @Test
    void aSplitTableIsAnsweredWhateverTheOrderOfColumnsAndMembers() {
        assertThat(invoke("{\"dataframe_split\":{\"columns\":[\"a\",\"b\",\"c\"],\"data\":[[1,2,3],[4,5,null]]}}")
                        .body())
                .isEqualTo(twoRows());
        assertThat(invoke("{\"dataframe_split\":{\"data\":[[3,9,1,2],[null,9,4,5]],\"index\":[0,1],"
                                + "\"columns\":[\"c\",\"unknown\",\"a\",\"b\"]}}")
                        .body())
                .isEqualTo(twoRows());
    }

    @Test
    void recordsAreAnsweredAndWhatOneLacksIsMissing() {
        assertThat(invoke("{\"dataframe_records\":[{\"a\":1,\"b\":2,\"c\":3,\"z\":[{}]},{\"b\":5,\"a\":4}]}")
                        .body())
                .isEqualTo(twoRows());
    }

    @Test
    void instancesAndInputsAreAnswered() {
        assertThat(invoke("{\"instances\":[[1,2,3],[4,5,null]]}").body()).isEqualTo(twoRows());
        assertThat(invoke("{\"instances\":[{\"a\":1,\"b\":2,\"c\":3},{\"a\":4,\"b\":5,\"c\":null}]}")
                        .body())
                .isEqualTo(twoRows());
        assertThat(invoke("{\"inputs\":{\"c\":[3,null],\"a\":[1,4],\"b\":[[2],[5]],\"z\":[]}}")
                        .body())
                .isEqualTo(twoRows());
        assertThat(invoke("{\"inputs\":[[1,2,3],[4,5,null]]}").body()).isEqualTo(twoRows());
        assertThat(caller.post("/invocations?model=one", "{\"instances\":[1,2]}")
                        .body())
                .isEqualTo(caller.post("/invocations?model=one", "{\"inputs\":{\"x\":[1,2]}}")
                        .body())
                .startsWith("{\"predictions\":[");
    }

    @Test
    void aClassifierAnswersLabelsAndEveryTypeIsRead() {
        Row row = Row.of("age", 63, "bmi", 31.4, "smokes", true, "ward", "east", "noise", 0.5);
        Row other = Row.of("age", 20);

        HttpResponse<String> response = caller.post("/invocations?model=readmission", """
                {"dataframe_records":[{"age":63,"bmi":31.4,"smokes":true,"ward":"east","noise":0.5},{"age":20.0}]}""");

        assertThat(response.body()).isEqualTo("{\"predictions\":[\"" + label(row) + "\",\"" + label(other) + "\"]}");
        assertThat(response.headers().firstValue("Model-Version")).contains("1");
        assertThat(response.headers().firstValue("Prediction-Series")).isPresent();
    }

    @Test
    void noRowsAreAnsweredByNone() {
        for (String body : List.of(
                "{\"dataframe_split\":{\"columns\":[\"a\",\"b\",\"c\"],\"data\":[]}}",
                "{\"dataframe_records\":[]}",
                "{\"instances\":[]}",
                "{\"inputs\":{\"a\":[],\"b\":[],\"c\":[]}}")) {
            assertThat(invoke(body).body()).isEqualTo("{\"predictions\":[]}");
        }
    }

    @Test
    void aLoneRowTellsTheNameOfItsPrediction() {
        HttpResponse<String> response = invoke("{\"instances\":[[1,2,3]],\"params\":{\"key\":\"somebody\",\"x\":[1]}}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Prediction-Id")).isPresent();
    }

    @Test
    void exactlyOneFormIsWanted() {
        String split = "\"dataframe_split\":{\"columns\":[\"a\",\"b\",\"c\"],\"data\":[[1,2,3]]}";
        assertRefused("{}", "expected one of \\\"dataframe_split\\\"");
        assertRefused("{\"rows\":[]}", "got \\\"rows\\\"");
        assertRefused("{" + split + ",\"instances\":[[1,2,3]]}", "exactly one", "\\\"instances\\\" is one more");
        assertRefused("{" + split + "," + split + "}", "exactly one");
        assertRefused("[[1,2,3]]", "expected a JSON object, but the body is an array");
        assertRefused("7", "is a number");
        assertRefused("{\"params\":{}}", "expected one of");
    }

    @Test
    void tablesMustBeWhole() {
        assertRefused(
                "{\"dataframe_split\":{\"columns\":[\"a\",\"b\"],\"data\":[[1,2]]}}",
                "there is no \\\"c\\\"",
                "dataframe_split");
        assertRefused(
                "{\"dataframe_split\":{\"columns\":[\"a\",\"b\",\"c\"],\"data\":[[1,2]]}}",
                "rows of 3 cells",
                "[1, 2]");
        assertRefused("{\"dataframe_split\":{\"columns\":[\"a\",\"b\",\"c\"],\"data\":[1,2,3]}}", "rows of 3 cells");
        assertRefused("{\"dataframe_split\":{\"columns\":[\"a\",\"a\",\"c\"],\"data\":[]}}", "\\\"a\\\" stands twice");
        assertRefused("{\"dataframe_split\":{\"columns\":[1],\"data\":[]}}", "must be strings");
        assertRefused("{\"dataframe_split\":{\"columns\":[\"a\"]}}", "must have");
        assertRefused("{\"dataframe_split\":[]}", "must be an object");
        assertRefused("{\"dataframe_split\":{\"cols\":[]}}", "got \\\"cols\\\"");
        assertRefused("{\"dataframe_records\":[{\"a\":1,\"b\":2}]}", "there is no \\\"c\\\"");
        assertRefused("{\"dataframe_records\":[{\"a\":1,\"a\":2}]}", "row 0 has \\\"a\\\" twice");
        assertRefused("{\"dataframe_records\":[[1,2,3]]}", "row 0", "must be an object");
        assertRefused("{\"dataframe_records\":{\"a\":1}}", "must be an array");
        assertRefused("{\"instances\":[[1,2]]}", "rows of 3 cells");
        assertRefused("{\"instances\":[1,2,3]}", "rows of 3 cells");
        assertRefused("{\"instances\":[[1,2,3],[4,5]]}", "ragged");
        assertRefused("{\"instances\":[{\"a\":1,\"b\":2,\"c\":3},[1,2,3]]}", "row 1", "must be an object");
        assertRefused("{\"inputs\":{\"a\":[1],\"b\":[1,2],\"c\":[1]}}", "of equal length");
        assertRefused("{\"inputs\":{\"a\":[[1,2]],\"b\":[1,2],\"c\":[1]}}", "but is nested");
        assertRefused("{\"inputs\":{\"a\":1}}", "must be an array");
    }

    @Test
    void cellsMustFitTheirColumns() {
        assertRefused("{\"instances\":[[1,2,3],[1,\"x\",3]]}", "column \\\"b\\\" is real", "row 1", "\\\"x\\\"");
        assertRefused("{\"dataframe_records\":[{\"a\":true,\"b\":2,\"c\":3}]}", "column \\\"a\\\" is real", "true");
        assertRefused("{\"dataframe_records\":[{\"a\":[1],\"b\":2,\"c\":3}]}", "is an array");
        assertRefused("{\"instances\":[[1,1e999,3]]}", "beyond what 64 bits hold");
        assertThat(caller.post("/invocations?model=readmission", "{\"instances\":[[63,31.4,true,7,0.5]]}")
                        .body())
                .contains("column \\\"ward\\\" is categorical", "expected a string", "got 7");
    }
}
