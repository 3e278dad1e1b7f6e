package org.evermodel.pipeline.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.evermodel.ConflictException;
import org.evermodel.pipeline.cache.Kept;
import org.evermodel.port.Along;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.MetadataStore.Expect;
import org.evermodel.spi.MetadataStore.Put;
import org.evermodel.spi.MetadataStore.Write;

/**
 * One run's journal in the hands of its owner. Every commit demands that the lease is still this owner's, so that one who
 * was taken for dead and is not cannot write any more. A write of its own of which it never heard that it succeeded does
 * not make it a stranger: the lease names owner and token, and by these it knows itself. Thread-safe.
 */
public final class RunJournal {
    private final MetadataStore store;
    private final Clock clock;
    private final Duration term;
    private final Map<String, StepEntry> earlier = new HashMap<>();
    private final Set<String> written = new HashSet<>();
    private RunEntry entry;
    private long entryRevision;
    private Lease lease;
    private long leaseRevision;
    private boolean takenOver;
    private boolean ended;
    private boolean lost;

    private RunJournal(
            MetadataStore store,
            Clock clock,
            Duration term,
            RunEntry entry,
            long entryRevision,
            Lease lease,
            long leaseRevision) {
        this.store = store;
        this.clock = clock;
        this.term = term;
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
        return new RunJournal(store, clock, term, entry, 1, lease, 1);
    }

    /** Goes on with a run that was found so, in one commit. */
    static RunJournal takeOver(
            MetadataStore store, Clock clock, Duration term, String owner, Runs.Found found, RunEntry entry) {
        Lease lease = next(found, owner, clock.instant().plus(term));
        take(store, found, entry, lease);
        RunJournal journal =
                new RunJournal(store, clock, term, entry, found.entryRevision() + 1, lease, found.leaseRevision() + 1);
        try {
            Records.steps(store, entry.run()).forEach(step -> journal.earlier.put(step.path(), step));
        } catch (RuntimeException | Error e) {
            journal.giveBack(found.entry(), e);
            throw e;
        }
        journal.takenOver = true;
        journal.written.addAll(journal.earlier.keySet());
        return journal;
    }

    /** Takes a run that was found so and leaves it at once, in one commit. */
    static void close(MetadataStore store, Clock clock, String owner, Runs.Found found, RunEntry entry) {
        take(store, found, entry, next(found, owner, clock.instant()));
    }

    private static Lease next(Runs.Found found, String owner, Instant until) {
        return new Lease(owner, found.lease().map(Lease::token).orElse(0L) + 1, until);
    }

    private static void take(MetadataStore store, Runs.Found found, RunEntry entry, Lease lease) {
        try {
            store.commit(List.of(
                    Records.put(entry, found.entryRevision()),
                    new Put(Records.leaseKey(entry.run()), found.leaseRevision(), EntryJson.format(lease))));
        } catch (ConflictException e) {
            ConflictException taken = new ConflictException(
                    "run " + entry.run() + " was not gone on with, because another process has just taken it");
            taken.initCause(e);
            throw taken;
        }
    }

