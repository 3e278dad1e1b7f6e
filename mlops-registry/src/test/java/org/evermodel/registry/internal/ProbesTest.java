package org.evermodel.registry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.evermodel.spi.Condition;
import org.evermodel.spi.Facets;
import org.evermodel.spi.MetadataStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"abc%,abc", "abc,abc", "a_c%,a", "%abc,''", "_,''", "'',''"})
    void aTextStartsWithWhatStandsBeforeTheFirstWildcard(String pattern, String prefix) {
        assertThat(Probes.prefix(new Condition.Like("x", pattern, false))).isEqualTo(prefix);
    }

    @Test
    void aPrefixIsAsLongAsAHeadAtMostAndNoneWhereCaseIsIgnored() {
        String longer = "\uD83D\uDE00".repeat(Facets.HEAD + 1);

        assertThat(Probes.prefix(new Condition.Like("x", longer + "%", false))).isEqualTo(Facets.head(longer));
        assertThat(Probes.prefix(new Condition.Like("x", "abc%", true))).isEmpty();
    }

    @Test
    void aPrefixIsSoughtInTheIndexOfTheHeads() {
        try (Connections connections = new SqliteConnections(folder.resolve("prefix.db"))) {
            SqlMetadataStore store = new SqlMetadataStore("prefix", connections, new SqliteDialect());
            store.commit(IntStream.range(0, 100)
                    .mapToObj(i -> (MetadataStore.Write) new MetadataStore.Put(
                            new MetadataStore.Key("thing", "t" + i),
                            0,
                            "{}",
                            new Facets(java.util.Map.of("x", "text " + i), java.util.Map.of())))
                    .toList());
            Probes probes = new Probes(new SqliteDialect(), "thing");
            Probes.At row = new Probes.At("w", "texts", "x");

            List<String> plan = connections.read(
                    session -> new Sql()
                            .add("EXPLAIN QUERY PLAN SELECT count(*)")
                            .add(probes.from(row))
                            .add(probes.all(row, List.of(new Condition.Like("x", "text 1%", false))))
                            .list(session, rows -> rows.getString(4)),
                    List.of());

            assertThat(plan)
                    .singleElement()
                    .asString()
                    .contains("texts_by_head (kind=? AND field=? AND head>? AND head<?)");
        }
    }
}
