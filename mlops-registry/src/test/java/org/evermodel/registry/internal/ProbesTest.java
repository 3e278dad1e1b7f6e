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

    @ParameterizedTest
    @CsvSource({"1,1", "2,1", "50,1", "51,2", "120,3"})
    void everyStartOfAnIdIsSoughtInTheIndexOfTheIds(int starts, int queries) {
        try (Connections connections = new SqliteConnections(folder.resolve("starts.db"))) {
            new SqlMetadataStore("starts", connections, new SqliteDialect())
                    .commit(List.of(new MetadataStore.Put(new MetadataStore.Key("thing", "t"), 0, "{}")));
            Probes probes = new Probes(new SqliteDialect(), "thing");
            Condition under = new Condition.Under(
                    IntStream.range(0, starts).mapToObj(i -> "t" + (1_000 + i)).toList(), true);

            List<Probes.Source> sources = probes.sources(under);
            List<String> plan = sources.stream()
                    .flatMap(source -> connections
                            .read(
                                    session -> new Sql()
                                            .add("EXPLAIN QUERY PLAN SELECT w.id")
                                            .add(source.from())
                                            .add(probes.all(source.row(), List.of(new Condition.Has("x"))))
                                            .list(session, rows -> rows.getString(4)),
                                    List.<String>of())
                            .stream())
                    .filter(line -> line.contains("autoindex_records"))
                    .toList();

            assertThat(sources).hasSize(queries);
            assertThat(plan)
                    .hasSize(starts)
                    .allSatisfy(line -> assertThat(line).contains("(kind=? AND id>? AND id<?)"));
        }
    }
}
