package org.evermodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.MetadataStore.Delete;
import org.evermodel.spi.MetadataStore.Put;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The part of {@link MetadataStoreContract} that is about records in the order of their ids, page by page. */
abstract class MetadataScanContract {
    private final List<MetadataStore> opened = new ArrayList<>();
    MetadataStore store;

    /**
     * Opens the store: empty at the first call of a test, and with the same content at each later one, whether or not
     * the earlier ones were closed.
     */
    protected abstract MetadataStore open();

    @BeforeEach
    final void openStore() {
        store = openOneMore();
    }

    @AfterEach
    final void closeStores() {
        opened.forEach(MetadataStore::close);
    }

    final MetadataStore openOneMore() {
        MetadataStore one = open();
        opened.add(one);
        return one;
    }

    @Test
    final void keepsKindsApart() {
        store.commit(List.of(
                new Put(new MetadataStore.Key("thing", "a"), 0, "{\"n\":1}"),
                new Put(new MetadataStore.Key("things", "a"), 0, "{\"n\":2}"),
                new Put(new MetadataStore.Key("thing-x", "a"), 0, "{\"n\":3}")));

        assertThat(store.scan("thing", "", "", 10))
                .extracting(MetadataStore.Entry::json)
                .containsExactly("{\"n\":1}");
        assertThat(store.scanBackwards("things", "", "", 10))
                .extracting(MetadataStore.Entry::json)
                .containsExactly("{\"n\":2}");
    }

    @Test
    final void scansInOrderOfTheBytesOfTheIds() {
        // The last two are the other way round in the order of Java's characters.
        List<String> ordered = List.of("A", "B", "a", "a/1", "a/10", "a/2", "a0", "b", "é", "\uFF5E", "😀");
        List<String> shuffled = new ArrayList<>(ordered);
        Collections.shuffle(shuffled, new java.util.Random(7));

        create(shuffled);

        assertThat(ids(store.scan("thing", "", "", 100))).isEqualTo(ordered);
        assertThat(ids(store.scanBackwards("thing", "", "", 100))).isEqualTo(reversed(ordered));
    }

    @Test
    final void scansWhatStartsWithAPrefixAndNothingElse() {
        create(List.of("a", "a%", "a%b", "a_c", "ab", "aé", "a\uFFFF", "a😀", "b", "A%"));

        assertThat(ids(store.scan("thing", "a%", "", 10))).containsExactly("a%", "a%b");
        assertThat(ids(store.scanBackwards("thing", "a%", "", 10))).containsExactly("a%b", "a%");
        assertThat(ids(store.scan("thing", "a\uFFFF", "", 10))).containsExactly("a\uFFFF");
        assertThat(ids(store.scanBackwards("thing", "a", "", 3))).containsExactly("a😀", "a\uFFFF", "aé");
        assertThat(ids(store.scan("thing", "c", "", 10))).isEmpty();
    }

    @Test
    final void aPageStartsWhereItIsToldAlsoOutsideThePrefix() {
        create(List.of("a/1", "a/2", "a/3", "b/1"));

        assertThat(ids(store.scan("thing", "a/", "a/1", 10))).containsExactly("a/2", "a/3");
        assertThat(ids(store.scan("thing", "a/", "a/11", 10))).containsExactly("a/2", "a/3");
        assertThat(ids(store.scan("thing", "a/", "A", 10))).containsExactly("a/1", "a/2", "a/3");
        assertThat(ids(store.scan("thing", "a/", "c", 10))).isEmpty();
        assertThat(ids(store.scanBackwards("thing", "a/", "a/3", 10))).containsExactly("a/2", "a/1");
        assertThat(ids(store.scanBackwards("thing", "a/", "c", 10))).containsExactly("a/3", "a/2", "a/1");
        assertThat(ids(store.scanBackwards("thing", "a/", "A", 10))).isEmpty();
    }

    @Test
    final void pagesOfAnySizeGiveEveryRecordOnce() {
        List<String> all =
                IntStream.range(0, 25).mapToObj(i -> String.format("p/%03d", i)).toList();
        create(all);
        create(List.of("o/1", "q/1"));

        for (int size : List.of(1, 2, 5, 24, 25, 26)) {
            assertThat(walk(size)).isEqualTo(all);
            assertThat(walkBackwards(size)).isEqualTo(reversed(all));
        }
    }

    @Test
    final void pagingGoesOnWhereItWasWhileOthersWrite() {
        create(List.of("p/1", "p/3", "p/5"));
        List<MetadataStore.Entry> first = store.scan("thing", "p/", "", 2);

        create(List.of("p/2", "p/4"));
        store.commit(List.of(new Delete(key("p/3"), 1)));

        assertThat(ids(first)).containsExactly("p/1", "p/3");
        assertThat(ids(store.scan("thing", "p/", "p/3", 2))).containsExactly("p/4", "p/5");
    }

    @Test
    final void refusesPagesOfNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> store.scan("thing", "", "", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> store.scanBackwards("thing", "", "", -1));
    }

    final void create(List<String> ids) {
        ids.forEach(id -> store.commit(List.of(new Put(key(id), 0, "{}"))));
    }

    private List<String> walk(int size) {
        List<String> all = new ArrayList<>();
        for (List<String> page = List.of(""); !page.isEmpty(); all.addAll(page)) {
            page = ids(store.scan("thing", "p/", all.isEmpty() ? "" : all.get(all.size() - 1), size));
            assertThat(page).hasSizeLessThanOrEqualTo(size);
        }
        return all;
    }

    private List<String> walkBackwards(int size) {
        List<String> all = new ArrayList<>();
        for (List<String> page = List.of(""); !page.isEmpty(); all.addAll(page)) {
            page = ids(store.scanBackwards("thing", "p/", all.isEmpty() ? "" : all.get(all.size() - 1), size));
        }
        return all;
    }

    static List<String> ids(List<MetadataStore.Entry> page) {
        return page.stream().map(entry -> entry.key().id()).toList();
    }

    private static List<String> reversed(List<String> ids) {
        List<String> copy = new ArrayList<>(ids);
        Collections.reverse(copy);
        return copy;
    }

    static MetadataStore.Key key(String id) {
        return new MetadataStore.Key("thing", id);
    }
}
