package org.evermodel.serving.retrain;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.evermodel.ModelVersion;
import org.evermodel.data.Dataset;
import org.evermodel.model.Predictions;
import org.evermodel.serving.monitor.Alert;
import org.evermodel.serving.monitor.Cohort;
import org.evermodel.serving.retrain.Retraining.Outcome;

/** What a retrainer remembers: the labelled rows, the alarms, and how its attempts ended. Thread-safe. */
final class Diary {
    private static final int MOST_REMEMBERED = 1_000;

    private final int rows;
    private final int leastRows;
    private final Clock clock;
    private final Pace pace;
    private final History history;
    private final List<Retraining> attempts = new ArrayList<>();
    private final Set<Alert.Kind> alarms = EnumSet.noneOf(Alert.Kind.class);
    private Optional<Window> newest = Optional.empty();
    private boolean looked = true;
    private Optional<String> order = Optional.empty();
    private OptionalLong change = OptionalLong.empty();
    private Instant lastAttempt;
    private boolean tried;
    private int fruitless;
    private int count;

    Diary(Retrainer.Builder settings) {
        this.rows = settings.rows;
        this.leastRows = settings.leastRows;
        this.clock = settings.clock;
        this.pace = settings.pace;
        this.history = new History(settings.rows);
        settings.past.ifPresent(history::add);
        this.lastAttempt = clock.instant();
    }

    /** A labelled window that the champion answered, and where it stands among all labelled rows. */
    private record Window(Cohort cohort, long start, long end) {}

    /**
     * An attempt that is due.
     *
     * @param number which one it is
     * @param trigger why
     * @param obstacle why it cannot be made, if so
     * @param champion who answered the window
     * @param before the rows before the window
     * @param window the window
     * @param answers the champion's answers for it
     * @param newest the newest rows
     * @param newestStart how many labelled rows came before the newest ones
     * @param end how many labelled rows have come
     */
    record Due(
            int number,
            String trigger,
            Optional<String> obstacle,
            ModelVersion champion,
            Dataset before,
            Dataset window,
            Predictions answers,
            Dataset newest,
            long newestStart,
            long end) {}

    synchronized void add(Cohort cohort, boolean byChampion) {
        long start = history.end();
        history.add(cohort.rows());
        if (byChampion) {
            newest = Optional.of(new Window(cohort, start, history.end()));
            looked = false;
        }
    }

    synchronized void alarms(Set<Alert.Kind> active) {
        alarms.clear();
        alarms.addAll(active);
    }

    synchronized void alarm(Alert alert) {
        alarms.add(alert.kind());
        if (alert.kind() != Alert.Kind.DATA_QUALITY) {
            change = OptionalLong.of(history.end());
        }
    }

    synchronized void order(String reason) {
        order = Optional.of(reason);
    }

    synchronized List<Retraining> history() {
        return List.copyOf(attempts);
    }

    /** The attempt to be made now, if one is; asked again, it is not due any more. */
    synchronized Optional<Due> due(List<Trigger> triggers) {
        if (newest.isEmpty() || (looked && order.isEmpty())) {
            return Optional.empty();
        }
        Window window = newest.get();
        Optional<String> reason = order.or(() -> triggered(triggers, window));
        looked = true;
        order = Optional.empty();
        return reason.map(why -> due(why, window));
    }

    private Optional<String> triggered(List<Trigger> triggers, Window window) {
        Instant now = clock.instant();
        boolean waits = tried && now.isBefore(lastAttempt.plus(pace.waitAfter(fruitless)));
        if (waits) {
            return Optional.empty();
        }
        Situation situation = new Situation(now, lastAttempt, window.cohort, alarms, change.isPresent());
        return triggers.stream()
                .map(trigger -> trigger.fires(situation))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Due due(String trigger, Window window) {
        long from = Math.max(0, history.end() - rows);
        Dataset all = history.before(history.end(), history.size());
        long first = history.end() - history.size();
        int start = Math.toIntExact(window.start - first);
        return new Due(
                ++count,
                trigger,
                obstacle(start),
                window.cohort.version(),
                all.slice(Math.max(0, start - rows), start),
                window.cohort.rows(),
                window.cohort.answers(),
                all.slice(Math.toIntExact(from - first), all.rowCount()),
                from,
                history.end());
    }

    private Optional<String> obstacle(int before) {
        if (alarms.contains(Alert.Kind.DATA_QUALITY)) {
            return Optional.of("the alarm of data quality is up: bad data is to be mended, not learned");
        }
        return before < leastRows
                ? Optional.of("only " + before + " labelled rows came before the newest window, and " + leastRows
                        + " are needed")
                : Optional.empty();
    }

    synchronized void ended(Retraining made, Due due) {
        remember(made);
        if (made.outcome() == Outcome.BLOCKED) {
            return;
        }
        lastAttempt = clock.instant();
        tried = true;
        fruitless = made.outcome() == Outcome.PROMOTED ? 0 : fruitless + 1;
        boolean learnedAll =
                made.outcome() != Outcome.FAILED && change.isPresent() && due.newestStart() >= change.getAsLong();
        if (learnedAll) {
            change = OptionalLong.empty();
        }
        if (made.outcome() == Outcome.PROMOTED) {
            begin();
        }
    }

    /** A canary's labels have decided. */
    synchronized void settled(Retraining made) {
        remember(made);
        if (made.outcome() == Outcome.PROMOTED) {
            fruitless = 0;
            begin();
        }
    }

    synchronized long end() {
        return history.end();
    }

    private void remember(Retraining made) {
        attempts.add(made);
        if (attempts.size() > MOST_REMEMBERED) {
            attempts.remove(0);
        }
    }

    /** A new champion: what was told of the one before does not hold for it. */
    private void begin() {
        alarms.clear();
        newest = Optional.empty();
    }
}
