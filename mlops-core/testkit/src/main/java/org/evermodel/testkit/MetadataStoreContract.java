package org.evermodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.evermodel.ConflictException;
import org.evermodel.spi.Facets;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.MetadataStore.Delete;
import org.evermodel.spi.MetadataStore.Expect;
import org.evermodel.spi.MetadataStore.Put;
import org.evermodel.spi.MetadataStore.Reindex;
import org.junit.jupiter.api.Test;

/**
 * What every {@link MetadataStore} must do. The implementer extends this class and says how a store is opened.
 *
 * <pre>{@code
 * class LocalMetadataStoreTest extends MetadataStoreContract {
 *     @TempDir Path home;
 *
 *     @Override
 *     protected MetadataStore open() {
 *         return LocalStorage.at(home).metadata();
 *     }
 * }
 * }</pre>
 */
public abstract class MetadataStoreContract extends MetadataScanContract {
    /** A contract that waits for {@link #open()}. */
    protected MetadataStoreContract() {}

    @Test
    final void aRecordThatIsBroughtOverKeepsTheRevisionItHad() {
        MetadataStore.Key key = new MetadataStore.Key("thing", "brought-over");

        store.commit(List.of(new Put(key, 0, "{\"a\":1}", Facets.NONE, 7)));
        assertThat(store.find(key)).contains(new MetadataStore.Entry(key, 7, "{\"a\":1}"));

        store.commit(List.of(new Put(key, 7, "{\"a\":2}", Facets.NONE, 11)));
        assertThat(store.find(key)).contains(new MetadataStore.Entry(key, 11, "{\"a\":2}"));

        store.commit(List.of(new Put(key, 11, "{\"a\":3}")));
        assertThat(store.find(key)).contains(new MetadataStore.Entry(key, 12, "{\"a\":3}"));
        assertThatThrownBy(() -> store.commit(List.of(new Put(key, 11, "{}", Facets.NONE, 20))))
                .isInstanceOf(ConflictException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> new Put(key, 3, "{}", Facets.NONE, 3));
    }

    @Test
    final void holdsNothingAtFirst() {
        assertThat(store.find(key("a"))).isEmpty();
        assertThat(store.scan("thing", "", "", 10)).isEmpty();
        assertThat(store.scanBackwards("thing", "", "", 10)).isEmpty();
    }

    @Test
    final void aCreatedRecordHasRevisionOne() {
        store.commit(List.of(new Put(key("a"), 0, "{\"n\":1}")));

        assertThat(store.find(key("a"))).contains(new MetadataStore.Entry(key("a"), 1, "{\"n\":1}"));
    }

    @Test
    final void eachChangeRaisesTheRevisionByOne() {
        store.commit(List.of(new Put(key("a"), 0, "{\"n\":1}")));
        store.commit(List.of(new Put(key("a"), 1, "{\"n\":2}")));
        store.commit(List.of(new Put(key("a"), 2, "{\"n\":3}")));

        assertThat(store.find(key("a"))).contains(new MetadataStore.Entry(key("a"), 3, "{\"n\":3}"));
    }

    @Test
    final void aDeletedRecordIsGoneAndStartsAgainAtRevisionOne() {
        store.commit(List.of(new Put(key("a"), 0, "{}")));
        store.commit(List.of(new Put(key("a"), 1, "{}")));
        store.commit(List.of(new Delete(key("a"), 2)));
        assertThat(store.find(key("a"))).isEmpty();

        store.commit(List.of(new Put(key("a"), 0, "{}")));
        assertThat(store.find(key("a"))).map(MetadataStore.Entry::revision).contains(1L);
    }

    @Test
    final void refusesToCreateWhatExists() {
        store.commit(List.of(new Put(key("a"), 0, "{\"n\":1}")));

        assertConflict("thing/a", new Put(key("a"), 0, "{\"n\":2}"));
        assertThat(store.find(key("a"))).map(MetadataStore.Entry::json).contains("{\"n\":1}");
    }

