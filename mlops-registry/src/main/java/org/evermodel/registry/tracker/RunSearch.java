package org.evermodel.registry.tracker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evermodel.RunId;
import org.evermodel.registry.finder.Finder;
import org.evermodel.registry.finder.Lookup;
import org.evermodel.registry.finder.Vocabulary;
import org.evermodel.registry.ledger.Indexes;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.search.Found;
import org.evermodel.registry.search.Key;
import org.evermodel.registry.search.Key.Group;
import org.evermodel.registry.search.Search;
import org.evermodel.registry.search.ViewType;
import org.evermodel.registry.tracking.Run;
import org.evermodel.spi.Condition;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.RecordQuery;
import org.evermodel.spi.RecordQuery.Order;

/** Finds runs by the store's indexes. Thread-safe. */
final class RunSearch {
    private static final int PAGE = 500;
    private static final String EXPERIMENT_ID = Indexes.ATTRIBUTES + "experiment_id";

    private final Ledger ledger;
    private final Owners owners;
    private final Finder finder;

    RunSearch(Ledger ledger, Owners owners) {
        this.ledger = ledger;
        this.owners = owners;
        this.finder = new Finder(ledger, vocabulary(ledger), Order.byId().reversed());
    }

    private static Vocabulary vocabulary(Ledger ledger) {
        return new Vocabulary("runs", Kinds.RUN, Group.METRIC, Group.PARAM, Group.TAG, Group.ATTRIBUTE, Group.DATASET)
                .text("run_id", "run_id")
                .text("run_name", "run_name")
                .text("parent_run_id", "parent_run_id")
                .text("user", "user")
                .text("status", "status")
                .text("experiment_id", "experiment_id")
                .number("start_time")
                .number("end_time")
                .number("duration")
                .foreign("experiment", new Lookup(ledger, Kinds.EXPERIMENT, "name", "experiment_id"));
    }

    Found<Run> find(Search search) {
        return finder.find(search, notOfDeleted(search.view()), runs -> new RunReader(ledger, owners).read(runs));
    }

    /** Deleting an experiment is one change, so its runs do not say that it was deleted. */
    private List<Condition> notOfDeleted(ViewType view) {
        if (view != ViewType.ACTIVE_ONLY) {
            return List.of();
        }
        List<String> deleted = new ArrayList<>();
        Optional<RecordQuery.Position> after = Optional.empty();
        do {
            RecordQuery.Page page = ledger.search(
                    new RecordQuery(Kinds.EXPERIMENT, List.of(Finder.IS_DELETED), Order.byId(), after, PAGE));
            page.entries().stream()
                    .map(MetadataStore.Entry::key)
                    .map(MetadataStore.Key::id)
                    .forEach(deleted::add);
            after = page.next();
        } while (after.isPresent());
        return deleted.isEmpty() ? List.of() : List.of(new Condition.OneOf(EXPERIMENT_ID, deleted, false));
    }

    /** The runs that are part of a run, the first one first. */
    List<Run> children(RunId parent) {
        return all(Key.attribute("parent_run_id").is(parent.value()), ViewType.ACTIVE_ONLY);
    }

    /** The runs that have not ended, the first one first. */
    List<Run> inFlight() {
        return all(Key.attribute("status").is("RUNNING"), ViewType.ALL);
    }

    private List<Run> all(Condition condition, ViewType view) {
        Search search =
                Search.where(condition).orderedBy("run_id").withView(view).withPageSize(PAGE);
        List<Run> runs = new ArrayList<>();
        Optional<Found<Run>> page = Optional.of(find(search));
        while (page.isPresent()) {
            runs.addAll(page.get().items());
            page = page.get().nextPage().map(token -> find(search.after(token)));
        }
        return runs;
    }
}
