package org.evermodel.registry.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {
    @Test
    void aFilterOfMlflowIsRead() {
        assertThat(Filter.parse("metrics.auc > 0.9 and tags.team = 'risk' AND attributes.status != \"FAILED\""))
                .isEqualTo(new Filter(List.of(
                        Key.metric("auc").isGreaterThan(0.9),
                        Key.tag("team").is("risk"),
                        Key.attribute("status").isNot("FAILED"))));
    }

    @Test
    void patternsListsAndPresenceAreRead() {
        assertThat(Filter.parse("params.a LIKE 'x%' and param.b ilike '_y' and status in ('A','B')"
                        + " and parameters.c NOT IN ('z') and tag.d IS NULL and tags.e is not null"))
                .isEqualTo(new Filter(List.of(
                        Key.param("a").isLike("x%"),
                        Key.param("b").isLikeIgnoringCase("_y"),
                        Key.attribute("status").in(List.of("A", "B")),
                        Key.param("c").notIn(List.of("z")),
                        Key.tag("d").isAbsent(),
                        Key.tag("e").isPresent())));
    }

    @Test
    void namesAndTextsMayHoldQuotesSpacesAndDots() {
        assertThat(Filter.parse("metrics.`my metric` >= -3e-2 and tags.\"a.\"\"b\"\" c\" = 'it''s'"))
                .isEqualTo(new Filter(List.of(
                        Key.metric("my metric").isAtLeast(-0.03),
                        Key.tag("a.\"b\" c").is("it's"))));
        assertThat(Filter.parse("tags.mlflow.runName = 'x'"))
                .isEqualTo(new Filter(List.of(Key.tag("mlflow.runName").is("x"))));
    }

    @Test
    void nothingLetsEverythingThrough() {
        assertThat(Filter.parse("  ")).isEqualTo(Filter.EVERYTHING);
        assertThat(Filter.EVERYTHING).hasToString("");
    }

    @Test
    void aFilterIsWrittenInOneForm() {
        assertThat(Filter.parse("status IN ('FINISHED') and metric.`a b`<5.0 and metrics.x<>1e20"))
                .hasToString("attributes.status = 'FINISHED' AND metrics.`a b` < 5 AND metrics.x != 1.0E20");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a = 'x' or b = 'y' | 8 | OR is not supported: use IN",
                "(a = 'x') | 0 | parentheses stand only around the texts of IN",
                "metrix.auc > 1 | 0 | \"metrix\" is no group of keys",
                "metrics. > 1 | 0 | expected a name after \"metrics.\"",
                "metrics.auc | 11 | expected one of = !=",
                "metrics.auc == 1 | 12 | expected one of = !=",
                "metrics.auc > high | 14 | expected a number such as 0.9",
                "metrics.auc > NaN | 14 | expected a number such as 0.9",
                "metrics.auc > 1 2 | 16 | expected AND or the end",
                "tags.a = 'open | 9 | the quote is not closed",
                "tags.a > 'x' | 7 | > takes a number",
                "tags.a IN 'x' | 10 | expected texts in parentheses",
                "tags.a IN ('x' | 14 | expected a comma or a closing parenthesis",
                "tags.a IN () | 11 | expected a text",
                "tags.a NOT LIKE 'x' | 7 | NOT LIKE is not supported",
                "tags.a IS 'x' | 10 | expected NULL",
                "tags.a = 'x' and | 16 | expected a key"
            })
    void aFilterThatCannotBeReadIsRefusedWithItsPlace(String text, int position, String why) {
        assertThatExceptionOfType(InvalidSearchException.class)
                .isThrownBy(() -> Filter.parse(text))
                .withMessageContaining(why)
                .satisfies(refusal -> assertThat(refusal.position()).hasValue(position));
    }

    @Test
    void whatIsOutOfBoundsIsRefused() {
        assertRefused("tags.`" + "k".repeat(251) + "` = 'x'");
        assertRefused("tags.a = 'x' and ".repeat(100) + "tags.a = 'x'");
        assertRefused("tags.a = '" + "x".repeat(Filter.LONGEST_TEXT) + "'");
        assertRefused("tags.a LIKE '" + "x".repeat(10_001) + "'");
        assertRefused("tags.a LIKE '" + "a%".repeat(501) + "'");
        assertRefused("tags.a = 'x\0'");
    }

    @Test
    void anOrderIsRead() {
        assertThat(Sort.parse("metrics.auc DESC")).isEqualTo(Sort.descending(Key.metric("auc")));
        assertThat(Sort.parse("start_time")).isEqualTo(Sort.ascending(Key.attribute("start_time")));
        assertThat(Sort.parse("params.`a b` asc")).hasToString("params.`a b` ASC");
        assertThatExceptionOfType(InvalidSearchException.class).isThrownBy(() -> Sort.parse("metrics.auc down"));
        assertThatExceptionOfType(InvalidSearchException.class).isThrownBy(() -> Sort.parse(""));
    }

    private static void assertRefused(String text) {
        assertThatExceptionOfType(InvalidSearchException.class).isThrownBy(() -> Filter.parse(text));
    }
}