    @Test
    final void refusesToReplaceOrDeleteAnotherRevisionThanExpected() {
        store.commit(List.of(new Put(key("a"), 0, "{}")));
        store.commit(List.of(new Put(key("a"), 1, "{\"n\":2}")));

        assertConflict("thing/a", new Put(key("a"), 1, "{}"));
        assertConflict("thing/a", new Put(key("a"), 3, "{}"));
        assertConflict("thing/a", new Delete(key("a"), 1));
        assertConflict("thing/b", new Put(key("b"), 1, "{}"));
        assertConflict("thing/b", new Delete(key("b"), 1));
        assertThat(store.find(key("a"))).contains(new MetadataStore.Entry(key("a"), 2, "{\"n\":2}"));
    }

    @Test
    final void anExpectationGuardsACommitAndChangesNothing() {
        store.commit(List.of(new Put(key("a"), 0, "{}")));

        store.commit(List.of(new Expect(key("a"), 1), new Expect(key("b"), 0), new Put(key("c"), 0, "{}")));
        assertConflict("thing/a", new Expect(key("a"), 2), new Put(key("d"), 0, "{}"));
        assertConflict("thing/a", new Expect(key("a"), 0), new Put(key("d"), 0, "{}"));
        assertConflict("thing/b", new Put(key("d"), 0, "{}"), new Expect(key("b"), 1));

        assertThat(ids(store.scan("thing", "", "", 10))).containsExactly("a", "c");
        assertThat(store.find(key("a"))).map(MetadataStore.Entry::revision).contains(1L);
    }

    @Test
    final void aRefusedCommitChangesNothing() {
        store.commit(List.of(new Put(key("a"), 0, "{\"n\":1}"), new Put(key("b"), 0, "{\"n\":1}")));

        assertConflict(
                "thing/c",
                new Put(key("a"), 1, "{\"n\":2}"),
                new Delete(key("b"), 1),
                new Put(key("new"), 0, "{}"),
                new Put(key("c"), 1, "{}"));

        assertThat(store.scan("thing", "", "", 10))
                .containsExactly(
                        new MetadataStore.Entry(key("a"), 1, "{\"n\":1}"),
                        new MetadataStore.Entry(key("b"), 1, "{\"n\":1}"));
    }

    @Test
    final void aRefusedCommitLeavesNothingToTheNextOne() {
        store.commit(List.of(new Put(key("a"), 0, "{}"), new Put(key("b"), 0, "{}"), new Put(key("c"), 0, "{}")));

        assertConflict("thing/a", new Put(key("a"), 2, "{}"), new Delete(key("b"), 1), new Put(key("new"), 0, "{}"));
        store.commit(List.of(new Put(key("a"), 1, "{}"), new Delete(key("c"), 1), new Put(key("newer"), 0, "{}")));

        assertThat(ids(store.scan("thing", "", "", 10))).containsExactly("a", "b", "newer");
    }

    @Test
    final void aRefusalNamesTheFirstRecordThatIsNotAsExpectedAndItsRevision() {
        store.commit(List.of(new Put(key("a"), 0, "{}"), new Put(key("b"), 0, "{}"), new Put(key("c"), 0, "{}")));
        List<MetadataStore.Write> fitting =
                List.of(new Put(key("a"), 1, "{}"), new Put(key("new"), 0, "{}"), new Delete(key("c"), 1));
        List<MetadataStore.Write> others = List.of(
                new Put(key("b"), 0, "{}"),
                new Put(key("b"), 2, "{}"),
                new Delete(key("b"), 2),
                new Expect(key("b"), 0),
                new Reindex(key("b"), 2, Facets.NONE));
        List<MetadataStore.Write> last =
                List.of(new Put(key("z"), 1, "{}"), new Delete(key("z"), 1), new Expect(key("z"), 1));

        for (MetadataStore.Write other : others) {
            for (MetadataStore.Write later : last) {
                List<MetadataStore.Write> all = new ArrayList<>(fitting);
                all.add(other);
                all.add(later);
                assertConflict(
                        "thing/b was expected at revision " + other.expectedRevision() + ", but is at 1",
                        all.toArray(MetadataStore.Write[]::new));
            }
        }
        assertThat(ids(store.scan("thing", "", "", 10))).containsExactly("a", "b", "c");
        assertThat(store.find(key("a"))).map(MetadataStore.Entry::revision).contains(1L);
    }

