package org.evermodel.pipeline.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.evermodel.spi.Facets;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.MetadataStore.Delete;
import org.evermodel.spi.MetadataStore.Put;

/** Where the journal's records stand. */
final class Records {
    static final String RUN = "pipeline-run";
    static final String LEASE = "pipeline-lease";
    static final String STEP = "pipeline-step-run";
    static final String APPROVAL = "pipeline-approval";
    static final String NOTES = "pipeline-run-notes";

    /** What runs are found by. */
    static final String PIPELINE = "pipeline";

    static final String STATUS = "status";

    /** What approvals are found by. */
    static final String IS_OPEN = "open";

    private static final int PAGE = 500;

    private Records() {}

    static MetadataStore.Key runKey(String run) {
        return new MetadataStore.Key(RUN, run);
    }

    static MetadataStore.Key leaseKey(String run) {
        return new MetadataStore.Key(LEASE, run);
    }

    static MetadataStore.Key stepKey(String run, String path) {
        return new MetadataStore.Key(STEP, run + "/" + path);
    }

    static MetadataStore.Key notesKey(String run) {
        return new MetadataStore.Key(NOTES, run);
    }

    static MetadataStore.Key approvalKey(String run, String path) {
        return new MetadataStore.Key(APPROVAL, run + "/" + path);
    }

    static Put put(RunEntry entry, long expected) {
        Facets facets = new Facets(Map.of(PIPELINE, entry.pipeline(), STATUS, entry.status()), Map.of());
        return new Put(runKey(entry.run()), expected, EntryJson.format(entry), facets);
    }

    static Put put(ApprovalEntry entry, long expected, boolean open) {
        Facets facets = open ? new Facets(Map.of(IS_OPEN, "yes"), Map.of()) : Facets.NONE;
        return new Put(approvalKey(entry.run(), entry.path()), expected, EntryJson.format(entry), facets);
    }

    static List<StepEntry> steps(MetadataStore store, String run) {
        return all(store, STEP, run).stream()
                .map(each -> StepJson.parse(pathOf(run, each.key()), each.json()))
                .toList();
    }

    static List<MetadataStore.Entry> approvals(MetadataStore store, String run) {
        return all(store, APPROVAL, run);
    }

    /** What takes away all that was written of some places of a run. */
    static List<Delete> deletions(MetadataStore store, String run, Predicate<String> paths) {
        return Stream.of(STEP, APPROVAL)
                .flatMap(kind -> all(store, kind, run).stream())
                .filter(each -> paths.test(pathOf(run, each.key())))
                .map(each -> new Delete(each.key(), each.revision()))
                .toList();
    }

    private static String pathOf(String run, MetadataStore.Key key) {
        return key.id().substring(run.length() + 1);
    }

    private static List<MetadataStore.Entry> all(MetadataStore store, String kind, String run) {
        List<MetadataStore.Entry> all = new ArrayList<>();
        String after = "";
        List<MetadataStore.Entry> page;
        do {
            page = store.scan(kind, run + "/", after, PAGE);
            all.addAll(page);
            after = page.isEmpty() ? after : page.get(page.size() - 1).key().id();
        } while (page.size() == PAGE);
        return all;
    }
}
