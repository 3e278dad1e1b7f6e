package org.evermodel.examples.crash;

import java.util.Map;
import java.util.TreeMap;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Storage;

/** What stands in the journals of a storage that has seen one run, as it is on the disk. */
record Journaled(Map<String, Long> revisions, String status) {
    private static final int ALL = 1_000;

    /** How often each place was recorded, by its path; the run's status, or nothing where it never began. */
    static Journaled in(Storage storage) {
        MetadataStore store = storage.metadata();
        Map<String, Long> revisions = new TreeMap<>();
        for (MetadataStore.Entry each : store.scan("pipeline-step-run", "", "", ALL)) {
            revisions.put(each.key().id().substring(each.key().id().indexOf('/') + 1), each.revision());
        }
        String status = store.scan("pipeline-run", "", "", ALL).stream()
                .map(each -> each.json().replaceFirst("(?s).*\"status\":\"([A-Z]+)\".*", "$1"))
                .findFirst()
                .orElse("");
        return new Journaled(revisions, status);
    }
}
