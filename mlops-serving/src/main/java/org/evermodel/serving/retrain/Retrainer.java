package org.evermodel.serving.retrain;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.evermodel.ExperimentName;
import org.evermodel.Seed;
import org.evermodel.data.Dataset;
import org.evermodel.evaluate.Metric;
import org.evermodel.model.Signature;
import org.evermodel.model.Target;
import org.evermodel.model.Task;
import org.evermodel.port.CandidateSource;
import org.evermodel.port.ModelSink;
import org.evermodel.port.ModelSource;
import org.evermodel.port.RunRecorder;
import org.evermodel.serving.Endpoint;
import org.evermodel.serving.monitor.Alert;
import org.evermodel.serving.monitor.Cohort;
import org.evermodel.serving.monitor.Lapse;
import org.evermodel.serving.monitor.Monitor;
import org.evermodel.serving.monitor.MonitorListener;
import org.evermodel.serving.monitor.WindowReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the champion of an endpoint as good as the newest labelled rows allow. It listens to a monitor; when a window's
 * labels have come and a trigger fires, a challenger learns the rows before that window and is judged on it against what
 * the champion answered there. One that is accepted learns the newest rows anew and becomes the champion, at once or after
 * a time as canary; one that is refused is registered with the reason.
 *
 * <pre>{@code
 * Retrainer retrainer = Retrainer.builder(endpoint, runner.candidates(training), registry.models())
 *     .rows(4_000)
 *     .on(Triggers.drift())
 *     .monitor(monitor)
 *     .open();
 * }</pre>
 *
 * <p>At most one attempt is made at a time; a window that comes meanwhile is looked at right after it, without those it
 * has overtaken. Rows of windows with faulty columns are never learned, and nothing is while the alarm of data quality is
 * up: bad data is to be mended. An attempt that fails leaves the champion. {@link Pace} spaces attempts. Thread-safe.
 */
