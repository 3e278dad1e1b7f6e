package org.evermodel.registry.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.evermodel.spi.Condition;
import org.evermodel.spi.Condition.Comparison;

class FilterProperties {
    private static final List<String> PIECES = List.of(
            "metrics.",
            "params.",
            "tags.",
            "status",
            "auc",
            " ",
            "=",
            "!=",
            "<",
            ">=",
            "LIKE",
            "NOT",
            "IN",
            "IS",
            "NULL",
            "AND",
            "and",
            "OR",
            "(",
            ")",
            ",",
            "'",
            "\"",
            "`",
            "0.9",
            "-1e5",
            "'risk'",
            ".",
            "%",
            "\uD83D",
            "é");

    @Property(tries = 2_000)
    void anyTextIsAFilterOrIsRefusedByOurException(@ForAll("texts") String text) {
        assertReadOrRefused(text);
    }

    @Property(tries = 1_000)
    void anyCharactersAreAFilterOrAreRefusedByOurException(@ForAll String text) {
        assertReadOrRefused(text);
    }

    private static void assertReadOrRefused(String text) {
        try {
            Filter filter = Filter.parse(text);
            assertThat(Filter.parse(filter.toString())).isEqualTo(filter);
        } catch (InvalidSearchException e) {
            assertThat(e).hasMessageStartingWith("the filter cannot be read");
            assertThat(e.position()).isPresent();
        }
    }

    @Property(tries = 1_000)
    void aFilterThatIsWrittenAndReadAgainIsTheSame(@ForAll("filters") Filter filter) {
        assertThat(Filter.parse(filter.toString())).isEqualTo(filter);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(PIECES).list().ofMaxSize(14).map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<Filter> filters() {
        Arbitrary<String> names =
                Arbitraries.strings().withChars("ab.`\"' é_-0").ofMinLength(1).ofMaxLength(6);
        Arbitrary<Key> keys =
                Combinators.combine(Arbitraries.of(Key.Group.values()), names).as(Key::new);
        Arbitrary<String> values =
                Arbitraries.strings().withChars("xy'\"%_ \n😀").ofMaxLength(5);
        Arbitrary<Double> numbers = Arbitraries.oneOf(
                Arbitraries.doubles(),
                Arbitraries.of(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, Double.MIN_VALUE, 1e15));
        Arbitrary<Condition> conditions = Arbitraries.oneOf(
                Combinators.combine(keys, Arbitraries.of(Comparison.values()), numbers)
                        .as((key, how, value) -> new Condition.OfNumber(key.field(), how, value)),
                Combinators.combine(keys, values.list().ofMinSize(1).ofMaxSize(3), Arbitraries.of(true, false))
                        .as((key, texts, among) -> new Condition.OneOf(key.field(), texts, among)),
                Combinators.combine(keys, values, Arbitraries.of(true, false))
                        .as((key, pattern, folded) -> new Condition.Like(key.field(), pattern, folded)),
                keys.map(Key::isPresent),
                keys.map(Key::isAbsent));
        return conditions.list().ofMaxSize(5).map(Filter::new);
    }
}
