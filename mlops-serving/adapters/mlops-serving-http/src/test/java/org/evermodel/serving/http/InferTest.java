package org.evermodel.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.evermodel.data.Dataset;
import org.evermodel.data.Row;
import org.evermodel.model.Prediction;
import org.evermodel.model.Predictions;
import org.evermodel.serving.Endpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InferTest {
    private static final String PATH = "/v2/models/readmission/infer";
    private static final String NUMBERS = "/v2/models/numbers/infer";

    private Endpoint classifier;
    private Endpoint regressor;
    private Endpoint numbers;
    private InferenceServer server;
    private Caller caller;

    @BeforeAll
    void start() {
        classifier = Sandbox.classifier();
        regressor = Sandbox.regressor();
        numbers = Sandbox.ofNumbers("numbers", List.of("a", "b", "c"));
        server = InferenceServer.builder()
                .endpoint(classifier)
                .endpoint(regressor)
                .endpoint(numbers)
                .start();
        caller = new Caller(server.address());
    }

    @AfterAll
    void stop() {
        server.close();
        classifier.close();
        regressor.close();
        numbers.close();
    }

    private static String request(String tensors) {
        return "{\"inputs\":[" + tensors + "]}";
    }

    private static String tensor(String name, String shape, String datatype, String data) {
        return "{\"name\":\"" + name + "\",\"shape\":" + shape + ",\"datatype\":\"" + datatype + "\",\"data\":" + data
                + "}";
    }

    /** Three columns of numbers. */
    private static String abc(String shape, String datatype, String data) {
        return request(tensor("whatever", shape, datatype, data));
    }

    private static String patient(String age, String bmi, String smokes, String ward, String noise) {
        return request(String.join(
                ",",
                tensor("age", "[1]", "INT64", "[" + age + "]"),
                tensor("bmi", "[1,1]", "FP64", "[[" + bmi + "]]"),
                tensor("smokes", "[1]", "BOOL", "[" + smokes + "]"),
                tensor("ward", "[1]", "BYTES", "[" + ward + "]"),
                tensor("noise", "[1]", "FP32", "[" + noise + "]")));
    }

    private double value(Row row) {
        return ((Prediction.OfNumber) numbers.predict(row).prediction()).value();
    }

    private static Cells output(HttpResponse<String> response, String name) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return InferReply.outputs(response.body().getBytes(StandardCharsets.UTF_8))
                .get(name);
    }

    private void assertRefused(String path, String body, String... parts) {
        HttpResponse<String> response = caller.post(path, body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.body()).startsWith("{\"error\":\"").contains(parts);
    }

    @Test
    void aClassifierAnswersLabelsAndScoresExactlyAsInProcess() {
        Row row = Row.of("age", 63, "bmi", 31.4, "smokes", true, "ward", "east", "noise", 0.1);
        Prediction.OfClass expected =
                (Prediction.OfClass) classifier.predict(row).prediction();

        HttpResponse<String> response = caller.post(PATH, patient("63", "31.4", "true", "\"east\"", "0.1"));

        assertThat(output(response, "label").text(0)).isEqualTo(expected.label());
        assertThat(output(response, "scores").number(0))
                .isEqualTo(expected.scores().get("no"));
        assertThat(output(response, "scores").number(1))
                .isEqualTo(expected.scores().get("yes"));
        assertThat(response.body())
                .startsWith(
                        "{\"model_name\":\"readmission\",\"model_version\":\"1\",\"parameters\":{\"prediction_id\":\"")
                .contains("{\"name\":\"label\",\"datatype\":\"BYTES\",\"shape\":[1],\"data\":[\"")
                .contains("{\"name\":\"scores\",\"datatype\":\"FP64\",\"shape\":[1,2],\"data\":[");
    }

    @Test
    void nullIsAMissingCell() {
        Prediction.OfClass expected =
                (Prediction.OfClass) classifier.predict(Row.of("age", 63)).prediction();

        HttpResponse<String> response = caller.post(PATH, patient("63", "null", "null", "null", "null"));

        assertThat(output(response, "scores").number(0))
                .isEqualTo(expected.scores().get("no"));
    }

    @Test
    void aTableIsAnsweredRowByRowUnderOneSeries() {
        Dataset table = Sandbox.patients(9).drop("outcome").slice(0, 50);
        Predictions expected = classifier.predict(table).predictions();

        HttpResponse<String> response = caller.post(PATH, Bodies.byName(table));

        Cells scores = output(response, "scores");
        Cells labels = output(response, "label");
        for (int row = 0; row < 50; row++) {
            assertThat(scores.number(row * 2)).isEqualTo(expected.score(row, 0));
            assertThat(scores.number(row * 2 + 1)).isEqualTo(expected.score(row, 1));
            assertThat(labels.text(row))
                    .isEqualTo(expected.signature().classes().get(expected.winner(row)));
        }
        assertThat(response.body()).contains("\"prediction_series\":\"").contains("\"shape\":[50,2]");
    }

    @Test
    void oneTensorIsTakenByPositionWhateverItsNameFlatOrNested() {
        double expected = value(Row.of("a", 1.5, "b", 2, "c", 3));

        assertThat(output(caller.post(NUMBERS, abc("[1,3]", "FP64", "[1.5,2,3]")), "value")
                        .number(0))
                .isEqualTo(expected);
        assertThat(output(caller.post(NUMBERS, abc("[1,3]", "FP64", "[[1.5,2,3]]")), "value")
                        .number(0))
                .isEqualTo(expected);
    }

    @Test
    void severalTensorsAreTakenByNameInAnyOrder() {
        String body = request(tensor("c", "[2]", "INT8", "[3,6]") + "," + tensor("a", "[2,1]", "FP32", "[[1.5],[4]]")
                + "," + tensor("b", "[2,1]", "UINT64", "[2,5]"));

        Cells values = output(caller.post(NUMBERS, body), "value");

        assertThat(values.number(0)).isEqualTo(value(Row.of("a", 1.5, "b", 2, "c", 3)));
        assertThat(values.number(1)).isEqualTo(value(Row.of("a", 4, "b", 5, "c", 6)));
    }

    @Test
    void aDecimalIsTakenAsItIsWrittenWhateverTheWidthOfItsDatatype() {
        double expected = value(Row.of("a", 0.1, "b", 0.2, "c", 0.3));

        for (String datatype : List.of("FP16", "FP32", "FP64")) {
            assertThat(output(caller.post(NUMBERS, abc("[1,3]", datatype, "[0.1,0.2,0.3]")), "value")
                            .number(0))
                    .isEqualTo(expected);
        }
    }

    @Test
    void theMembersOfATensorMayStandInAnyOrderAmongUnknownOnes() {
        String body = """
                {"unknown":{"deep":[1,{"x":null}]},"inputs":[{"data":[1,2,3],"parameters":{"content_type":"np"},
                "datatype":"INT32","extra":[[]],"shape":[1,3],"name":"x"}],"parameters":{"content_type":"pd"}}""";

        assertThat(output(caller.post(NUMBERS, body), "value").number(0))
                .isEqualTo(value(Row.of("a", 1, "b", 2, "c", 3)));
    }

    @Test
    void noRowsAreAnsweredByNoRows() {
        assertThat(output(caller.post(NUMBERS, abc("[0,3]", "FP64", "[]")), "value")
                        .size())
                .isZero();
    }

    @Test
    void theIdIsEchoed() {
        String body = abc("[1,3]", "FP64", "[1,2,3]").replaceFirst("\\{", "{\"id\":\"a \\\\\"b\\\\\" ü\",");

        assertThat(caller.post(NUMBERS, body).body()).contains("\"id\":\"a \\\"b\\\" ü\"");
    }

    @Test
    void onlyTheOutputsThatWereAskedForAreAnswered() {
        String body = patient("63", "31.4", "true", "\"east\"", "0.1");

        String one = caller.post(PATH, body.replaceFirst("\\{", "{\"outputs\":[{\"name\":\"scores\"}],"))
                .body();

        assertThat(one).contains("\"scores\"").doesNotContain("\"label\"");
        assertRefused(
                PATH,
                body.replaceFirst("\\{", "{\"outputs\":[{\"name\":\"predict\"}],"),
                "output \\\"predict\\\": expected one of \\\"label\\\", \\\"scores\\\"");
    }

    @Test
    void shapeElementsAndColumnsMustAgree() {
        assertRefused(NUMBERS, abc("[1,3]", "FP64", "[1,2]"), "whatever", "expected 3 elements", "got 2");
        assertRefused(NUMBERS, abc("[2,3]", "FP64", "[1,2,3]"), "expected 6 elements", "got 3");
        assertRefused(NUMBERS, abc("[1,2]", "FP64", "[1,2]"), "expected the shape [rows, 3]", "was [1, 2]");
        assertRefused(NUMBERS, abc("[3]", "FP64", "[1,2,3]"), "expected the shape [rows, 3]", "was [3]");
        assertRefused(NUMBERS, abc("[3,1]", "FP64", "[[1,2,3]]"), "nested as its shape [3, 1]", "nested as [1, 3]");
        assertRefused(NUMBERS, abc("[1,3]", "FP64", "[[1,2],[3]]"), "ragged");
        assertRefused(NUMBERS, abc("[1,3]", "FP64", "[1,[2],3]"), "ragged");
        assertRefused(NUMBERS, abc("[]", "FP64", "[]"), "one or two dimensions");
        assertRefused(NUMBERS, abc("[1,1,3]", "FP64", "[1,2,3]"), "one or two dimensions");
        assertRefused(NUMBERS, abc("[-1,3]", "FP64", "[1,2,3]"), "whole numbers from 0 on");
        assertRefused(NUMBERS, abc("[1.0,3]", "FP64", "[1,2,3]"), "whole numbers from 0 on");
        assertRefused(NUMBERS, abc("[3037000500,3037000500]", "FP64", "[1,2,3]"), "too many elements");
        assertRefused(NUMBERS, abc("[99999999999999999999,3]", "FP64", "[1]"), "whole numbers from 0 on");
        assertRefused(NUMBERS, abc("[4611686018427387904,0]", "FP64", "[]"), "expected the shape [rows, 3]");
    }

    @Test
    void elementsMustBeOfTheDatatype() {
        assertRefused(NUMBERS, abc("[1,3]", "INT322", "[1,2,3]"), "expected a datatype of", "INT322");
        assertRefused(NUMBERS, abc("[1,3]", "INT8", "[1,128,3]"), "from -128 to 127", "element 1 is 128");
        assertRefused(NUMBERS, abc("[1,3]", "UINT8", "[1,-1,3]"), "from 0 to 255", "element 1 is -1");
        assertRefused(NUMBERS, abc("[1,3]", "INT32", "[1,2.5,3]"), "INT32", "element 1 is 2.5");
        assertRefused(NUMBERS, abc("[1,3]", "UINT64", "[1,2,18446744073709551615]"), "element 2 is 1.844");
        assertRefused(NUMBERS, abc("[1,3]", "INT64", "[1,2,9223372036854775808]"), "element 2 is 9.22");
        assertRefused(NUMBERS, abc("[1,3]", "FP16", "[1,2,65505]"), "up to 65504.0", "element 2");
        assertRefused(NUMBERS, abc("[1,3]", "FP32", "[1,2,1e39]"), "element 2 is 1.0E39");
        assertRefused(NUMBERS, abc("[1,3]", "FP64", "[1,2,1e999]"), "element 2 is Infinity");
        assertRefused(NUMBERS, abc("[1,3]", "FP64", "[1,2,\"3\"]"), "element 2 is \\\"3\\\"");
        assertRefused(NUMBERS, abc("[1,3]", "FP64", "[1,2,true]"), "element 2 is true");
        assertRefused(NUMBERS, abc("[1,3]", "BOOL", "[true,false,1]"), "element 2 is 1");
        assertRefused(NUMBERS, abc("[1,3]", "FP64", "[1,2,NaN]"), "malformed JSON in line 1", "NaN");
        assertRefused(NUMBERS, abc("[1,3]", "FP64", "[1,2,{}]"), "element 2 is an object");
    }

    @Test
    void datatypesMustFitTheColumns() {
        assertRefused(NUMBERS, abc("[1,3]", "BYTES", "[\"1\",\"2\",\"3\"]"), "column \\\"a\\\" is real", "row 0");
        assertRefused(NUMBERS, abc("[1,3]", "BOOL", "[true,true,true]"), "column \\\"a\\\" is real");
        String body = patient("63", "31.4", "true", "\"east\"", "0.1");
        assertRefused(
                PATH,
                body.replace("\"BYTES\",\"data\":[\"east\"]", "\"INT8\",\"data\":[3]"),
                "tensor \\\"ward\\\"",
                "categorical");
        assertRefused(PATH, body.replace("\"BOOL\",\"data\":[true]", "\"INT8\",\"data\":[2]"), "smokes", "0 or 1");
    }

    @Test
    void aBooleanMayBeWrittenAsZeroOrOne() {
        String body = patient("63", "31.4", "true", "\"east\"", "0.1");

        String asNumber = caller.post(PATH, body.replace("\"BOOL\",\"data\":[true]", "\"INT8\",\"data\":[1]"))
                .body();

        assertThat(InferReply.outputs(asNumber.getBytes(StandardCharsets.UTF_8))
                        .get("scores")
                        .number(0))
                .isEqualTo(output(caller.post(PATH, body), "scores").number(0));
    }

    @Test
    void columnsMustBeThereOnceAndAlike() {
        String a = tensor("a", "[1]", "FP64", "[1]");
        String b = tensor("b", "[1]", "FP64", "[2]");
        assertRefused(NUMBERS, request(a + "," + b), "there is none called \\\"c\\\"");
        assertRefused(NUMBERS, request(a), "there is none called \\\"b\\\"");
        assertRefused(NUMBERS, request(a + "," + a), "tensor \\\"a\\\" stands twice");
        assertRefused(NUMBERS, request(a + "," + tensor("d", "[1]", "FP64", "[2]")), "tensor \\\"d\\\"", "it takes");
        assertRefused(
                NUMBERS, request(a + "," + b + "," + tensor("c", "[2]", "FP64", "[1,2]")), "has 1 and \\\"c\\\" has 2");
        assertRefused(
                NUMBERS,
                request(a + "," + b + "," + tensor("c", "[1,2]", "FP64", "[1,2]")),
                "tensor \\\"c\\\": expected the shape [rows] or [rows, 1]");
    }

    @Test
    void theRequestMustHaveItsMembers() {
        assertRefused(NUMBERS, "{}", "expected \\\"inputs\\\"");
        assertRefused(NUMBERS, "{\"inputs\":[]}", "expected \\\"inputs\\\"");
        assertRefused(NUMBERS, "{\"inputs\":{}}", "\\\"inputs\\\" must be an array, but is an object");
        assertRefused(NUMBERS, "{\"inputs\":[1]}", "input 0 must be an object, but is a number");
        assertRefused(NUMBERS, "{\"inputs\":[{}]}", "input 0 has no \\\"name\\\"");
        assertRefused(NUMBERS, "{\"inputs\":[{\"name\":\"x\"}]}", "tensor \\\"x\\\" has no \\\"shape\\\"");
        assertRefused(NUMBERS, "{\"inputs\":[{\"name\":1}]}", "must be a string, but is a number");
        assertRefused(NUMBERS, "{\"id\":7}", "\\\"id\\\" must be a string, but is a number");
        assertRefused(NUMBERS, "{\"parameters\":[]}", "the parameters must be an object");
        assertRefused(NUMBERS, "{\"parameters\":{\"key\":null}}", "the parameter \\\"key\\\"");
        assertRefused(NUMBERS, "{\"outputs\":[{}]}", "output 0 has no \\\"name\\\"");
        assertRefused(NUMBERS, "{\"inputs\":[],\"inputs\":[]}", "\\\"inputs\\\" stands twice");
        assertRefused(NUMBERS, "[1]", "expected a JSON object, but the body is an array");
        assertRefused(NUMBERS, "", "the body is empty");
        assertRefused(NUMBERS, "{\"inputs\":", "malformed JSON in line 1, column 11");
        assertRefused(NUMBERS, abc("[1,3]", "FP64", "[1,2,3]") + " {}", "nothing behind");
        assertRefused(NUMBERS, "\u0000\u0001", "malformed JSON");
        assertRefused(PATH, patient("63", "31.4", "true", "\"\\ud800\"", "0.1"), "half a surrogate pair");
    }
}
