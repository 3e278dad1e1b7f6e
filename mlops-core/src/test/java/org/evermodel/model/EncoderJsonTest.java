package org.evermodel.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evermodel.data.Column;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncoderJsonTest {
    private static final String GOOD = """
            {"format":1,"columns":[\
            {"column":"age","type":"INTEGER","missing":false,\
            "numbers":[{"reading":"VALUE","fill":2.0,"center":2.0,"scale":0.816496580927726}],"levels":[]},\
            {"column":"sex","type":"CATEGORICAL","missing":false,"other":false,"levels":["Female","Male"]}],\
            "leftOut":{"name":"too odd"}}
            """;

    @Test
    void isReadable() {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("age", Columns.integers(1, 2, 3));
        columns.put("sex", Columns.categories(List.of("Male", "Female", "Male")));

        byte[] json = Transforms.impute()
                .standardize()
                .oneHot()
                .fit(Dataset.of(columns))
                .toJson();

        assertThat(text(json)).isEqualTo(GOOD.replace("\"name\":\"too odd\"", ""));
    }

    @Test
    void whatALeftOutColumnLacksIsKept() {
        assertThat(Encoder.fromJson(bytes(GOOD)).leftOut()).containsExactly(Map.entry("name", "too odd"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "format":1            | "format":2              | encoder.json at /format must be 1: 2
            "format":1            | "format":"1"            | encoder.json at /format must be 1: 1
            "format":1,           | ``                      | encoder.json lacks the field "format"
            "format":1            | "format":1,"class":"X"  | encoder.json has an unknown field "class"
            "INTEGER"             | "COMPLEX"               | No enum constant
            "INTEGER"             | "TEXT"                  | encoder.json at /columns/0 has an unknown field "numbers"
            "INTEGER"             | "TIMESTAMP"             | encoder.json at /columns/0/numbers must be [SECONDS, MONTH, WEEKDAY, HOUR]
            "VALUE"               | "HOUR"                  | encoder.json at /columns/0/numbers must be [VALUE]
            "column":"age"        | "column":"sex"          | column names must differ
            "column":"age"        | "column":" "            | a column name must not be blank
            "column":"age"        | "column":7              | encoder.json at /columns/0/column must be a text: 7
            "fill":2.0            | "fill":1e999            | encoder.json at /columns/0/numbers/0/fill must be a finite number
            "fill":2.0            | "fill":"NaN"            | encoder.json at /columns/0/numbers/0/fill must be a finite number: NaN
            "scale":0             | "scale":-0              | must have a scale of at least 0
            "missing":false       | "missing":null          | encoder.json at /columns/0/missing must be true or false: null
            "levels":[]           | "levels":[1,1]          | encoder.json at /columns/0/levels must differ from one another
            "Female","Male"       | "Male","Male"           | encoder.json at /columns/1/levels must differ from one another
            "Female","Male"       | ["Male"]                | encoder.json at /columns/1/levels/0 must be a text: [Male]
            {"format"             | [{"format"              | encoder.json is not JSON
            {"format":1           | {"format":1,"format":1  | encoder.json is not JSON
            {"name":"too odd"}}   | {}} {}                  | encoder.json is not JSON
            {"name":"too odd"}    | []                      | encoder.json at /leftOut must be an object: []
            """)
    void refusesWhatIsNoEncoder(String good, String bad, String why) {
        assertThat(GOOD).contains(good);

        assertThatThrownBy(() -> Encoder.fromJson(bytes(GOOD.replaceFirst(
                        java.util.regex.Pattern.quote(good), java.util.regex.Matcher.quoteReplacement(bad)))))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining(why);
    }

    @Test
    void refusesNoColumnsNothingAndAbyss() {
        assertThatThrownBy(() -> Encoder.fromJson(bytes("{\"format\":1,\"columns\":[],\"leftOut\":{}}")))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("at least one column");
        assertThatThrownBy(() -> Encoder.fromJson(new byte[0])).isInstanceOf(ModelRefusedException.class);
        assertThatThrownBy(() -> Encoder.fromJson(bytes("[".repeat(100_000))))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("not JSON");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
