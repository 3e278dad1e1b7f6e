package org.evermodel.pipeline.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.evermodel.ConflictException;
import org.evermodel.spi.MetadataStore;

/** What all processes know of one task, changed by compare-and-set. */
final class Book {
    private static final String KIND = "pipeline-schedule";
    private static final int ATTEMPTS = 200;

    private final MetadataStore store;
    private final String task;

    Book(MetadataStore store, String task) {
        this.store = store;
        this.task = task;
    }

    /** Begins to remember at {@code now}, unless somebody has before, and these schedules, as far as they are new. */
    void open(List<String> schedules, Instant now) {
        if (store.find(key()).isEmpty()) {
            begin(Ledger.startedAt(now).ofSchedules(schedules, now));
        }
        change(ledger -> ledger.ofSchedules(schedules, now));
    }

    private void begin(Ledger ledger) {
        try {
            store.commit(List.of(new MetadataStore.Put(key(), 0, LedgerJson.format(ledger))));
        } catch (ConflictException e) {
            // Another process has begun at the same moment, which is as good.
            if (store.find(key()).isEmpty()) {
                throw e;
            }
        }
    }

    Ledger read() {
        return LedgerJson.parse(task, entry().json());
    }

    /**
     * Changes what is known by a function without side effects, which is called again where another process was faster.
     * What is not changed is not written.
     */
    Ledger change(UnaryOperator<Ledger> change) {
        ConflictException last = new ConflictException("task " + task + " was not changed");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            MetadataStore.Entry entry = entry();
            Ledger before = LedgerJson.parse(task, entry.json());
            Ledger after = change.apply(before);
            if (after.equals(before)) {
                return after;
            }
            Optional<ConflictException> conflict = tryPut(entry, after);
            if (conflict.isEmpty()) {
                return after;
            }
            last = conflict.get();
        }
        throw last;
    }

    private Optional<ConflictException> tryPut(MetadataStore.Entry entry, Ledger after) {
        try {
            store.commit(List.of(new MetadataStore.Put(key(), entry.revision(), LedgerJson.format(after))));
            return Optional.empty();
        } catch (ConflictException e) {
            return Optional.of(e);
        }
    }

    private MetadataStore.Entry entry() {
        return store.find(key())
                .orElseThrow(() -> new IllegalStateException(
                        "what was remembered of task " + task + " was deleted while its scheduler is open"));
    }

    private MetadataStore.Key key() {
        return new MetadataStore.Key(KIND, task);
    }
}
