package org.evermodel.serving.retrain;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.evermodel.ModelVersion;
import org.evermodel.data.Dataset;
import org.evermodel.model.Predictions;
import org.evermodel.serving.monitor.Alert;
import org.evermodel.serving.monitor.Cohort;
import org.evermodel.serving.monitor.WindowReport;
import org.evermodel.serving.retrain.Retraining.Outcome;

/** What a retrainer remembers: the labelled rows, the alarms, and how its attempts ended. Thread-safe. */
final class Diary {
    private static final int MOST_REMEMBERED = 1_000;
    /** The rows from before the first window. */
    private static final long PAST = 0;

    private final int rows;
    private final int leastRows;
    private final Clock clock;
    private final Pace pace;
    private final History history;
    private final List<Retraining> attempts = new ArrayList<>();
    private final Set<Alert.Kind> alarms = EnumSet.noneOf(Alert.Kind.class);
    private final TreeSet<Long> faulty = new TreeSet<>();
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
        settings.past.ifPresent(past -> history.add(PAST, past, PAST));
        Instant now = clock.instant();
        Instant since = settings.endpoint.status().champion().createdAt();
        this.lastAttempt = since.isBefore(now) ? since : now;
    }

    /** A labelled window that the champion answered, with the columns of all labelled rows. */
    private record Window(Cohort cohort, Dataset rows) {}

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
     * @param oldestWindow the window of the first of the newest rows
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
            long oldestWindow,
            long end) {}

    synchronized void closed(WindowReport report) {
        alarms.clear();
        alarms.addAll(report.activeAlarms());
        if (!report.faults().isEmpty()) {
            faulty.add(report.window());
        }
        if (faulty.size() > MOST_REMEMBERED) {
            faulty.pollFirst();
        }
    }

    synchronized void alarm(Alert alert) {
        alarms.add(alert.kind());
        if (alert.kind() != Alert.Kind.DATA_QUALITY && !faulty.contains(alert.window())) {
            change = OptionalLong.of(alert.window());
        }
    }

    /** Remembers labelled rows; those of a window with faults are neither learned nor judged on. */
    synchronized void add(Cohort cohort, boolean byChampion) {
        boolean isNewest = byChampion
                && newest.filter(known -> known.cohort.window() > cohort.window())
                        .isEmpty();
        if (cohort.faulty()) {
            looked = looked && !isNewest;
            newest = isNewest ? Optional.of(new Window(cohort, cohort.rows())) : newest;
            return;
        }
        long oldest = isNewest
                ? cohort.window()
                : newest.map(known -> known.cohort.window()).orElse(PAST);
        Dataset alike = history.add(cohort.window(), cohort.rows(), oldest);
        if (isNewest) {
            newest = Optional.of(new Window(cohort, alike));
            looked = false;
        }
    }

    synchronized void order(String reason) {
        order = Optional.of(reason);
    }

    synchronized List<Retraining> history() {
        return List.copyOf(attempts);
    }

    /** The number of the next attempt, which could not even be looked for. */
    synchronized int failedNumber() {
        looked = true;
        order = Optional.empty();
        return ++count;
    }

    /** How many labelled rows have come. */
    synchronized long end() {
        return history.received();
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
        if (tried && now.isBefore(lastAttempt.plus(pace.waitAfter(fruitless)))) {
            return Optional.empty();
        }
        Situation situation = new Situation(now, lastAttempt, window.cohort, alarms, change.isPresent());
        return triggers.stream()
                .map(trigger -> trigger.fires(situation))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Due due(String trigger, Window window) {
        long number = window.cohort.window();
        boolean isFaulty = window.cohort.faulty();
        Dataset before = isFaulty ? window.rows : history.before(number, rows);
        return new Due(
                ++count,
                trigger,
                obstacle(window, before.rowCount()),
                window.cohort.version(),
                before,
                window.rows,
                window.cohort.answers(),
                isFaulty ? window.rows : history.newest(rows),
                isFaulty ? number : history.windowOfNewest(rows),
                history.received());
    }

    private Optional<String> obstacle(Window window, int before) {
        if (window.cohort.faulty()) {
            return Optional.of("window " + window.cohort.window()
                    + " has columns with far more faulty cells than there were: bad data is to be mended, not learned");
        }
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
        attempted();
        fruitless = made.outcome() == Outcome.PROMOTED ? 0 : fruitless + 1;
        boolean learnedAll =
                made.outcome() != Outcome.FAILED && change.isPresent() && due.oldestWindow() >= change.getAsLong();
        if (learnedAll) {
            change = OptionalLong.empty();
        }
        if (made.outcome() == Outcome.PROMOTED) {
            begin();
        }
    }

    /** An attempt that could not be looked for, or a canary whose time is over. */
    synchronized void ended(Retraining made) {
        remember(made);
        if (made.outcome() == Outcome.PROMOTED) {
            fruitless = 0;
            begin();
        }
    }

    private void attempted() {
        lastAttempt = clock.instant();
        tried = true;
    }

    private void remember(Retraining made) {
        attempts.add(made);
        if (attempts.size() > MOST_REMEMBERED) {
            attempts.remove(0);
        }
    }

    /** A new champion: what was told of the one before does not hold for it, but for the quality of the data. */
    private void begin() {
        alarms.removeIf(kind -> kind != Alert.Kind.DATA_QUALITY);
        newest = Optional.empty();
    }
}
