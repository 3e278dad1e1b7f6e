package org.evermodel.serving.monitor;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.evermodel.data.Column;
import org.evermodel.data.Dataset;
import org.evermodel.port.LineageLog;
import org.evermodel.port.ModelSource;
import org.evermodel.port.PatientLineage;
import org.evermodel.serving.Answer;
import org.evermodel.serving.BatchAnswer;
import org.evermodel.serving.PredictionListener;
import org.evermodel.serving.Query;
import org.evermodel.spi.Timer;

/**
 * Watches what an endpoint is asked and answers, joins the labels that come later, and tells when something is no longer
 * as it was.
 *
 * <pre>{@code
 * try (Monitor monitor = Monitor.builder(Reference.of(champion)).windows(Windows.ofRows(1_000)).listener(retrainer).open();
 *         Endpoint endpoint = Endpoint.builder(name, registry.models()).listener(monitor).open()) {
 *     Answer answer = endpoint.predict(row);
 *     monitor.label(answer.id(), "yes"); // days later
 * }
 * }</pre>
 *
 * <p>Who predicts only hands over: answers wait in a bounded room and are counted elsewhere, on the monitor's own thread
 * or the executor it was given. Where there is no room they go by, and are counted as dropped. With {@code Runnable::run}
 * as the executor all is done on the thread that answers, so that a replay is the same each time. Labels, unlike answers,
 * are joined before the call returns.
 *
 * <p>A window whose labels have all come is told as cohorts, one for each version that answered in it. Memory is bounded
 * by the room, by the rows of a window and by the number of closed windows that wait for labels, and beyond that by what
 * listeners have not been told yet: one that is slow keeps it. An open window is given
 * up when the monitor is closed. Thread-safe.
 */
public final class Monitor implements PredictionListener, AutoCloseable {
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

    private final Clock clock;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Desk desk;
    private final Executor executor;
    private final Optional<ExecutorService> own;
    private final Optional<Scribe> scribe;
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile boolean closed;

    private Monitor(Builder builder) {
        this.clock = builder.clock;
        this.inbox = new Inbox(builder.room);
        this.outbox = new Outbox(builder.listeners);
        this.own = builder.executor.isPresent() ? Optional.empty() : Optional.of(ownThreads());
        this.executor = builder.executor.orElseGet(own::orElseThrow);
        this.scribe = builder.scribe(executor);
        this.desk = new Desk(
                inbox,
                new Keeper(
                        builder.reference,
                        new Followed(builder.source),
                        new Judge(builder.policy),
                        new Keeper.Rules(builder.windows, builder.maturity, builder.mostWaiting),
                        outbox,
                        scribe));
    }

