package org.evermodel.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaJsonTest {
    @Test
    void aSchemaIsOneLineOfJson() {
        Schema schema = Schema.of(new Field("age", ColumnType.INTEGER), new Field("a \"b\"", ColumnType.TEXT));

        assertThat(schema.toJson())
                .isEqualTo("{\"format\":1,\"columns\":[{\"column\":\"age\",\"type\":\"INTEGER\"},"
                        + "{\"column\":\"a \\\"b\\\"\",\"type\":\"TEXT\"}]}");
    }

    @Test
    void whatWasWrittenIsReadBack() {
        Schema all = Tables.ofAllTypes().schema();

        assertThat(Schema.fromJson(all.toJson())).isEqualTo(all);
        assertThat(Schema.fromJson(Schema.of().toJson())).isEqualTo(Schema.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"format\":1,                                        | schema is not JSON:",
                "[]                                                    | schema must be an object",
                "{\"format\":2,\"columns\":[]}                         | schema at /format must be 1",
                "{\"format\":1}                                        | schema lacks the field \"columns\"",
                "{\"format\":1,\"columns\":{}}                         | schema at /columns must be an array",
                "{\"format\":1,\"columns\":[],\"more\":0}              | unknown field \"more\"",
                "{\"format\":1,\"columns\":[{\"column\":\"a\"}]}       | schema at /columns/0 lacks the field \"type\"",
                "{\"format\":1,\"columns\":[{\"column\":\"a\",\"type\":\"DATE\"}]} | /columns/0/type is refused",
                "{\"format\":1,\"columns\":[{\"column\":\" \",\"type\":\"TEXT\"}]} | must not be blank",
                "{\"format\":1,\"columns\":[{\"column\":\"a\",\"type\":\"TEXT\"},{\"column\":\"a\",\"type\":\"REAL\"}]}"
                        + " | schema at /columns is refused: column names must differ",
            })
    void whatIsNoSchemaIsRefusedWithItsPlace(String json, String message) {
        assertThatThrownBy(() -> Schema.fromJson(json))
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining(message);
    }
}
