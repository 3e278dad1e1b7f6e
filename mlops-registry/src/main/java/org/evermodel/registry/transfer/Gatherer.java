package org.evermodel.registry.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evermodel.Digest;
import org.evermodel.ModelUri;
import org.evermodel.registry.exchange.Origin;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Indexes;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.registry.tracker.RunTransfer;
import org.evermodel.spi.Condition;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.RecordQuery;

/** Gathers the records that a version came from, as they stand at one moment. */
final class Gatherer {
    private static final String RUN = "run";
    private static final String PARENT = "parent";
    private static final String CONTENT = "content";
    private static final int PAGE = 500;

    private final Ledger ledger;
    private final ModelUri subject;
    private final Map<MetadataStore.Key, Line> lines = new TreeMap<>();

    private Gatherer(Ledger ledger, ModelUri subject) {
        this.ledger = ledger;
        this.subject = subject;
    }

    /** The records of the version with this origin, in order of their keys. */
    static List<Line> of(Ledger ledger, Stored version, Origin origin) {
        Gatherer gatherer = new Gatherer(ledger, ModelUri.of(origin.name(), origin.number()));
        gatherer.add(version);
        ledger.all(Kinds.MODEL_SIGNATURE, version.id() + "/").forEach(gatherer::add);
        version.content().optionalText(RUN).ifPresent(run -> {
            gatherer.family(run);
            gatherer.above(run);
        });
        return List.copyOf(gatherer.lines.values());
    }

    private void add(Stored record) {
        lines.put(record.key(), Line.of(record));
    }

    private void find(String kind, String id) {
        ledger.find(kind, id).ifPresent(this::add);
    }

    /** The runs that a run is a part of. */
    private void above(String id) {
        Optional<String> parent =
                ledger.find(Kinds.RUN, id).flatMap(run -> run.content().optionalText(PARENT));
        if (parent.isPresent() && run(parent.get())) {
            above(parent.get());
        }
    }

    /** A run and those that are parts of it. */
    private void family(String id) {
        if (run(id)) {
            children(id).forEach(child -> family(child.id()));
        }
    }

    private List<Stored> children(String id) {
        List<Stored> children = new ArrayList<>();
        Condition isChild = new Condition.OneOf(Indexes.ATTRIBUTES + "parent_run_id", List.of(Indexes.form(id)), true);
        Optional<RecordQuery.Position> after = Optional.empty();
        do {
            RecordQuery.Page page =
                    ledger.search(new RecordQuery(Kinds.RUN, List.of(isChild), RecordQuery.Order.byId(), after, PAGE));
            page.entries().forEach(entry -> children.add(Stored.of(entry)));
            after = page.next();
        } while (after.isPresent());
        return children;
    }

    /** A run with what it logged and read; false where it is not there, or gathered already. */
    private boolean run(String id) {
        Optional<Stored> found = ledger.find(Kinds.RUN, id).filter(run -> !lines.containsKey(run.key()));
        found.ifPresent(this::add);
        found.ifPresent(this::circumstances);
        return found.isPresent();
    }

    private void circumstances(Stored run) {
        if (!RunTransfer.isEnded(run)) {
            throw new IllegalStateException("run " + run.id() + ", from which " + subject
                    + " came, goes on, so the version cannot leave yet; end the run first");
        }
        ledger.all(Kinds.RUN_METRICS, run.id() + "/").forEach(this::add);
        find(Kinds.EXPERIMENT, RunTransfer.experiment(run));
        find(Kinds.ENVIRONMENT, RunTransfer.environment(run).hex());
        for (Content use : run.content().list("inputs")) {
            datasets(use.digest(CONTENT));
        }
    }

    /** The versions of datasets that have the content. */
    private void datasets(Digest fingerprint) {
        String prefix = fingerprint.hex() + "/";
        ledger.all(Kinds.DATASET_CONTENT, prefix).forEach(known -> {
            String dataset = known.id().substring(prefix.length());
            find(Kinds.DATASET, dataset);
            find(Kinds.DATASET_VERSION, Kinds.numbered(dataset, known.content().number("number")));
        });
    }
}
