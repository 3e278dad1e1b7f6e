package org.evermodel.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.evermodel.ExperimentName;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.port.RunRecorder.Recording;
import org.evermodel.registry.Registry;
import org.evermodel.spi.Facets;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Storage;

/**
 * A store of many runs, with five measured values, five settings and two tags each. One is recorded as any run is; the
 * others are copies of its records under other ids, with other values, committed by the thousand: to record them one by
 * one would take longer than all that is measured.
 */
final class ManyRuns {
    static final ExperimentName EXPERIMENT = new ExperimentName("many");

    private static final int A_COMMIT = 1_000;
    private static final double SCORE = 0.123456789;
    private static final String TEAM = "team-of-the-first";
    private static final int TEAMS = 20;
    private static final long SEED = 7;

    private final MetadataStore store;
    private final String first;
    private final SplittableRandom random = new SplittableRandom(SEED);

    private ManyRuns(MetadataStore store, String first) {
        this.store = store;
        this.first = first;
    }

    /** Records the first run through {@code registry}, which keeps its records in {@code storage}, and copies it. */
    static void fill(Registry registry, Storage storage, int runs) {
        Recording run = registry.experiments().start(EXPERIMENT, "first");
        run.params(Map.of("depth", "6", "rounds", "100", "eta", "0.1", "rows", "4000", "trainer", "boosted trees"));
        run.metrics(Map.of("auc", SCORE, "logLoss", 0.4, "accuracy", 0.8, "recall", 0.7, "precision", 0.75), 1);
        run.tags(Map.of("team", TEAM, "stage", "trial"));
        run.end(Outcome.FINISHED, "done");
        new ManyRuns(storage.metadata(), run.id().value()).copy(runs - 1);
    }

    private void copy(int copies) {
        List<MetadataStore.Entry> records = new ArrayList<>();
        for (String kind : store.kinds()) {
            // Neither the log nor what is no record of this run.
            if (!kind.startsWith("audit")) {
                store.scan(kind, "", "", A_COMMIT).stream()
                        .filter(record -> record.key().id().contains(first))
                        .forEach(records::add);
            }
        }
        List<MetadataStore.Write> writes = new ArrayList<>();
        for (int copy = 0; copy < copies; copy++) {
            add(copy, records, writes);
            if (writes.size() >= A_COMMIT) {
                store.commit(writes);
                writes.clear();
            }
        }
        store.commit(writes);
    }

    private void add(int copy, List<MetadataStore.Entry> records, List<MetadataStore.Write> writes) {
        Map<String, String> other = new TreeMap<>();
        double score = random.nextInt(1_000_000) / 1e6;
        other.put(first, first.substring(0, first.length() - 8) + String.format(Locale.ROOT, "%08x", copy));
        other.put(Double.toString(SCORE), Double.toString(score));
        other.put(TEAM, "team-" + random.nextInt(TEAMS));
        for (MetadataStore.Entry record : records) {
            Facets facets = store.facets(record.key()).orElse(Facets.NONE);
            Map<String, String> texts = new TreeMap<>(facets.texts());
            texts.replaceAll((field, text) -> changed(text, other));
            Map<String, Double> numbers = new TreeMap<>(facets.numbers());
            numbers.replaceAll((field, number) -> number == SCORE ? score : number);
            MetadataStore.Key key = new MetadataStore.Key(
                    record.key().kind(), changed(record.key().id(), other));
            writes.add(new MetadataStore.Put(key, 0, changed(record.json(), other), new Facets(texts, numbers)));
        }
    }

    private static String changed(String text, Map<String, String> other) {
        String changed = text;
        for (Map.Entry<String, String> each : other.entrySet()) {
            changed = changed.replace(each.getKey(), each.getValue());
        }
        return changed;
    }
}