    /** Leaves the run as it was found, so that what could not be read now can be tried again at once. */
    private void giveBack(RunEntry found, Throwable cause) {
        try {
            store.commit(List.of(
                    Records.put(found, entryRevision),
                    new Put(
                            Records.leaseKey(entry.run()),
                            leaseRevision,
                            EntryJson.format(lease.until(clock.instant())))));
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    /** The run. */
    public synchronized RunEntry entry() {
        return entry;
    }

    /** Whether it is known that the run has another owner by now. */
    public synchronized boolean isLost() {
        return lost;
    }

    /** What came of a place before this owner took the run over, if it was reached. */
    public synchronized Optional<StepEntry> earlier(String path) {
        return Optional.ofNullable(earlier.get(path));
    }

    /**
     * Goes on by another definition, in one commit with the loss of all that counts no more: were it lost later, whoever
     * takes the run over before that would take it for something made by the new definition.
     *
     * @param change what the run says now
     * @param stale the places, by their paths, of which nothing counts any more
     */
    public synchronized void replan(UnaryOperator<RunEntry> change, Predicate<String> stale) {
        RunEntry changed = change.apply(entry);
        committed(() -> {
            List<Write> writes = new ArrayList<>(Records.deletions(store, entry.run(), stale));
            writes.add(Records.put(changed, entryRevision));
            return fenced(writes);
        });
        entry = changed;
        entryRevision++;
        earlier.keySet().removeIf(stale);
        written.removeIf(stale);
    }

    /**
     * Writes down what came of a place, together with other writes. Throws {@link LostRunException} where the run has
     * another owner, and ConflictException where one of the other writes conflicts: then nothing is written.
     */
    public synchronized void record(StepEntry step, List<Write> others) {
        committed(() -> fenced(with(others, put(step))));
        written.add(step.path());
    }

    /** What is written down of a place in a commit of somebody else's. */
    public <T> Along<T> along(Function<Object, StepEntry> step) {
        return new EntryAlong<>(this, step);
    }

    /** Whether a store has this run. */
    boolean isIn(MetadataStore other) {
        return other.find(Records.leaseKey(entry().run())).isPresent();
    }

    /** What writes an entry, if the run is still this owner's. */
    synchronized List<Write> writes(StepEntry step) {
        catchUp(new ConflictException("the lease of run " + entry.run() + " has changed"));
        return fenced(List.of(put(step)));
    }

    /** An entry was written in a commit of somebody else's. */
    synchronized void wentAlongWith(StepEntry step) {
        written.add(step.path());
    }

    private Put put(StepEntry step) {
        MetadataStore.Key key = Records.stepKey(entry.run(), step.path());
        // A place that is worked on again after a resume replaces what was written before.
        long revision = written.contains(step.path())
                ? store.find(key).map(MetadataStore.Entry::revision).orElse(0L)
                : 0;
        return new Put(key, revision, StepJson.format(step));
    }

    /** Does something that ends in a commit while no other thread of this run commits. */
    public synchronized void inOrder(Runnable committing) {
        committing.run();
    }

    /** Writes down where the run's input is kept, so that who takes it over needs nobody to give it. */
    public synchronized void keepInput(Kept input) {
        if (entry.input().isEmpty()) {
            RunEntry known = entry.withInput(input);
            committed(() -> fenced(List.of(Records.put(known, entryRevision))));
            entry = known;
            entryRevision++;
        }
    }

    /** Writes down as what the run is recorded from now on. */
    public synchronized void recordedAs(String id) {
        RunEntry known = entry.withRecord(id);
        committed(() -> fenced(List.of(Records.put(known, entryRevision))));
        entry = known;
        entryRevision++;
    }

    /** Commits writes if the run is still this owner's. */
    public synchronized void commit(List<Write> writes) {
        committed(() -> fenced(writes));
    }

    private List<Write> fenced(List<Write> writes) {
        return with(writes, new Expect(Records.leaseKey(entry.run()), leaseRevision));
    }

    private static List<Write> with(List<Write> writes, Write one) {
        List<Write> all = new ArrayList<>(writes);
        all.add(one);
        return all;
    }

    private void committed(Supplier<List<Write>> writes) {
        try {
            store.commit(writes.get());
        } catch (ConflictException e) {
            if (!catchUp(e)) {
                throw e;
            }
            store.commit(writes.get());
        }
    }

    /** Whether this owner had written more than it was told of; throws where it is no owner any more. */
    private boolean catchUp(ConflictException conflict) {
        Optional<MetadataStore.Entry> now = store.find(Records.leaseKey(entry.run()));
        boolean own = now.map(each -> EntryJson.lease(entry.run(), each.json()))
                .filter(lease::isSameOwner)
                .isPresent();
        if (!own) {
            lost = true;
            LostRunException gone = new LostRunException(entry.run());
            gone.addSuppressed(conflict);
            throw gone;
        }
        MetadataStore.Entry run = store.find(Records.runKey(entry.run())).orElseThrow(() -> conflict);
        boolean behind = now.get().revision() != leaseRevision || run.revision() != entryRevision;
        leaseRevision = now.get().revision();
        entryRevision = run.revision();
        entry = EntryJson.run(entry.run(), run.json());
        return behind;
    }

    /** Renews the lease. Throws {@link LostRunException} where it is another's; does nothing after the end. */
    public synchronized void renew() {
        if (ended || lost) {
            return;
        }
        Lease longer = lease.until(clock.instant().plus(term));
        committed(() -> List.of(new Put(Records.leaseKey(entry.run()), leaseRevision, EntryJson.format(longer))));
        lease = longer;
        leaseRevision++;
    }

    /** How long a lease lasts. */
    public Duration term() {
        return term;
    }

    /**
     * Ends this owner's part of the run, in one commit: it is over, or waits for whoever takes it next.
     *
     * @param notes what became of places that have no entry of their own, in place of what was noted before
     */
    public void end(String status, String reason, Map<String, StepNote> notes) {
        end(status, reason, Optional.of(notes));
    }

    /** Ends it in the same way where nobody knows what became of its places; what was noted of them before stays. */
    public void end(String status, String reason) {
        end(status, reason, Optional.empty());
    }

    private synchronized void end(String status, String reason, Optional<Map<String, StepNote>> notes) {
        Instant now = clock.instant();
        Lease given = lease.until(now);
        committed(() -> {
            List<Write> writes = new ArrayList<>(List.of(
                    Records.put(entry.withStatus(status, reason, now), entryRevision),
                    new Put(Records.leaseKey(entry.run()), leaseRevision, EntryJson.format(given))));
            notes.ifPresent(those -> note(those, now, writes));
            return writes;
        });
        entry = entry.withStatus(status, reason, now);
        entryRevision++;
        leaseRevision++;
        ended = true;
    }

    private void note(Map<String, StepNote> notes, Instant now, List<Write> writes) {
        MetadataStore.Key key = Records.notesKey(entry.run());
        long revision = takenOver || !notes.isEmpty()
                ? store.find(key).map(MetadataStore.Entry::revision).orElse(0L)
                : 0;
        if (!notes.isEmpty() || revision > 0) {
            writes.add(new Put(key, revision, NotesJson.format(notes, now)));
        }
    }
}
