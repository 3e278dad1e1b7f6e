package org.evermodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.evermodel.ConflictException;
import org.evermodel.spi.Condition;
import org.evermodel.spi.Condition.Comparison;
import org.evermodel.spi.Facets;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.MetadataStore.Delete;
import org.evermodel.spi.MetadataStore.Put;
import org.evermodel.spi.MetadataStore.Reindex;
import org.evermodel.spi.RecordQuery;
import org.evermodel.spi.RecordQuery.Order;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link MetadataStore} must find, and in which order, beside what {@link MetadataStoreContract} demands. The
 * implementer extends this class and says how a store is opened.
 *
 * <pre>{@code
 * class LocalMetadataSearchTest extends MetadataSearchContract {
 *     @TempDir Path home;
 *
 *     @Override
 *     protected MetadataStore open() {
 *         return LocalStorage.at(home).metadata();
 *     }
 * }
 * }</pre>
 */
public abstract class MetadataSearchContract {
    private MetadataStore store;

    /** A contract that waits for {@link #open()}. */
    protected MetadataSearchContract() {}

    /** Opens an empty store; called once for each test. */
    protected abstract MetadataStore open();

    @BeforeEach
    final void openStore() {
        store = open();
    }

    @AfterEach
    final void closeStore() {
        store.close();
    }

    @Test
    final void aRecordIsFoundByWhatTheLatestWriteSays() {
        store.commit(List.of(new Put(key("a"), 0, "{}", facets("x", "one", "n", 1))));
        store.commit(List.of(new Put(key("a"), 1, "{}", facets("x", "two", "m", 2))));

        assertThat(store.facets(key("a"))).contains(facets("x", "two", "m", 2));
        assertThat(found(text("x", "one"))).isEmpty();
        assertThat(found(text("x", "two"))).containsExactly("a");
        assertThat(found(new Condition.Has("n"))).isEmpty();

        store.commit(List.of(new Put(key("a"), 2, "{}")));
        assertThat(store.facets(key("a"))).contains(Facets.NONE);
        assertThat(found()).containsExactly("a");
        store.commit(List.of(new Delete(key("a"), 3)));
        assertThat(store.facets(key("a"))).isEmpty();
        assertThat(found()).isEmpty();
    }

    @Test
    final void aFieldMayTurnFromATextIntoANumberAndBack() {
        store.commit(List.of(new Put(key("a"), 0, "{}", new Facets(Map.of("x", "1"), Map.of()))));
        store.commit(List.of(new Put(key("a"), 1, "{}", new Facets(Map.of(), Map.of("x", 1.0)))));
        assertThat(store.facets(key("a"))).contains(new Facets(Map.of(), Map.of("x", 1.0)));

        store.commit(List.of(new Put(key("a"), 2, "{}", new Facets(Map.of("x", "2"), Map.of()))));
        assertThat(store.facets(key("a"))).contains(new Facets(Map.of("x", "2"), Map.of()));
    }

    @Test
    final void indexingAnewLeavesTheRecordAsItIs() {
        store.commit(List.of(new Put(key("a"), 0, "{\"n\":1}", facets("x", "one", "n", 1))));

        store.commit(List.of(new Reindex(key("a"), 1, facets("x", "two", "n", 2))));

        assertThat(store.find(key("a"))).contains(new MetadataStore.Entry(key("a"), 1, "{\"n\":1}"));
        assertThat(found(text("x", "two"))).containsExactly("a");
        assertThat(found(text("x", "one"))).isEmpty();
    }

    @Test
    final void indexingAnewExpectsARevision() {
        store.commit(List.of(new Put(key("a"), 0, "{}", facets("x", "one", "n", 1))));

        assertConflict("thing/a", new Reindex(key("a"), 2, Facets.NONE), new Put(key("b"), 0, "{}"));
        assertConflict("thing/c", new Reindex(key("a"), 1, Facets.NONE), new Reindex(key("c"), 1, Facets.NONE));

        assertThat(store.facets(key("a"))).contains(facets("x", "one", "n", 1));
        assertThat(found()).containsExactly("a");
    }

    @Test
    final void aRefusedCommitLeavesWhatRecordsAreFoundBy() {
        store.commit(List.of(new Put(key("a"), 0, "{}", facets("x", "one", "n", 1))));

        assertConflict(
                "thing/b",
                new Put(key("a"), 1, "{}", facets("x", "two", "n", 2)),
                new Put(key("c"), 0, "{}", facets("x", "two", "n", 2)),
                new Put(key("b"), 1, "{}"));

        assertThat(found(text("x", "two"))).isEmpty();
        assertThat(found(text("x", "one"))).containsExactly("a");
    }

