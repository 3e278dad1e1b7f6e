package org.evermodel.registry.tracker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.RunId;
import org.evermodel.registry.finder.Finder;
import org.evermodel.registry.finder.ForeignText;
import org.evermodel.registry.finder.Hidden;
import org.evermodel.registry.finder.Vocabulary;
import org.evermodel.registry.ledger.Indexes;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.registry.search.Found;
import org.evermodel.registry.search.Key;
import org.evermodel.registry.search.Key.Group;
import org.evermodel.registry.search.Search;
import org.evermodel.registry.search.ViewType;
import org.evermodel.registry.tracking.Run;
import org.evermodel.spi.Condition;
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
                .foreign("experiment", ForeignText.ofHeld(ledger, Kinds.EXPERIMENT, "name", "experiment_id"));
    }

    Found<Run> find(Search search) {
        Hidden hidden = search.view() == ViewType.ACTIVE_ONLY ? new OfDeleted() : Hidden.NOTHING;
        return finder.find(search, hidden, runs -> new RunReader(ledger, owners).read(runs));
    }

    /**
     * The runs of deleted experiments. Deleting an experiment is one change, so its runs do not say that it was deleted;
     * the experiments of what is found are looked up, and those that turn out to be deleted are not asked for again.
     */
    private final class OfDeleted implements Hidden {
        private static final int MOST_NAMED = 500;

        private final Map<String, Boolean> known = new HashMap<>();
        private final List<String> deleted = new ArrayList<>();

        @Override
        public boolean has(Stored run) {
            return known.computeIfAbsent(run.content().text(RunContent.EXPERIMENT), this::isDeleted);
        }

        private boolean isDeleted(String experiment) {
            boolean is = ledger.find(Kinds.EXPERIMENT, experiment)
                    .filter(Deleted::is)
                    .isPresent();
            if (is && deleted.size() < MOST_NAMED) {
                deleted.add(experiment);
            }
            return is;
        }

        @Override
        public Optional<Condition> without() {
            return deleted.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Condition.OneOf(EXPERIMENT_ID, List.copyOf(deleted), false));
        }
    }

    /** A run of an experiment that has not ended. */
    Optional<RunId> oneInFlight(String experiment) {
        List<Condition> conditions = List.of(
                new Condition.OneOf(EXPERIMENT_ID, List.of(experiment), true),
                new Condition.OneOf(Indexes.ATTRIBUTES + "status", List.of("RUNNING"), true));
        return ledger
                .search(new RecordQuery(Kinds.RUN, conditions, Order.byId(), Optional.empty(), 1))
                .entries()
                .stream()
                .map(entry -> new RunId(entry.key().id()))
                .findFirst();
    }

    /** The runs that are part of a run, the first one first. */
    List<Run> children(RunId parent) {
        return all(Key.attribute("parent_run_id").is(parent.value()), ViewType.ACTIVE_ONLY);
    }

    /** The parts of a run and those of its parts, in the order in which they began, after what they are part of. */
    List<Run> descendants(RunId run) {
        List<Run> found = new ArrayList<>();
        List<String> parents = List.of(run.value());
        while (!parents.isEmpty()) {
            List<Run> parts = childrenOf(parents);
            found.addAll(parts);
            parents = parts.stream().map(part -> part.id().value()).toList();
        }
        return found;
    }

    private List<Run> childrenOf(List<String> parents) {
        List<Run> parts = new ArrayList<>();
        for (int from = 0; from < parents.size(); from += PAGE) {
            List<String> some = parents.subList(from, Math.min(from + PAGE, parents.size()));
            parts.addAll(all(Key.attribute("parent_run_id").in(some), ViewType.ACTIVE_ONLY));
        }
        return parts;
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
