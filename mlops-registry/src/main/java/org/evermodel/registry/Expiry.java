package org.evermodel.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Finds the versions whose rows a retention does not keep. */
final class Expiry {
    private final Retention retention;
    private final Instant now;
    private final Lineage lineage;

    Expiry(Retention retention, Instant now, Lineage lineage) {
        this.retention = retention;
        this.now = now;
        this.lineage = lineage;
    }

    /** Of all versions of a dataset, the first one first, those whose rows are there and are not kept. */
    List<DatasetVersion> of(List<DatasetVersion> versions) {
        List<DatasetVersion> withRows =
                versions.stream().filter(version -> version.letGo().isEmpty()).toList();
        List<DatasetVersion> older = withRows.subList(0, Math.max(0, withRows.size() - retention.last()));
        List<DatasetVersion> expired = new ArrayList<>(older);
        expired.removeIf(this::isKept);
        return List.copyOf(expired);
    }

    private boolean isKept(DatasetVersion version) {
        boolean young = retention
                .within()
                .filter(age -> !version.createdAt().plus(age).isBefore(now))
                .isPresent();
        boolean tagged = !Collections.disjoint(retention.tags(), version.tags().keySet());
        return young || tagged || madeAModel(version);
    }

    private boolean madeAModel(DatasetVersion version) {
        return lineage.downstream(version).nodes().stream().anyMatch(LineageNode.OfModel.class::isInstance);
    }
}