    @Test
    final void refusesTwoWritesOfOneRecordInOneCommit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.commit(List.of(new Put(key("a"), 0, "{}"), new Expect(key("a"), 1))))
                .withMessageContaining("thing/a");
        assertThat(store.find(key("a"))).isEmpty();
    }

    @Test
    final void aCommitOfNothingIsNothing() {
        store.commit(List.of());

        assertThat(store.scan("thing", "", "", 1)).isEmpty();
    }

    @Test
    final void keepsContentExactly() {
        String odd = "{\"text\":\"quote ' \\\" percent % _ \\u0000 é 😀 \uFF5E\"}";
        String large = "{\"text\":\"" + "x".repeat(1 << 20) + "\"}";

        store.commit(List.of(new Put(key("odd"), 0, odd), new Put(key("large"), 0, large)));

        assertThat(store.find(key("odd"))).map(MetadataStore.Entry::json).contains(odd);
        assertThat(store.find(key("large"))).map(MetadataStore.Entry::json).contains(large);
    }

    @Test
    final void theLongestKeyIsFoundByTheLongestFieldAndText() {
        String id = "😀".repeat(MetadataStore.Key.LONGEST_ID / 4);
        MetadataStore.Key longest = new MetadataStore.Key("k".repeat(MetadataStore.Key.LONGEST_KIND), id);
        String field = "長".repeat(Facets.LONGEST_FIELD);
        // Of different letters, as some indexes keep what repeats itself in less room.
        String text = IntStream.range(0, Facets.HEAD + 1)
                .mapToObj(i -> Character.toString(0x20000 + i * 37))
                .collect(Collectors.joining());

        store.commit(List.of(new Put(longest, 0, "{}", new Facets(Map.of(field, text), Map.of()))));

        assertThat(store.find(longest)).isPresent();
        assertThat(store.facets(longest)).contains(new Facets(Map.of(field, text), Map.of()));
    }

    @Test
    final void keysAndContentsThatNotEveryStoreKeepsAreRefused() {
        String tooLong = "a" + "😀".repeat(MetadataStore.Key.LONGEST_ID / 4);
        for (String id : List.of("", "a\0b", "a\uD83D", tooLong)) {
            assertThatThrownBy(() -> key(id)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new MetadataStore.Key("k".repeat(MetadataStore.Key.LONGEST_KIND + 1), "a"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Put(key("a"), 0, "{\"text\":\"\uDE00\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("surrogate");
    }

    @Test
    final void whatWasCommittedIsThereAfterReopening() {
        store.commit(List.of(new Put(key("a"), 0, "{\"n\":1}"), new Put(key("b"), 0, "{}")));
        store.commit(List.of(new Put(key("a"), 1, "{\"n\":2}"), new Delete(key("b"), 1)));
        store.close();

        MetadataStore reopened = openOneMore();

        assertThat(reopened.scan("thing", "", "", 10))
                .containsExactly(new MetadataStore.Entry(key("a"), 2, "{\"n\":2}"));
    }

    @Test
    final void storesThatAreOpenAtOnceShareEverything() {
        MetadataStore other = openOneMore();

        store.commit(List.of(new Put(key("a"), 0, "{\"n\":1}")));
        other.commit(List.of(new Put(key("a"), 1, "{\"n\":2}")));

        assertThat(store.find(key("a"))).contains(new MetadataStore.Entry(key("a"), 2, "{\"n\":2}"));
        assertThatThrownBy(() -> store.commit(List.of(new Put(key("a"), 1, "{}"))))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    final void closingTwiceIsClosing() {
        store.close();
        store.close();
    }

    @Test
    final void findsNoDamageInASoundStore() {
        create(List.of("a", "b"));
        List<String> damage = new ArrayList<>();

        store.inspect(damage::add);

        assertThat(damage).isEmpty();
    }

    @Test
    final void writersThatCompareAndSetMakeDenseNumbers() {
        List<MetadataStore> stores = List.of(store, openOneMore());
        int threads = 8;
        int each = 15;

        List<List<Long>> numbers = Together.run(
                threads,
                thread -> IntStream.range(0, each)
                        .mapToObj(i -> nextNumber(stores.get(thread % stores.size())))
                        .toList());

        assertThat(numbers.stream().flatMap(List::stream).sorted())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, (long) threads * each).boxed().toList());
        assertThat(numbers).allSatisfy(own -> assertThat(own).isSorted());
        assertThat(store.scan("numbered", "", "", 1_000)).hasSize(threads * each);
    }

    @Test
    final void readersNeverSeeHalfACommit() {
        store.commit(List.of(new Put(key("left"), 0, "{\"n\":0}"), new Put(key("right"), 0, "{\"n\":0}")));
        MetadataStore other = openOneMore();
        int changes = 100;

        List<List<List<String>>> seen = Together.run(4, thread -> {
            if (thread == 0) {
                IntStream.rangeClosed(1, changes)
                        .forEach(n -> store.commit(List.of(
                                new Put(key("left"), n, "{\"n\":" + n + "}"),
                                new Put(key("right"), n, "{\"n\":" + n + "}"))));
                return List.of();
            }
            return IntStream.range(0, changes)
                    .mapToObj(i -> (thread % 2 == 0 ? store : other)
                            .scan("thing", "", "", 2).stream()
                                    .map(MetadataStore.Entry::json)
                                    .distinct()
                                    .toList())
                    .toList();
        });

        assertThat(seen.stream().flatMap(List::stream))
                .allSatisfy(pair -> assertThat(pair).hasSize(1));
    }

    @Test
    final void aCommitThatDiesHalfWayLeavesNothing() {
        MetadataStore other = openOneMore();
        for (int turn = 1; turn <= 3; turn++) {
            boolean died = dies(new DyingWrites(turn));

            assertThat(ids(store.scan("thing", turn + "/", "", 10)))
                    .isEqualTo(died ? List.of() : List.of(turn + "/a", turn + "/b"));
            other.commit(List.of(new Put(key("other/" + turn), 0, "{}")));
            store.commit(List.of(new Put(key("same/" + turn), 0, "{}")));
        }
        assertThat(ids(store.scan("thing", "other/", "", 10))).hasSize(3);
        assertThat(ids(store.scan("thing", "same/", "", 10))).hasSize(3);
    }

    private boolean dies(DyingWrites writes) {
        try {
            store.commit(writes);
            return false;
        } catch (StackOverflowError e) {
            assertThat(e).hasMessage("injected");
            return true;
        }
    }

    /** Dies before it hands out the second write, at the given turn: a store may go through its writes more than once. */
    private static final class DyingWrites extends AbstractList<MetadataStore.Write> {
        private final List<MetadataStore.Write> writes;
        private int turnsLeft;

        DyingWrites(int turn) {
            this.writes = List.of(new Put(key(turn + "/a"), 0, "{}"), new Put(key(turn + "/b"), 0, "{}"));
            this.turnsLeft = turn;
        }

        @Override
        public MetadataStore.Write get(int index) {
            if (index == 1 && --turnsLeft == 0) {
                throw new StackOverflowError("injected");
            }
            return writes.get(index);
        }

        @Override
        public int size() {
            return writes.size();
        }
    }

    /** Creates a record under the next free number, as a registry numbers versions. */
    private static long nextNumber(MetadataStore store) {
        MetadataStore.Key counter = new MetadataStore.Key("counter", "it");
        while (true) {
            long last = store.find(counter).map(MetadataStore.Entry::revision).orElse(0L);
            long next = last + 1;
            try {
                store.commit(List.of(
                        new Put(counter, last, "{}"),
                        new Put(new MetadataStore.Key("numbered", String.valueOf(next)), 0, "{}")));
                return next;
            } catch (ConflictException e) {
                assertThat(e).hasMessageContaining("counter/it");
            }
        }
    }

    private void assertConflict(String named, MetadataStore.Write... writes) {
        assertThatThrownBy(() -> store.commit(List.of(writes)))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining(named);
    }
}
