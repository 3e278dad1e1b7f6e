package org.evermodel.registry.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.evermodel.StorageException;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.DelegatingMetadataStore;
import org.junit.jupiter.api.Test;

/** A ledger asks the store for a record once, and again only where somebody else may have changed it. */
class RecollectionTest {
    private final MetadataStore store = Storage.inMemory().metadata();
    private final Watched watched = new Watched(store);
    private final Ledger ledger = new Ledger(watched, Clock.systemUTC(), new Random(7), "ann");
    private final Ledger other = new Ledger(store, Clock.systemUTC(), new Random(8), "bob");

    /** Tells which records were asked for, and fails after a commit that was made, when told so. */
    private static final class Watched extends DelegatingMetadataStore {
        private final List<String> asked = new ArrayList<>();
        private boolean failing;

        Watched(MetadataStore store) {
            super(store);
        }

        @Override
        public Optional<Entry> find(Key key) {
            asked.add(key.toString());
            return super.find(key);
        }

        @Override
        public void commit(List<Write> writes) {
            super.commit(writes);
            if (failing) {
                throw new StorageException("the answer was lost");
            }
        }

        List<String> asked() {
            List<String> all = List.copyOf(asked);
            asked.clear();
            return all;
        }
    }

    private static void write(Ledger by, String text) {
        by.change(change -> {
            change.note(AuditNote.of("thing.written", text));
            Content content = Content.builder().put("text", text).build();
            return change.find(Kinds.MODEL, "a")
                    .map(known -> change.replace(known, content))
                    .orElseGet(() -> change.create(Kinds.MODEL, "a", content));
        });
    }

    private static String read(Ledger by) {
        return by.change(change -> change.find(Kinds.MODEL, "a")
                .map(record -> record.content().text("text"))
                .orElse(""));
    }

    @Test
    void whatWasWrittenIsNotAskedForAgain() {
        write(ledger, "one");
        watched.asked();

        write(ledger, "two");
        assertThat(watched.asked()).containsExactly("audit-head/head");
        assertThat(read(ledger)).isEqualTo("two");
        assertThat(watched.asked()).containsExactly("audit-head/head");
    }

    @Test
    void whatIsNotThereIsAskedForEachTime() {
        write(other, "one");

        assertThat(ledger.<Boolean>change(
                        change -> change.find(Kinds.MODEL, "b").isPresent()))
                .isFalse();
        assertThat(ledger.<Boolean>change(
                        change -> change.find(Kinds.MODEL, "b").isPresent()))
                .isFalse();
        assertThat(watched.asked()).containsExactly("audit-head/head", "model/b", "audit-head/head", "model/b");
    }

    @Test
    void afterAChangeOfSomebodyElseAllIsAskedForAnew() {
        write(ledger, "one");
        write(other, "two");
        watched.asked();

        assertThat(read(ledger)).isEqualTo("two");
        assertThat(watched.asked()).containsExactly("audit-head/head", "model/a");
    }

    @Test
    void whereItIsNotKnownWhetherACommitWasMadeAllIsAskedForAnew() {
        write(ledger, "one");
        watched.failing = true;
        assertThatThrownBy(() -> write(ledger, "two")).isInstanceOf(StorageException.class);
        watched.failing = false;
        watched.asked();

        assertThat(read(ledger)).isEqualTo("two");
        assertThat(watched.asked()).containsExactly("audit-head/head", "model/a");
    }

    @Test
    void whatTheAuditLogDoesNotTellOfIsAskedForEachTime() {
        write(ledger, "one");
        store.commit(List.of(new MetadataStore.Put(new MetadataStore.Key(Kinds.RUN_OWNER, "x"), 0, "{\"n\":1}")));
        assertThat(owner(ledger)).isEqualTo(1);
        store.commit(List.of(new MetadataStore.Put(new MetadataStore.Key(Kinds.RUN_OWNER, "x"), 1, "{\"n\":2}")));

        assertThat(owner(ledger)).isEqualTo(2);
    }

    private static long owner(Ledger by) {
        return by.change(change ->
                change.find(Kinds.RUN_OWNER, "x").orElseThrow().content().number("n"));
    }

    @Test
    void theOldestAreForgottenWhereTheyWouldTakeTooMuchSpace() {
        Recollection recollection = new Recollection();
        recollection.under(Optional.of(new MetadataStore.Entry(AuditHead.KEY, 1, "{}")));
        for (int i = 0; i < 100; i++) {
            recollection.see(entry("m" + i, 50_000));
            recollection.see(entry("always", 10));
            assertThat(recollection.find(key("always"))).isPresent();
        }

        assertThat(recollection.find(key("m0"))).isEmpty();
        assertThat(recollection.find(key("m99"))).isPresent();
        recollection.see(entry("always", 1_000_000));
        assertThat(recollection.find(key("always")))
                .as("too large; what was known of it no longer holds")
                .isEmpty();
        recollection.under(Optional.of(new MetadataStore.Entry(AuditHead.KEY, 2, "{\"n\":2}")));
        assertThat(recollection.find(key("m99"))).isEmpty();
    }

    private static MetadataStore.Key key(String id) {
        return new MetadataStore.Key(Kinds.MODEL, id);
    }

    private static MetadataStore.Entry entry(String id, int size) {
        return new MetadataStore.Entry(key(id), 1, "x".repeat(size));
    }
}