    @Test
    final void kindsAreThoseThatHaveRecords() {
        assertThat(store.kinds()).isEmpty();
        store.commit(List.of(
                new Put(new MetadataStore.Key("thing", "a"), 0, "{}"),
                new Put(new MetadataStore.Key("thing", "b"), 0, "{}"),
                new Put(new MetadataStore.Key("other", "a"), 0, "{}")));
        assertThat(store.kinds()).containsExactly("other", "thing");

        store.commit(List.of(new Delete(new MetadataStore.Key("other", "a"), 1)));
        assertThat(store.kinds()).containsExactly("thing");
    }

    @Test
    final void numbersAreComparedAsNumbers() {
        createNumbers(
                "n", Double.NEGATIVE_INFINITY, -1.5, -0.0, Double.MIN_VALUE, 2, 10, 1e300, Double.POSITIVE_INFINITY);

        assertThat(found(number("n", Comparison.EQUAL, 0))).containsExactly("2");
        assertThat(found(number("n", Comparison.NOT_EQUAL, 2))).containsExactly("0", "1", "2", "3", "5", "6", "7");
        assertThat(found(number("n", Comparison.LESS, -0.0))).containsExactly("0", "1");
        assertThat(found(number("n", Comparison.AT_MOST, 0))).containsExactly("0", "1", "2");
        assertThat(found(number("n", Comparison.GREATER, 0))).containsExactly("3", "4", "5", "6", "7");
        assertThat(found(number("n", Comparison.AT_LEAST, 10))).containsExactly("5", "6", "7");
        assertThat(found(number("n", Comparison.AT_LEAST, Double.POSITIVE_INFINITY)))
                .containsExactly("7");
        assertThat(found(number("other", Comparison.NOT_EQUAL, 2))).isEmpty();
    }

    @Test
    final void textsAreComparedToTheLetter() {
        String head = "é😀".repeat(Facets.HEAD / 2);
        createTexts("x", "", "a", "A", "a ", "é", "x\0y", head, head + "1", head + "2" + "z".repeat(10_000));

        assertThat(found(text("x", ""))).containsExactly("0");
        assertThat(found(text("x", "a"))).containsExactly("1");
        assertThat(found(text("x", "A"))).containsExactly("2");
        assertThat(found(text("x", "e"))).isEmpty();
        assertThat(found(text("x", "x\0y"))).containsExactly("5");
        assertThat(found(text("x", head))).containsExactly("6");
        assertThat(found(text("x", head + "1"))).containsExactly("7");
        assertThat(found(text("x", "a", head, head + "2" + "z".repeat(10_000)))).containsExactly("1", "6", "8");
        assertThat(found(new Condition.OneOf("x", List.of("a", "A", head + "1"), false)))
                .containsExactly("0", "3", "4", "5", "6", "8");
        assertThat(found(new Condition.OneOf("other", List.of("a"), false))).isEmpty();
    }

    @Test
    final void patternsStandForCharactersNotForBytes() {
        createTexts(
                "x",
                "",
                "abc",
                "ABC",
                "a%c",
                "a_c",
                "a\\c",
                "a😀c",
                "éÉ",
                "a\nc",
                "[abc]",
                "a*c?",
                "z".repeat(9_000) + "abc");

        assertThat(found(like("a_c", false))).containsExactly("1", "3", "4", "5", "6", "8");
        assertThat(found(like("a\\%c", false))).containsExactly("5");
        assertThat(found(like("%bc%", false))).containsExactly("1", "11", "9");
        assertThat(found(like("%BC%", true))).containsExactly("1", "11", "2", "9");
        assertThat(found(like("ÉÉ", true))).containsExactly("7");
        assertThat(found(like("ÉÉ", false))).isEmpty();
        assertThat(found(like("[a%", false))).containsExactly("9");
        assertThat(found(like("a*_?", false))).containsExactly("10");
        assertThat(found(like("", false))).containsExactly("0");
        assertThat(found(like("%", false))).hasSize(12);
        assertThat(found(new Condition.Like("other", "%", false))).isEmpty();
    }