    /** One counts while another tells the listeners and a third the lineage. */
    private static ExecutorService ownThreads() {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(3, 3, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "evermodel-monitor");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** A monitor in the making, of answers to be compared with {@code reference}. */
    public static Builder builder(Reference reference) {
        return new Builder(reference, Clock.systemUTC(), new SecureRandom(), Timer.system());
    }

    /** Tells {@code listener}, too, of what is found from now on. */
    public void listen(MonitorListener listener) {
        outbox.add(listener);
    }

    @Override
    public void answered(Query query, Answer answer) {
        take(new Handover.One(query.row(), answer, clock.instant()));
    }

    @Override
    public void answered(Dataset rows, BatchAnswer answers) {
        take(new Handover.Many(rows, answers, clock.instant()));
    }

    private void take(Handover answers) {
        if (closed) {
            inbox.drop(answers);
        } else if (inbox.offer(answers)) {
            wake();
        }
    }

    /**
     * Joins a label to the prediction of that id. Throws IllegalStateException once the monitor is closed.
     *
     * @param value the true class, by name or as it is in the data, or the true number
     */
    public LabelOutcome label(String predictionId, Object value) {
        requireOpen();
        LabelOutcome outcome = desk.ask(clock.instant(), keeper -> keeper.label(predictionId, value));
        wake();
        return outcome;
    }

    /**
     * Joins labels to the answers of a table, row by row; missing ones have not come yet. Tells how many became what.
     * Throws IllegalArgumentException where there is not one cell for each answer, and IllegalStateException once the
     * monitor is closed.
     */
    public Map<LabelOutcome, Long> labels(BatchAnswer answers, Column labels) {
        requireOpen();
        if (labels.size() != answers.predictions().size()) {
            throw new IllegalArgumentException(
                    "there must be a label, or a missing one, for each answer, but there are " + labels.size() + " for "
                            + answers.predictions().size());
        }
        Map<LabelOutcome, Long> outcomes = desk.ask(clock.instant(), keeper -> keeper.labels(answers.series(), labels));
        wake();
        return outcomes;
    }

    /** Closes the window that is open, whatever else closes windows; does nothing where no row came. */
    public void closeWindow() {
        requireOpen();
        Instant now = clock.instant();
        desk.tell(now, keeper -> keeper.closeWindow(now));
        wake();
    }

    /**
     * Compares with another reference from now on, as after a promotion: no alarm is up, and none of the windows before
     * counts; only faults of the data, which are no model's doing, go on. Rows of the open window, and those that wait for labels, stay.
     */
    public void restart(Reference reference) {
        requireOpen();
        desk.tell(clock.instant(), keeper -> keeper.restart(reference));
        wake();
    }

    /**
     * Counts all that was handed over before, closes windows and ends waits that time has ended, and tells the listeners
     * and once more the lineage; returns when that is done. Called by a listener it returns before anybody is told.
     */
    public void flush() {
        if (settle()) {
            scribe.map(Scribe::lineage).ifPresent(PatientLineage::retry);
        }
    }

    private boolean settle() {
        desk.tell(clock.instant(), keeper -> {});
        return outbox.tellAll();
    }

    /** What was done and left undone, without what still waits to be counted. */
    public MonitorStatus status() {
        return desk.look(keeper -> keeper.status(inbox.dropped()));
    }

    /**
     * Counts what was handed over and tells the listeners; answers go by afterwards. The lineage is told once more what could
     * not be told, which is waited for up to 10 s, and what is left is given up with a warning. May be called twice.
     */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            settle();
            scribe.map(Scribe::lineage).ifPresent(lineage -> outbox.put(() -> lineage.close(CLOSE_WITHIN)));
            outbox.tellAll();
            own.ifPresent(ExecutorService::shutdown);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the monitor is closed");
        }
    }

    private void wake() {
        if (!woken.compareAndSet(false, true)) {
            return;
        }
        try {
            executor.execute(this::work);
        } catch (RejectedExecutionException e) {
            // Closed meanwhile: what is left was or will be counted by close().
            woken.set(false);
        }
    }

    private void work() {
        woken.set(false);
        desk.count();
        outbox.tell();
    }

    @Override
    public String toString() {
        return "Monitor[" + status() + "]";
    }

    /** Describes a monitor to be opened. Not thread-safe. */
    public static final class Builder {
        private static final int ROOM = 100_000;
        private static final int MOST_WAITING = 100;
        private static final int WINDOW = 1_000;

        private final Reference reference;
        private final List<MonitorListener> listeners = new ArrayList<>();
        private Windows windows = Windows.ofRows(WINDOW);
        private AlarmPolicy policy = AlarmPolicy.defaults();
        private Maturity maturity = Maturity.complete();
        private Optional<Executor> executor = Optional.empty();
        private Optional<ModelSource> source = Optional.empty();
        private Optional<LineageLog> lineage = Optional.empty();
        private Optional<String> place = Optional.empty();
        private Clock clock;
        private RandomGenerator random;
        private Timer timer;
        private int room = ROOM;
        private int mostWaiting = MOST_WAITING;

        private Builder(Reference reference, Clock clock, RandomGenerator random, Timer timer) {
            this.reference = reference;
            this.clock = clock;
            this.random = random;
            this.timer = timer;
        }

        /**
         * Compares with whatever version is the champion, as by {@link Monitor#restart}: where another one than the
         * reference's has answered as champion most rows of a window, it is loaded from here and closed again, while labels
         * wait. Unless told, or where that fails, its answers and its error are compared with nothing, and alarms of the
         * version before are over.
         *
         * @param models where the versions are, such as {@code registry.models()}
         */
        public Builder following(ModelSource models) {
            source = Optional.of(models);
            return this;
        }

        /** Which answers are looked at together; 1,000 rows unless told. */
        public Builder windows(Windows chosen) {
            windows = chosen;
            return this;
        }

        /** When an alarm goes up, and when it is over; {@link AlarmPolicy#defaults()} unless told. */
        public Builder policy(AlarmPolicy chosen) {
            policy = chosen;
            return this;
        }

        /** When a window is judged by its labels; only when all have come unless told. */
        public Builder maturity(Maturity rule) {
            maturity = rule;
            return this;
        }

        /** Tells of what is found; several listeners are told in the order they were given. */
        public Builder listener(MonitorListener listener) {
            listeners.add(listener);
            return this;
        }

        /** Counts and tells here, the lineage, too; unless told, on daemon threads of the monitor's own. */
        public Builder executor(Executor host) {
            executor = Optional.of(host);
            return this;
        }

        /** Tells the time, for windows and deadlines. */
        public Builder clock(Clock source) {
            clock = source;
            return this;
        }

        /** Draws what tells this monitor's windows from another's in the lineage; a secure source unless told. */
        public Builder random(RandomGenerator source) {
            random = source;
            return this;
        }

        /** Waits by this timer before the lineage is told again. */
        Builder timer(Timer source) {
            timer = source;
            return this;
        }

        /** How many answered rows may wait to be counted; 100,000 unless told. A larger table waits alone. */
        public Builder room(int rows) {
            room = requirePositive("room", rows);
            return this;
        }

        /** How many closed windows may wait for labels; 100 unless told. The oldest is given up for a new one. */
        public Builder mostWaiting(int closedWindows) {
            mostWaiting = requirePositive("mostWaiting", closedWindows);
            return this;
        }

        /**
         * Tells of each window that was judged, once it is closed: from when to when, which versions answered how many
         * rows in it, and the digest of those rows as they were judged, that is with the columns of training alone, in which
         * cells of another type are missing; durably, in one go, in the name of the reference's model. It is told by the
         * executor, after the listeners. That the log fails is logged and counted, and it is told again after a while;
         * nothing else depends on it or waits for it.
         *
         * @param log such as {@code registry.lineage()}
         */
        public Builder lineage(LineageLog log) {
            lineage = Optional.of(log);
            return this;
        }

        /**
         * As {@link #lineage(LineageLog)}, in the name of the place that the endpoint was given.
         *
         * @param deployment the place's name, of 1 to 250 characters
         */
        public Builder lineage(LineageLog log, String deployment) {
            place = Optional.of(new LineageLog.OfDeployment(deployment).name());
            return lineage(log);
        }

        private Optional<Scribe> scribe(Executor where) {
            return lineage.map(log -> new Scribe(
                    PatientLineage.of(log, where, timer),
                    place.orElseGet(() -> reference.version().name().value()),
                    Long.toUnsignedString(random.nextLong(), Character.MAX_RADIX)));
        }

        private static int requirePositive(String what, int number) {
            if (number < 1) {
                throw new IllegalArgumentException(what + " must be at least 1, but was " + number);
            }
            return number;
        }

        /** Opens the monitor; it counts what it is told of. */
        public Monitor open() {
            return new Monitor(this);
        }
    }
}
