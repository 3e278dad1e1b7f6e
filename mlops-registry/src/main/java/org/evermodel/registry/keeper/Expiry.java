package org.evermodel.registry.keeper;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.evermodel.registry.catalogue.DatasetVersion;
import org.evermodel.registry.catalogue.Retention;
import org.evermodel.registry.lineage.Lineage;
import org.evermodel.registry.lineage.LineageNode;
import org.evermodel.registry.tracker.InFlight;
import org.evermodel.registry.tracking.Experiments;
import org.evermodel.registry.tracking.Run;

/** Finds the versions whose rows a retention does not keep. */
final class Expiry {
    /** So long after its end a run may still be what a model is registered from. */
    private static final Duration GRACE = Duration.ofDays(1);

    private final Retention retention;
    private final Instant now;
    private final Lineage lineage;
    private final Experiments experiments;

    Expiry(Retention retention, Instant now, Lineage lineage, Experiments experiments) {
        this.retention = retention;
        this.now = now;
        this.lineage = lineage;
        this.experiments = experiments;
    }

    /** Of all versions of a dataset, the first one first, those whose rows are there and are not kept. */
    List<DatasetVersion> of(List<DatasetVersion> versions) {
        List<DatasetVersion> withRows =
                versions.stream().filter(version -> version.letGo().isEmpty()).toList();
        List<DatasetVersion> older = withRows.subList(0, Math.max(0, withRows.size() - retention.last()));
        List<DatasetVersion> expired = new ArrayList<>(older);
        expired.removeIf(this::isKept);
        expired.sort(Comparator.comparing(DatasetVersion::number));
        return List.copyOf(expired);
    }

    private boolean isKept(DatasetVersion version) {
        boolean young = retention
                .within()
                .filter(age -> !version.keptSince().plus(age).isBefore(now))
                .isPresent();
        boolean tagged = !Collections.disjoint(retention.tags(), version.tags().keySet());
        return young || tagged || isNeeded(version);
    }

    /** Whether a model came from it, or a run that read it may still make one. */
    private boolean isNeeded(DatasetVersion version) {
        return lineage.downstream(version).nodes().stream()
                .anyMatch(node -> node instanceof LineageNode.OfModel
                        || (node instanceof LineageNode.OfRun run
                                && experiments
                                        .find(run.id())
                                        .filter(this::mayMakeAModel)
                                        .isPresent()));
    }

    private boolean mayMakeAModel(Run run) {
        Instant last = run.end()
                .map(end -> end.at().plus(GRACE))
                .orElseGet(() -> run.startedAt().plus(InFlight.LONGEST_RUN));
        return !last.isBefore(now);
    }
}
