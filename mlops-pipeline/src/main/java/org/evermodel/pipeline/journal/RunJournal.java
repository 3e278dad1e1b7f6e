package org.evermodel.pipeline.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.ConflictException;
import org.evermodel.pipeline.cache.Kept;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.MetadataStore.Expect;
import org.evermodel.spi.MetadataStore.Put;
import org.evermodel.spi.MetadataStore.Write;

/**
 * One run's journal in the hands of its owner. Every commit demands that the lease is still this owner's, so that one who
 * was taken for dead and is not cannot write any more. Thread-safe.
 */
public final class RunJournal {
    private final MetadataStore store;
    private final Clock clock;
    private final Duration term;
    private final Map<String, StepEntry> earlier;
    private RunEntry entry;
    private long entryRevision;
    private Lease lease;
    private long leaseRevision;
    private boolean ended;

    private RunJournal(
            MetadataStore store,
            Clock clock,
            Duration term,
            Map<String, StepEntry> earlier,
            RunEntry entry,
            long entryRevision,
            Lease lease,
            long leaseRevision) {
        this.store = store;
        this.clock = clock;
        this.term = term;
        this.earlier = Map.copyOf(earlier);
        this.entry = entry;
        this.entryRevision = entryRevision;
        this.lease = lease;
        this.leaseRevision = leaseRevision;
    }

    /** Begins a run, in one commit. */
    static RunJournal begin(MetadataStore store, Clock clock, Duration term, String owner, RunEntry entry) {
        Lease lease = new Lease(owner, 1, clock.instant().plus(term));
        store.commit(
                List.of(Records.put(entry, 0), new Put(Records.leaseKey(entry.run()), 0, EntryJson.format(lease))));
        return new RunJournal(store, clock, term, Map.of(), entry, 1, lease, 1);
    }

    /** Goes on with a run, in one commit. */
    static RunJournal takeOver(
            MetadataStore store,
            Clock clock,
            Duration term,
            String owner,
            RunEntry entry,
            long entryRevision,
            Optional<Lease> former,
            long formerRevision) {
        Lease lease = new Lease(
                owner, former.map(Lease::token).orElse(0L) + 1, clock.instant().plus(term));
        try {
            store.commit(List.of(
                    Records.put(entry, entryRevision),
                    new Put(Records.leaseKey(entry.run()), formerRevision, EntryJson.format(lease))));
        } catch (ConflictException e) {
            ConflictException taken = new ConflictException(
                    "run " + entry.run() + " was not gone on with, because another process has just taken it");
            taken.initCause(e);
            throw taken;
        }
        Map<String, StepEntry> earlier = new HashMap<>();
        Records.steps(store, entry.run()).forEach(step -> earlier.put(step.path(), step));
        return new RunJournal(store, clock, term, earlier, entry, entryRevision + 1, lease, formerRevision + 1);
    }

    /** The run. */
    public synchronized RunEntry entry() {
        return entry;
    }

    /** What came of a place before this owner took the run over, if it was reached. */
    public Optional<StepEntry> earlier(String path) {
        return Optional.ofNullable(earlier.get(path));
    }

    /**
     * Writes down what came of a place, together with other writes. Throws {@link LostRunException} where the run has
     * another owner, and ConflictException where one of the other writes conflicts: then nothing is written.
     */
    public void record(StepEntry step, List<Write> along) {
        List<Write> writes = new ArrayList<>(along);
        MetadataStore.Key key = Records.stepKey(entry.run(), step.path());
        synchronized (this) {
            // A place that is worked on again after a resume replaces what was written before.
            long revision = earlier.containsKey(step.path())
                    ? store.find(key).map(MetadataStore.Entry::revision).orElse(0L)
                    : 0;
            writes.add(new Put(key, revision, EntryJson.format(step)));
            commit(writes);
        }
    }

    /** Does something that ends in a commit while no other thread of this run commits. */
    public synchronized void inOrder(Runnable committing) {
        committing.run();
    }

    /** Writes down where the run's input is kept, so that who takes it over needs nobody to give it. */
    public synchronized void keepInput(Kept input) {
        if (entry.input().isEmpty()) {
            RunEntry known = entry.withInput(input);
            commit(List.of(Records.put(known, entryRevision)));
            entry = known;
            entryRevision++;
        }
    }

    /** Commits writes if the run is still this owner's. */
    public synchronized void commit(List<Write> writes) {
        List<Write> fenced = new ArrayList<>(writes);
        fenced.add(new Expect(Records.leaseKey(entry.run()), leaseRevision));
        try {
            store.commit(fenced);
        } catch (ConflictException e) {
            requireOwned(e);
            throw e;
        }
    }

    private void requireOwned(ConflictException conflict) {
        long now = store.find(Records.leaseKey(entry.run()))
                .map(MetadataStore.Entry::revision)
                .orElse(0L);
        if (now != leaseRevision) {
            LostRunException lost = new LostRunException(entry.run());
            lost.addSuppressed(conflict);
            throw lost;
        }
    }

    /** Renews the lease. Throws {@link LostRunException} where it is another's; does nothing after the end. */
    public synchronized void renew() {
        if (ended) {
            return;
        }
        Lease longer = new Lease(lease.owner(), lease.token(), clock.instant().plus(term));
        try {
            store.commit(List.of(new Put(Records.leaseKey(entry.run()), leaseRevision, EntryJson.format(longer))));
        } catch (ConflictException e) {
            requireOwned(e);
            throw e;
        }
        lease = longer;
        leaseRevision++;
    }

    /** How long a lease lasts. */
    public Duration term() {
        return term;
    }

    /** Ends this owner's part of the run, in one commit: it is over, or waits for whoever takes it next. */
    public synchronized void end(String status, String reason) {
        Instant now = clock.instant();
        RunEntry over = entry.withStatus(status, reason, now);
        Lease given = new Lease(lease.owner(), lease.token(), now);
        try {
            store.commit(List.of(
                    Records.put(over, entryRevision),
                    new Put(Records.leaseKey(entry.run()), leaseRevision, EntryJson.format(given))));
        } catch (ConflictException e) {
            requireOwned(e);
            throw e;
        }
        entry = over;
        entryRevision++;
        leaseRevision++;
        ended = true;
    }
}