    @Test
    final void noPatternTakesLongerThanTheTextIsLong() {
        createTexts("x", "a".repeat(5_000), "a".repeat(5_000) + "b", "ab");

        assertThat(found(like("%a".repeat(400) + "b", false))).containsExactly("1");
        assertThat(found(like("%a%".repeat(400) + "_b%", false))).containsExactly("1");
        assertThat(found(like("%".repeat(Condition.Like.LONGEST_PATTERN), false)))
                .containsExactly("0", "1", "2");
        assertThat(found(like("_".repeat(5_000) + "%_", false))).containsExactly("1");
        assertThat(found(like("a%".repeat(Condition.Like.MOST_WILDCARDS), false)))
                .containsExactly("0", "1");
        assertThatThrownBy(() -> like("a%".repeat(Condition.Like.MOST_WILDCARDS + 1), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wildcards");
    }

    @Test
    final void lettersAreFoldedEachByItself() {
        createTexts("x", "ΟΔΟΣ", "ΟΔΟΣΑ", "οδος", "οδοσα");

        assertThat(found(like("ΟΔΟΣ%", true))).containsExactly("0", "1", "2", "3");
        assertThat(found(like("%ς", true))).containsExactly("0", "2");
        assertThat(found(like("οδοσ%", false))).containsExactly("3");
    }

    @Test
    final void aLimitIsBounded() {
        createNumbers("n", 1, 2);

        assertThat(store.search(new RecordQuery(
                                "thing", List.of(), Order.byNumber("n"), Optional.empty(), RecordQuery.LARGEST_LIMIT))
                        .entries())
                .hasSize(2);
        assertThatThrownBy(() -> new RecordQuery(
                        "thing", List.of(), Order.byId(), Optional.empty(), RecordQuery.LARGEST_LIMIT + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    final void aFieldThatIsATextHereAndANumberThereIsHadByBothInEveryOrder() {
        createTexts("x", "a", "b");
        store.commit(List.of(
                new Put(key("n1"), 0, "{}", new Facets(Map.of(), Map.of("x", 1.0))),
                new Put(key("n2"), 0, "{}", new Facets(Map.of(), Map.of("x", 2.0))),
                new Put(key("bare"), 0, "{}")));

        for (Order order : List.of(Order.byNumber("x").reversed(), Order.byText("x"))) {
            List<String> found = ids(
                    store.search(new RecordQuery("thing", List.of(new Condition.Has("x")), order, Optional.empty(), 9))
                            .entries());
            assertThat(found)
                    .containsExactlyElementsOf(
                            order.descending() ? List.of("n2", "n1", "0", "1") : List.of("0", "1", "n1", "n2"));
        }
    }

    @Test
    final void aFieldIsHadAsATextOrAsANumber() {
        createTexts("x", "");
        createNumbers("n", 0);

        assertThat(found(new Condition.Has("x"))).containsExactly("0");
        assertThat(found(new Condition.Has("n"))).containsExactly("0");
        assertThat(found(new Condition.Lacks("x"))).isEmpty();
        store.commit(List.of(new Put(key("bare"), 0, "{}")));
        assertThat(found(new Condition.Lacks("x"))).containsExactly("bare");
        assertThat(found(new Condition.Lacks("x"), new Condition.Has("n"))).isEmpty();
    }

    @Test
    final void allConditionsAreMetAndByRecordsOfTheKindOnly() {
        store.commit(List.of(
                new Put(key("a"), 0, "{}", facets("x", "one", "n", 1)),
                new Put(key("b"), 0, "{}", facets("x", "one", "n", 2)),
                new Put(key("c"), 0, "{}", facets("x", "two", "n", 2)),
                new Put(new MetadataStore.Key("things", "d"), 0, "{}", facets("x", "one", "n", 2))));

        assertThat(found(text("x", "one"), number("n", Comparison.GREATER, 1))).containsExactly("b");
        assertThat(found(text("x", "one"), text("x", "two"))).isEmpty();
    }

    @Test
    final void recordsAreFoundByTheirIds() {
        create(List.of("a", "a/1", "a/2", "ab", "b/1", "é/1", "é/2", "😀/1"));

        assertThat(found(new Condition.Named(List.of("b/1", "a/2", "c", "a/2"), true)))
                .containsExactly("a/2", "b/1");
        assertThat(found(new Condition.Named(List.of("a", "a/1", "a/2", "ab", "c"), false)))
                .containsExactly("b/1", "é/1", "é/2", "😀/1");
        assertThat(found(new Condition.Under(List.of("a/"), true))).containsExactly("a/1", "a/2");
        assertThat(found(new Condition.Under(List.of("é/", "a", "ab", "😀"), true)))
                .containsExactly("a", "a/1", "a/2", "ab", "é/1", "é/2", "😀/1");
        assertThat(found(new Condition.Under(List.of("a", "é/"), false))).containsExactly("b/1", "😀/1");
        assertThat(found(new Condition.Under(List.of(""), true))).hasSize(8);
        assertThat(found(new Condition.Under(List.of(""), false))).isEmpty();
    }

    @Test
    final void noneOfNoIdsIsMetByAllAndOneOfThemByNone() {
        create(List.of("a", "b"));

        assertThat(found(new Condition.Named(List.of(), true))).isEmpty();
        assertThat(found(new Condition.Named(List.of(), false))).containsExactly("a", "b");
        assertThat(found(new Condition.Under(List.of(), true))).isEmpty();
        assertThat(found(new Condition.Under(List.of(), false))).containsExactly("a", "b");
    }

    /** More than any database takes as an expression of its own each. */
    @Test
    final void recordsAreFoundByThousandsOfIds() {
        createNumbers("n", IntStream.range(0, 40).mapToDouble(i -> i % 7).toArray());
        List<String> starts = IntStream.range(20, 3_000)
                .mapToObj(i -> i % 2 == 0 ? "" + i : "ä" + i)
                .toList();
        List<String> even =
                IntStream.range(10, 20).mapToObj(i -> "" + 2 * i).sorted().toList();

        assertThat(found(new Condition.Under(starts, true))).isEqualTo(even);
        assertThat(found(new Condition.Named(starts, true))).isEqualTo(even);
        assertThat(found(new Condition.Under(starts, true), number("n", Comparison.EQUAL, 0)))
                .containsExactly("28");
        assertThat(found(new Condition.Under(starts, false))).hasSize(30).doesNotContain("20", "38");
        assertThat(ids(store.search(new RecordQuery(
                                "thing",
                                List.of(new Condition.Under(starts, true)),
                                Order.byNumber("n").reversed(),
                                Optional.empty(),
                                2))
                        .entries()))
                .containsExactly("20", "34");
    }

    @Test
    final void whatLacksTheFieldComesLastInBothDirections() {
        createNumbers("n", 2, 1, 2, 3);
        create(List.of("x", "y"));

        assertThat(pages(Order.byNumber("n"), 10)).containsExactly("1", "0", "2", "3", "x", "y");
        assertThat(pages(Order.byNumber("n").reversed(), 10)).containsExactly("3", "0", "2", "1", "x", "y");
        assertThat(pages(Order.byText("n").reversed(), 10)).containsExactly("0", "1", "2", "3", "x", "y");
        assertThat(pages(Order.byId().reversed(), 10)).containsExactly("y", "x", "3", "2", "1", "0");
    }

    @Test
    final void textsAreOrderedByTheBytesOfTheirHeads() {
        String head = "h".repeat(Facets.HEAD);
        createTexts("x", "\uFF5E", "😀", "", "a", "B", head + "2", head + "1", "ha");

        assertThat(pages(Order.byText("x"), 3)).containsExactly("2", "4", "3", "7", "5", "6", "0", "1");
        assertThat(pages(Order.byText("x").reversed(), 3)).containsExactly("1", "0", "5", "6", "7", "3", "4", "2");
    }

    @Test
    final void pagesOfEverySizeGiveTheSameOrder() {
        createNumbers("n", 5, 1, 5, 5, 3, Double.NEGATIVE_INFINITY, 5, 1, Double.POSITIVE_INFINITY, 5);
        create(List.of("x", "y", "z"));

        for (Order order : List.of(
                Order.byNumber("n"),
                Order.byNumber("n").reversed(),
                Order.byId(),
                Order.byId().reversed())) {
            List<String> all = pages(order, 100);
            assertThat(all).hasSize(13);
            for (int size : List.of(1, 2, 3, 12, 13, 14)) {
                assertThat(pages(order, size)).as("%s by %s", order, size).isEqualTo(all);
            }
        }
    }

    @Test
    final void unchangedRecordsAreFoundOnceWhateverOthersWrite() {
        createNumbers("n", IntStream.range(0, 40).mapToDouble(i -> i % 7).toArray());
        for (Order order : List.of(Order.byNumber("n"), Order.byNumber("n").reversed())) {
            List<String> seen = new ArrayList<>();
            RecordQuery query = new RecordQuery("thing", List.of(), order, Optional.empty(), 3);
            RecordQuery.Page page = store.search(query);
            for (int turn = 0; page.next().isPresent(); turn++) {
                seen.addAll(ids(page.entries()));
                disturb(turn);
                page = store.search(new RecordQuery("thing", List.of(), order, page.next(), 3));
            }
            seen.addAll(ids(page.entries()));

            // Those with odd ids are never changed.
            List<String> odd =
                    IntStream.range(0, 20).mapToObj(i -> "" + (2 * i + 1)).toList();
            assertThat(seen).containsAll(odd);
            assertThat(seen.stream().filter(odd::contains)).doesNotHaveDuplicates();
        }
    }

    /** Moves, deletes or creates a record among those that are searched. */
    private void disturb(int turn) {
        MetadataStore.Key moved = key(String.valueOf(2 * (turn % 20)));
        long revision = store.find(moved).map(MetadataStore.Entry::revision).orElse(0L);
        store.commit(List.of(
                revision > 0 && turn % 3 == 0
                        ? new Delete(moved, revision)
                        : new Put(moved, revision, "{}", new Facets(Map.of(), Map.of("n", (double) (turn * 5 % 8))))));
    }

    @Test
    final void aPageGoesOnBehindARecordThatIsGone() {
        createNumbers("n", 1, 2, 3, 4);
        RecordQuery.Page first =
                store.search(new RecordQuery("thing", List.of(), Order.byNumber("n"), Optional.empty(), 2));

        store.commit(List.of(new Delete(key("1"), 1)));

        assertThat(ids(store.search(new RecordQuery("thing", List.of(), Order.byNumber("n"), first.next(), 2))
                        .entries()))
                .containsExactly("2", "3");
    }

    @Test
    final void theLastPageSaysSo() {
        createNumbers("n", 1, 2);

        RecordQuery.Page page =
                store.search(new RecordQuery("thing", List.of(), Order.byNumber("n"), Optional.empty(), 2));

        assertThat(page.entries()).hasSize(2);
        assertThat(page.next()).isEmpty();
    }

    private void createNumbers(String field, double... numbers) {
        for (int i = 0; i < numbers.length; i++) {
            createWith(String.valueOf(i), new Facets(Map.of(), Map.of(field, numbers[i])));
        }
    }

    private void createTexts(String field, String... texts) {
        for (int i = 0; i < texts.length; i++) {
            createWith(String.valueOf(i), new Facets(Map.of(field, texts[i]), Map.of()));
        }
    }

    /** Adds facets to those the record may have already. */
    private void createWith(String id, Facets facets) {
        Facets known = store.facets(key(id)).orElse(Facets.NONE);
        Map<String, String> texts = new HashMap<>(known.texts());
        texts.putAll(facets.texts());
        Map<String, Double> numbers = new HashMap<>(known.numbers());
        numbers.putAll(facets.numbers());
        long revision = store.find(key(id)).map(MetadataStore.Entry::revision).orElse(0L);
        store.commit(List.of(new Put(key(id), revision, "{}", new Facets(texts, numbers))));
    }

    private static Facets facets(String textField, String text, String numberField, double number) {
        return new Facets(Map.of(textField, text), Map.of(numberField, number));
    }

    private static Condition text(String field, String... values) {
        return new Condition.OneOf(field, List.of(values), true);
    }

    private static Condition number(String field, Comparison comparison, double value) {
        return new Condition.OfNumber(field, comparison, value);
    }

    private static Condition like(String pattern, boolean ignoringCase) {
        return new Condition.Like("x", pattern, ignoringCase);
    }

    private List<String> found(Condition... conditions) {
        return ids(store.search(new RecordQuery("thing", List.of(conditions), Order.byId(), Optional.empty(), 100))
                .entries());
    }

    private List<String> pages(Order order, int size) {
        List<String> all = new ArrayList<>();
        RecordQuery.Page page = store.search(new RecordQuery("thing", List.of(), order, Optional.empty(), size));
        all.addAll(ids(page.entries()));
        while (page.next().isPresent()) {
            page = store.search(new RecordQuery("thing", List.of(), order, page.next(), size));
            assertThat(page.entries()).isNotEmpty();
            all.addAll(ids(page.entries()));
        }
        return all;
    }

    private void assertConflict(String named, MetadataStore.Write... writes) {
        assertThatThrownBy(() -> store.commit(List.of(writes)))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining(named);
    }

    private void create(List<String> ids) {
        ids.forEach(id -> store.commit(List.of(new Put(key(id), 0, "{}"))));
    }

    private static List<String> ids(List<MetadataStore.Entry> page) {
        return page.stream().map(entry -> entry.key().id()).toList();
    }

    private static MetadataStore.Key key(String id) {
        return new MetadataStore.Key("thing", id);
    }
}
