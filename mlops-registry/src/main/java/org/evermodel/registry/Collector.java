package org.evermodel.registry;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.evermodel.Digest;
import org.evermodel.registry.GcReport.Fate;
import org.evermodel.registry.GcReport.Tally;
import org.evermodel.registry.collector.DigestSet;
import org.evermodel.registry.collector.Marks;
import org.evermodel.registry.ledger.AuditNote;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.tracker.InFlight;
import org.evermodel.registry.tracker.Owners;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.ArtifactStore.Stored;
import org.evermodel.spi.Storage;

/**
 * Marks, then sweeps. Each step is safe by itself: what is set aside is still there for who asks, and each change demands
 * that the artifact is as it was listed, so it can be stopped anywhere, and any number of collectors can work at once.
 *
 * <p>Why nothing that is needed is ever deleted: bytes are deleted where no record mentions them now, and they were last
 * stored or wanted a grace ago and a grace before every run in flight began, and they were set aside a quarantine ago. Who
 * needs them either wrote a record before the marking, and they are marked; or he stored, opened or touched them since,
 * and they are young, at their place, or not as listed.
 */
final class Collector {
    private final Storage storage;
    private final Ledger ledger;
    private final Owners owners;
    private final GcOptions options;
    private final Map<Fate, Tally> tallies = new EnumMap<>(Fate.class);

    Collector(Storage storage, Ledger ledger, Owners owners, GcOptions options) {
        this.storage = storage;
        this.ledger = ledger;
        this.owners = owners;
        this.options = options;
    }

    GcReport run() {
        Instant began = ledger.now();
        Marks marks = Marks.of(storage, new InFlight(owners, began, options.grace()));
        // The grace also covers what the clocks of a run's host and of the bytes' host differ by.
        Instant storedBefore =
                marks.oldestRun().filter(began::isAfter).orElse(began).minus(options.grace());
        Sweep sweep = new Sweep(marks, storedBefore, began.minus(options.quarantine()));
        // Whoever is about to refer to a young manifest needs what it lists, however old that is.
        each(sweep::isYoung, young -> marks.keepListed(young.digest()));
        // Whole manifests are out of sight before anything they list is gone: a collection may be killed in between.
        each(stored -> !stored.isAside(), stored -> count(stored, sweep.inPlace(stored)));
        each(stored -> true, stored -> sweep.aside(stored).ifPresent(fate -> count(stored, fate)));
        GcReport report = new GcReport(options.rehearsal(), began, storedBefore, marks.oldestRun(), tallies);
        if (!options.rehearsal()) {
            record(report);
        }
        return report;
    }

    private void each(Predicate<Stored> which, Consumer<Stored> work) {
        try (Stream<Stored> all = storage.artifacts().inventory()) {
            all.filter(which).forEach(work);
        }
    }

    private void count(Stored stored, Fate fate) {
        tallies.merge(fate, new Tally(1, stored.size()), Tally::plus);
    }

    private final class Sweep {
        private final ArtifactStore artifacts = storage.artifacts();
        private final Marks marks;
        private final Instant storedBefore;
        private final Instant asideBefore;
        private final DigestSet justNow = new DigestSet();
        private Optional<Digest> lastInPlace = Optional.empty();

        Sweep(Marks marks, Instant storedBefore, Instant asideBefore) {
            this.marks = marks;
            this.storedBefore = storedBefore;
            this.asideBefore = asideBefore;
        }

        /** Whether it is kept for no other reason than that it was stored lately. */
        boolean isYoung(Stored stored) {
            return !stored.isAside() && !marks.contains(stored.digest()) && isRecent(stored);
        }

        private boolean isRecent(Stored stored) {
            return !stored.storedAt().isBefore(storedBefore);
        }

        Fate inPlace(Stored stored) {
            if (marks.contains(stored.digest())) {
                return Fate.REFERRED;
            }
            if (isRecent(stored)) {
                return Fate.YOUNG;
            }
            if (options.rehearsal()) {
                return Fate.SET_ASIDE;
            }
            if (artifacts.setAside(stored)) {
                justNow.add(stored.digest());
                return Fate.SET_ASIDE;
            }
            return Fate.YOUNG;
        }

        /** What becomes of one that was set aside before; empty for all others. */
        Optional<Fate> aside(Stored stored) {
            if (!stored.isAside()) {
                lastInPlace = Optional.of(stored.digest());
                return Optional.empty();
            }
            return justNow.contains(stored.digest())
                    ? Optional.empty()
                    : Optional.of(aside(stored, marks.contains(stored.digest()) || isRecent(stored)));
        }

        private Fate aside(Stored stored, boolean wanted) {
            // Bytes that were stored anew meanwhile are at their place, and these are superfluous.
            boolean superfluous = lastInPlace.equals(Optional.of(stored.digest()));
            if (wanted && !superfluous) {
                return options.rehearsal() || artifacts.touch(stored.digest()) ? Fate.BROUGHT_BACK : Fate.WAITING;
            }
            if (stored.asideSince().orElseThrow().isAfter(asideBefore)) {
                return Fate.WAITING;
            }
            return options.rehearsal() || artifacts.discard(stored) ? Fate.DELETED : Fate.WAITING;
        }
    }

    private void record(GcReport report) {
        Content.Builder content = Content.builder().put("at", report.at()).put("storedBefore", report.storedBefore());
        Map<String, String> facts = new LinkedHashMap<>();
        report.tallies().forEach((fate, tally) -> facts.put(fate.name(), tally.toString()));
        content.putTexts("fates", facts);
        ledger.change(change -> {
            change.create(Kinds.COLLECTION, ledger.newId(), content.build());
            change.note(AuditNote.of("artifacts.collected", "artifacts").with(facts));
            return report;
        });
    }
}
