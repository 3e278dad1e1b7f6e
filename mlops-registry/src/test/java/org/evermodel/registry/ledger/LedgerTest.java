package org.evermodel.registry.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.evermodel.NotFoundException;
import org.evermodel.StorageException;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.Together;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private final MetadataStore store = Storage.inMemory().metadata();
    private final Ledger ledger = ledger("ann");
    private final Ledger other = ledger("bob");

    private Ledger ledger(String actor) {
        Clock clock = Clock.fixed(Instant.parse("2026-01-15T10:30:00.123Z"), ZoneOffset.UTC);
        return new Ledger(store, clock, new Random(7), actor);
    }

    @Test
    void aChangeAndItsAuditRowAreOneCommit() {
        ledger.change(change -> {
            change.note(AuditNote.of("thing.made", "thing a").because("it was needed"));
            return change.create(Kinds.MODEL, "a", text("one"));
        });

        AuditRow row = ledger.audit().rows().toList().get(0);
        assertThat(ledger.find(Kinds.MODEL, "a")).map(Stored::auditSequence).contains(1L);
        assertThat(row.sequence()).isEqualTo(1);
        assertThat(row.actor()).isEqualTo("ann");
        assertThat(row.action()).isEqualTo("thing.made");
        assertThat(row.reason()).isEqualTo("it was needed");
        assertThat(row.previous()).isEqualTo(AuditRow.NOTHING);
        assertThat(row.records()).extracting(AuditRow.Written::record).containsExactly("model/a", "registry/self");
        assertThat(ledger.audit().head()).isEqualTo(new AuditHead(1, row.hash()));
    }

    @Test
    void whoWaitsForAChangeComesBeforeWhoAsksAgain() throws Exception {
        Thread waiting = new Thread(() -> create(ledger, "waited"));
        ledger.change(change -> {
            waiting.start();
            awaitWaiting(waiting);
            change.note(AuditNote.of("thing.made", "first"));
            return change.create(Kinds.MODEL, "first", text("one"));
        });
        create(ledger, "again");
        waiting.join();

        assertThat(ledger.audit().rows().flatMap(row -> row.records().stream()))
                .extracting(AuditRow.Written::record)
                .filteredOn(record -> record.startsWith("model/"))
                .containsExactly("model/first", "model/waited", "model/again");
    }

    private static void awaitWaiting(Thread thread) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (thread.getState() != Thread.State.WAITING && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    @Test
    void eachRowHoldsTheHashOfTheOneBefore() {
        IntStream.range(0, 3).forEach(i -> create(ledger, "thing" + i));

        List<AuditRow> rows = ledger.audit().rows().toList();
        assertThat(rows).extracting(AuditRow::sequence).containsExactly(1L, 2L, 3L);
        assertThat(rows.get(1).previous()).isEqualTo(rows.get(0).hash());
        assertThat(rows.get(2).previous()).isEqualTo(rows.get(1).hash());
        assertThat(ledger.audit().last(2)).containsExactly(rows.get(2), rows.get(1));
    }

    @Test
    void aChangeThatWritesNothingLeavesNoTrace() {
        String result = ledger.change(change -> "nothing to do");

        assertThat(result).isEqualTo("nothing to do");
        assertThat(ledger.audit().rows()).isEmpty();
    }

    @Test
    void aRefusalChangesNothing() {
        assertThatThrownBy(() -> ledger.change(change -> {
                    change.note(AuditNote.of("thing.made", "a"));
                    change.create(Kinds.MODEL, "a", text("one"));
                    throw new NotFoundException("no");
                }))
                .isInstanceOf(NotFoundException.class);

        assertThat(ledger.find(Kinds.MODEL, "a")).isEmpty();
        assertThat(ledger.audit().rows()).isEmpty();
    }

    @Test
    void everyChangeThatWritesMustSayWhatItIs() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ledger.change(change -> change.create(Kinds.MODEL, "a", text("one"))));
    }

    @Test
    void aChangeIsDecidedAnewWhereAnotherProcessWasFaster() {
        AtomicInteger decisions = new AtomicInteger();

        String seen = ledger.change(change -> {
            if (decisions.incrementAndGet() == 1) {
                create(other, "a");
            }
            change.note(AuditNote.of("thing.made", "b"));
            change.create(Kinds.MODEL, "b", text("two"));
            return change.find(Kinds.MODEL, "a").map(Stored::id).orElse("none");
        });

        assertThat(decisions).hasValue(2);
        assertThat(seen).isEqualTo("a");
        assertThat(ledger.audit().rows()).extracting(AuditRow::actor).containsExactly("bob", "ann");
        assertSound();
    }

    @Test
    void aRefusalIsDecidedAnewWhereAnotherProcessWasFaster() {
        AtomicInteger decisions = new AtomicInteger();

        String found = ledger.change(change -> {
            if (decisions.incrementAndGet() == 1) {
                create(other, "a");
                // Refused for what is no longer so.
                throw new NotFoundException("no a");
            }
            return change.find(Kinds.MODEL, "a").orElseThrow().id();
        });

        assertThat(found).isEqualTo("a");
    }

    @Test
    void recordsThatContradictTheLogAreToldAtOnce() {
        create(ledger, "a");
        store.commit(List.of(new MetadataStore.Put(AuditRows.key(2), 0, "{}")));

        assertThatThrownBy(() -> create(ledger, "b"))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("verify the store");
        assertThat(ledger.find(Kinds.MODEL, "b")).isEmpty();
    }

    @Test
    void changesOfManyThreadsAndLedgersHappenOneAfterTheOther() {
        create(ledger, "counter");

        Together.run(8, thread -> {
            IntStream.range(0, 20).forEach(i -> count(thread % 2 == 0 ? ledger : other));
            return thread;
        });

        assertThat(ledger.find(Kinds.MODEL, "counter"))
                .map(counter -> counter.content().numberOrZero("count"))
                .contains(160L);
        assertThat(ledger.audit().head().sequence()).isEqualTo(161);
        assertSound();
    }

    private static void count(Ledger ledger) {
        ledger.change(change -> {
            Stored counter = change.find(Kinds.MODEL, "counter").orElseThrow();
            long count = counter.content().numberOrZero("count") + 1;
            change.replace(counter, Content.builder().put("count", count).build());
            change.note(AuditNote.of("counted", count));
            return count;
        });
    }

    @Test
    void scansGoThroughAllPages() {
        List<MetadataStore.Write> writes = new ArrayList<>();
        IntStream.range(0, 1_234)
                .forEach(i -> writes.add(new MetadataStore.Put(
                        new MetadataStore.Key(Kinds.RUN, Kinds.numbered("r", i)), 0, "{\"audit\":1}")));
        store.commit(writes);

        assertThat(ledger.all(Kinds.RUN, "r/"))
                .hasSize(1_234)
                .isSortedAccordingTo((one, two) -> one.id().compareTo(two.id()));
        assertThat(ledger.all(Kinds.RUN, "s/")).isEmpty();
    }

    @Test
    void identitiesSortByTheMomentTheyWereMade() {
        assertThat(ledger.newId()).matches("20260115-103000123-[0-9a-f]{8}").isNotEqualTo(ledger.newId());
    }

    @Test
    void contentKeepsItsFieldsInOrderAndItsNumbersExactly() {
        Content content = Content.builder()
                .put("z", "text")
                .put("a", 0.1 + 0.2)
                .put("n", Double.NaN)
                .put("l", Long.MAX_VALUE)
                .build();

        Content read = Content.parse("record", content.json());

        assertThat(content.json())
                .isEqualTo("{\"z\":\"text\",\"a\":0.30000000000000004,\"n\":\"NaN\",\"l\":9223372036854775807}");
        assertThat(read.real("a")).isEqualTo(0.1 + 0.2);
        assertThat(read.real("n")).isNaN();
        assertThat(read.number("l")).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void contentThatIsNotAsExpectedNamesRecordAndField() {
        Content content = Content.parse("record thing/a", "{\"text\":1,\"number\":\"one\",\"digest\":\"md5:1\"}");

        assertThatThrownBy(() -> content.text("text"))
                .isInstanceOf(StorageException.class)
                .hasMessage("record thing/a is damaged: field \"text\" must be a text, but is 1");
        assertThatThrownBy(() -> content.number("number")).hasMessageContaining("\"number\" must be a whole number");
        assertThatThrownBy(() -> content.digest("digest")).hasMessageContaining("\"digest\" must be a digest");
        assertThatThrownBy(() -> content.instant("missing")).hasMessageContaining("\"missing\"");
        assertThatThrownBy(() -> Content.parse("record thing/a", "[1]")).hasMessageContaining("not a JSON object");
        assertThatThrownBy(() -> Content.parse("record thing/a", "{\"a\":1,\"a\":2}"))
                .hasMessageContaining("not JSON");
    }

    private void assertSound() {
        List<Finding> findings = new ArrayList<>();
        ledger.audit().verify(findings::add, looked -> {});
        assertThat(findings).isEmpty();
    }

    private static void create(Ledger ledger, String id) {
        ledger.change(change -> {
            change.note(AuditNote.of("thing.made", id));
            return change.create(Kinds.MODEL, id, text(id));
        });
    }

    private static Content text(String text) {
        return Content.builder().put("text", text).build();
    }
}
