package org.evermodel.pipeline.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.evermodel.ConflictException;
import org.evermodel.NotFoundException;
import org.evermodel.spi.Condition;
import org.evermodel.spi.Facets;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.RecordQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All runs of a store, as one runner sees them. Thread-safe.
 *
 * @param owner what the runner is known by
 * @param term how long a lease lasts
 */
public record Runs(MetadataStore store, Clock clock, Duration term, String owner) {
    private static final Logger log = LoggerFactory.getLogger(Runs.class);
    private static final int PAGE = 500;

    /** What was found of a run. */
    public record Found(RunEntry entry, Optional<Lease> lease, long entryRevision, long leaseRevision) {
        /** Whether somebody goes on with it now. */
        public boolean isOwned(Instant now) {
            return lease.isPresent() && now.isBefore(lease.get().until());
        }
    }

    /** Begins a run; throws ConflictException where there is one of this id. */
    public RunJournal begin(RunEntry entry) {
        return RunJournal.begin(store, clock, term, owner, entry);
    }

    /** Throws ConflictException where somebody goes on with the run now. */
    public void requireFree(Found found) {
        if (found.isOwned(clock.instant())) {
            Lease lease = found.lease().orElseThrow();
            throw new ConflictException("run " + found.entry().run() + " is at work in another process until "
                    + lease.until() + " at least; wait until it has ended or its lease has run out");
        }
    }

    /** Goes on with a run that nobody owns, as {@code change} says it is now; throws ConflictException where somebody does. */
    public RunJournal takeOver(Found found, UnaryOperator<RunEntry> change) {
        requireFree(found);
        return RunJournal.takeOver(store, clock, term, owner, found, change.apply(found.entry()));
    }

    /**
     * Ends a run that nobody owns, in one commit; what is known of its places stays as it is. Throws ConflictException where
     * somebody owns it.
     */
    public void close(Found found, UnaryOperator<RunEntry> change) {
        requireFree(found);
        RunJournal.close(store, clock, owner, found, change.apply(found.entry()));
    }

    /** A run; throws NotFoundException where there is none of this id. */
    public Found find(String run) {
        MetadataStore.Entry entry = store.find(Records.runKey(run))
                .orElseThrow(() -> new NotFoundException("there is no run " + run + " of a pipeline in this storage"));
        return found(entry);
    }

    private Found found(MetadataStore.Entry entry) {
        String run = entry.key().id();
        Optional<MetadataStore.Entry> lease = store.find(Records.leaseKey(run));
        return new Found(
                EntryJson.run(run, entry.json()),
                lease.map(each -> EntryJson.lease(run, each.json())),
                entry.revision(),
                lease.map(MetadataStore.Entry::revision).orElse(0L));
    }

    /** The runs that are in one of these states, in order of their ids. */
    public List<Found> inState(List<String> states) {
        List<Found> found = new ArrayList<>();
        for (MetadataStore.Entry each : all(Records.RUN, List.of(new Condition.OneOf(Records.STATUS, states, true)))) {
            found.add(found(each));
        }
        return found;
    }

    /** What came of one place of a run, if it ran or decided something there. */
    public Optional<StepEntry> step(String run, String path) {
        return store.find(Records.stepKey(run, path)).map(each -> StepJson.parse(path, each.json()));
    }

    /** What became of a place that did not run, if the run has come to an end and nothing came of the place since. */
    public Optional<StepNote> note(String run, String path) {
        return Optional.ofNullable(
                notes(run, step(run, path).map(List::of).orElse(List.of())).get(path));
    }

    /**
     * What became of the places of a run that did not run, once it has come to an end.
     *
     * @param steps what came of those that ran: where that was later than the notes, these tell of an end before it
     */
    public Map<String, StepNote> notes(String run, List<StepEntry> steps) {
        Optional<String> written = store.find(Records.notesKey(run)).map(MetadataStore.Entry::json);
        Map<String, StepNote> notes =
                new TreeMap<>(written.map(json -> NotesJson.all(run, json)).orElse(Map.of()));
        written.flatMap(json -> NotesJson.at(run, json))
                .ifPresent(at -> steps.stream()
                        .filter(step -> step.ended().isAfter(at))
                        .forEach(step -> notes.remove(step.path())));
        return notes;
    }

    /** What came of the places of a run. */
    public List<StepEntry> steps(String run) {
        return Records.steps(store, run);
    }

    /** The questions that are not answered yet. */
    public List<ApprovalEntry> openApprovals() {
        return all(Records.APPROVAL, List.of(new Condition.Has(Records.IS_OPEN))).stream()
                .map(each -> EntryJson.approval(each.key().id(), each.json()))
                .toList();
    }

    /** A question, if it was asked. */
    public Optional<ApprovalEntry> approval(String run, String path) {
        return store.find(Records.approvalKey(run, path))
                .map(each -> EntryJson.approval(each.key().id(), each.json()));
    }

    /** Asks a question, in a commit of the run's, in place of the one that was asked there about something else. */
    public void ask(RunJournal journal, ApprovalEntry question) {
        long revision = store.find(Records.approvalKey(question.run(), question.path()))
                .map(MetadataStore.Entry::revision)
                .orElse(0L);
        journal.commit(List.of(Records.put(question, revision, true)));
    }

    /** Has nobody be asked any more what a run that is over wanted to know. */
    public void closeQuestions(String run) {
        for (MetadataStore.Entry each : Records.approvals(store, run)) {
            try {
                store.commit(List.of(new MetadataStore.Reindex(each.key(), each.revision(), Facets.NONE)));
            } catch (ConflictException somebodyAnswered) {
                log.debug(
                        "approval {} was answered as its run ended", each.key().id(), somebodyAnswered);
            }
        }
    }

    /**
     * Changes what was said to a question.
     *
     * @param change from what stands there now; throws where it must not be so
     * @param open whether the question still is, after it
     */
    public ApprovalEntry answer(
            String run, String path, UnaryOperator<ApprovalEntry> change, Predicate<ApprovalEntry> open) {
        while (true) {
            MetadataStore.Entry now = store.find(Records.approvalKey(run, path))
                    .orElseThrow(() ->
                            new NotFoundException("run " + run + " asks for no approval called \"" + path + "\""));
            ApprovalEntry changed = change.apply(EntryJson.approval(now.key().id(), now.json()));
            try {
                store.commit(List.of(Records.put(changed, now.revision(), open.test(changed))));
                return changed;
            } catch (ConflictException somebodyElseAnswered) {
                log.debug("somebody else answered approval {} of run {}; this answer follows", path, run);
            }
        }
    }

    private List<MetadataStore.Entry> all(String kind, List<Condition> conditions) {
        List<MetadataStore.Entry> entries = new ArrayList<>();
        Optional<RecordQuery.Position> after = Optional.empty();
        do {
            RecordQuery.Page page =
                    store.search(new RecordQuery(kind, conditions, RecordQuery.Order.byId(), after, PAGE));
            entries.addAll(page.entries());
            after = page.next();
        } while (after.isPresent());
        return entries;
    }
}