public final class Retrainer implements MonitorListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Retrainer.class);

    private final Trial trial;
    private final List<Trigger> triggers;
    private final Optional<ExecutorService> own;
    private final Diary diary;
    private final SingleFlight flight;
    private final Duration closeWithin;

    private Retrainer(Builder builder) {
        this.own = builder.executor.isPresent()
                ? Optional.empty()
                : Optional.of(Executors.newSingleThreadExecutor(work -> {
                    Thread thread = new Thread(work, "evermodel-retrainer-" + builder.endpoint.model());
                    thread.setDaemon(true);
                    return thread;
                }));
        this.triggers = List.copyOf(builder.triggers);
        this.diary = new Diary(builder);
        this.trial = new Trial(builder);
        this.flight = new SingleFlight(builder.executor.orElseGet(own::orElseThrow), this::work);
        this.closeWithin = builder.closeWithin;
    }

    /**
     * A retrainer in the making.
     *
     * @param endpoint whose champion is to be replaced
     * @param candidates who makes challengers
     * @param models where they are registered
     */
    public static <M extends ModelSink & ModelSource> Builder builder(
            Endpoint endpoint, CandidateSource candidates, M models) {
        return new Builder(endpoint, candidates, models, models, Clock.systemUTC());
    }

    @Override
    public void windowClosed(WindowReport window) {
        diary.closed(window);
    }

    @Override
    public void alerted(Alert alert) {
        diary.alarm(alert);
    }

    @Override
    public void matured(Cohort cohort) {
        if (flight.isClosed()) {
            return;
        }
        try {
            diary.add(cohort, trial.isChampion(cohort.version()));
            trial.watch(cohort, diary.end()).ifPresent(this::settled);
        } catch (RuntimeException e) {
            settled(trial.failed(diary.failedNumber(), "window " + cohort.window(), diary.end(), e));
        }
        flight.request();
    }

    @Override
    public void lapsed(Lapse lapse) {
        if (!flight.isClosed()) {
            trial.lapsed(lapse.window(), diary.end()).ifPresent(this::settled);
            flight.request();
        }
    }

    /** Challenges the champion now, on the newest labelled window, whatever the triggers and the pace say. */
    public void now(String reason) {
        diary.order(reason);
        flight.request();
    }

    /** The attempts so far, the first one first. */
    public List<Retraining> history() {
        return diary.history();
    }

    private void work() {
        trial.ended(diary.end()).ifPresent(this::settled);
        if (trial.onProbation()) {
            return;
        }
        Optional<Diary.Due> due;
        try {
            due = diary.due(triggers);
        } catch (RuntimeException e) {
            settled(trial.failed(diary.failedNumber(), "a trigger", diary.end(), e));
            return;
        }
        due.ifPresent(this::attempt);
    }

    private void settled(Retraining made) {
        diary.ended(made);
        trial.tell(made);
    }

    private void attempt(Diary.Due due) {
        Retraining made = trial.attempt(due);
        diary.ended(made, due);
        trial.tell(made);
    }

    /**
     * Makes no more attempts and decides on no canary any more; waits for an attempt under way, a bounded time. May be
     * called twice.
     */
    @Override
    public void close() {
        if (!flight.close(closeWithin)) {
            LOG.warn("an attempt of the retrainer of {} goes on after it was closed", trial.model());
        }
        own.ifPresent(ExecutorService::shutdown);
    }

    /** Gathers what a retrainer works with. Not thread-safe. */
    public static final class Builder {
        private static final int USUAL_ROWS = 10_000;
        private static final int USUAL_LEAST_ROWS = 100;
        private static final double USUAL_LEAST_ADVANTAGE = 0.001;

        final Endpoint endpoint;
        final CandidateSource candidates;
        final ModelSink sink;
        final ModelSource source;
        Optional<Monitor> monitor = Optional.empty();
        final List<Trigger> triggers = new ArrayList<>();
        final List<RetrainingListener> listeners = new ArrayList<>();
        int rows = USUAL_ROWS;
        int leastRows = USUAL_LEAST_ROWS;
        Optional<Dataset> past = Optional.empty();
        Optional<PromotionRule> rule = Optional.empty();
        Rollout rollout = Rollout.atOnce();
        Pace pace = Pace.unlimited();
        RunRecorder recorder = RunRecorder.none();
        ExperimentName experiment;
        Optional<Executor> executor = Optional.empty();
        Duration closeWithin = Duration.ofSeconds(10);
        Seed seed = Seed.of(42);
        Clock clock;

        private Builder(
                Endpoint endpoint, CandidateSource candidates, ModelSink sink, ModelSource source, Clock clock) {
            this.endpoint = endpoint;
            this.candidates = candidates;
            this.sink = sink;
            this.source = source;
            this.clock = clock;
            this.experiment = new ExperimentName(endpoint.model().value());
        }

        /** Listens to this monitor, and lets it compare with each new champion from its promotion on. */
        public Builder monitor(Monitor one) {
            this.monitor = Optional.of(one);
            return this;
        }

        /** How many of the newest labelled rows a model learns, at least 2; 10,000 unless told. */
        public Builder rows(int count) {
            if (count < 2) {
                throw new IllegalArgumentException("a model must learn at least 2 rows, but was given " + count);
            }
            this.rows = count;
            return this;
        }

        /**
         * Labelled rows from before the first window, such as those the champion has learned, with the columns that
         * later ones have; none unless told. Throws {@link org.evermodel.NotFoundException} where the target is absent.
         */
        public Builder history(Dataset rows) {
            Signature signature = endpoint.signature();
            Target target = new Target(signature.target(), Optional.of(signature.task()), Set.of());
            this.past = Optional.of(target.label(rows).rows());
            return this;
        }

        /** How many rows must have come before the newest window to learn from at all; 100 unless told. */
        public Builder leastRows(int count) {
            this.leastRows = count;
            return this;
        }

        /** What makes an attempt; any of them does. */
        public Builder on(Trigger... any) {
            this.triggers.addAll(List.of(any));
            return this;
        }

        /**
         * What a challenger must show; unless told, that it is surely better by root mean squared error, or by log-loss
         * and at least 0.001 nats.
         */
        public Builder promoting(PromotionRule demand) {
            this.rule = Optional.of(demand);
            return this;
        }

        /**
         * How an accepted challenger takes over; at once unless told. With a canary, one that the endpoint has already when
         * the retrainer is opened, as after a restart of the host, is decided on, too.
         */
        public Builder rollout(Rollout how) {
            this.rollout = how;
            return this;
        }

        /** How often may be tried; whenever a trigger fires unless told. */
        public Builder pace(Pace limits) {
            this.pace = limits;
            return this;
        }

        /** Who remembers attempts as runs, and the name of their experiment. */
        public Builder recorder(RunRecorder who, ExperimentName name) {
            this.recorder = who;
            this.experiment = name;
            return this;
        }

        /** Who is told of attempts. */
        public Builder listener(RetrainingListener who) {
            this.listeners.add(who);
            return this;
        }

        /** Where attempts are made; on a thread of its own unless told. */
        public Builder executor(Executor where) {
            this.executor = Optional.of(where);
            return this;
        }

        /** How long {@link Retrainer#close()} waits for an attempt under way; 10 s unless told. */
        public Builder closeWithin(Duration time) {
            this.closeWithin = time;
            return this;
        }

        /** The root of all chance; 42 unless told. */
        public Builder seed(long root) {
            this.seed = Seed.of(root);
            return this;
        }

        /** Tells the time. */
        public Builder clock(Clock source) {
            this.clock = source;
            return this;
        }

        PromotionRule rule() {
            boolean classes = endpoint.signature().task() == Task.CLASSIFICATION;
            return rule.orElseGet(() -> classes
                    ? PromotionRule.better(Metric.LOG_LOSS, USUAL_LEAST_ADVANTAGE)
                    : PromotionRule.better(Metric.RMSE, 0));
        }

        /** Opens the retrainer; it does nothing until a monitor tells it of windows. */
        public Retrainer open() {
            Retrainer retrainer = new Retrainer(this);
            monitor.ifPresent(one -> one.listen(retrainer));
            return retrainer;
        }
    }
}
