package org.evermodel.serving.retrain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.evermodel.ExperimentName;
import org.evermodel.ModelName;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;
import org.evermodel.Seed;
import org.evermodel.Verdict;
import org.evermodel.port.ApprovalRequiredException;
import org.evermodel.port.LoadedModel;
import org.evermodel.port.ModelSource;
import org.evermodel.port.RunBatch;
import org.evermodel.port.RunRecorder;
import org.evermodel.port.RunRecorder.Recording;
import org.evermodel.serving.Endpoint;
import org.evermodel.serving.monitor.Cohort;
import org.evermodel.serving.monitor.Monitor;
import org.evermodel.serving.monitor.Reference;
import org.evermodel.serving.retrain.Retraining.Outcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one attempt after the other, records each as a run and promotes what was accepted. */
final class Trial {
    private static final Logger LOG = LoggerFactory.getLogger(Trial.class);

    private final Endpoint endpoint;
    private final Challenge challenge;
    private final RunRecorder recorder;
    private final ExperimentName experiment;
    private final Seed seed;
    private final List<RetrainingListener> listeners;
    private final Rollout rollout;
    private final ModelSource source;
    private final Optional<Monitor> monitor;
    private final AtomicReference<@Nullable Probation> probation = new AtomicReference<>();

    Trial(Retrainer.Builder settings) {
        this.endpoint = settings.endpoint;
        this.challenge = new Challenge(settings.endpoint.model(), settings.candidates, settings.sink, settings.rule());
        this.recorder = settings.recorder;
        this.experiment = settings.experiment;
        this.seed = settings.seed;
        this.rollout = settings.rollout;
        this.source = settings.source;
        this.monitor = settings.monitor;
        if (!rollout.isAtOnce()) {
            endpoint.status().canary().ifPresent(canary -> adopt(canary.version()));
        }
        this.listeners = List.copyOf(settings.listeners);
    }

    /** Goes on watching a canary that was there before, as after a restart of the host. */
    private void adopt(int version) {
        source.resolve(ModelUri.of(endpoint.model(), version)).ifPresent(canary -> {
            Retraining found = new Retraining(
                    0, "a canary from before", Outcome.INTRODUCED, "it answered already", 0, Optional.of(canary));
            probation.set(new Probation(found, endpoint.status().champion(), rollout.windows()));
        });
    }

    boolean isChampion(ModelVersion version) {
        return endpoint.status().champion().number() == version.number();
    }

    Retraining attempt(Diary.Due due) {
        if (due.obstacle().isPresent()) {
            return ended(due, Outcome.BLOCKED, due.obstacle().get(), Optional.empty());
        }
        if (!isChampion(due.champion())) {
            String reason = due.champion().uri() + ", which answered the newest window, is not the champion any more";
            return ended(due, Outcome.BLOCKED, reason, Optional.empty());
        }
        Recording run;
        try {
            run = recorder.start(experiment, "retraining");
        } catch (RuntimeException e) {
            return failed(due, e);
        }
        return recorded(due, run);
    }

    private Retraining recorded(Diary.Due due, Recording run) {
        try {
            run.params(Map.of(
                    "trigger", RunBatch.fit(due.trigger(), RunBatch.LONGEST_PARAM),
                    "champion", due.champion().uri().toString(),
                    "trainRows", Integer.toString(due.newest().rowCount()),
                    "judgedRows", Integer.toString(due.window().rowCount())));
            run.input("train", due.newest().fingerprint());
            run.input("judge", due.window().fingerprint());
            Retraining made = made(due, run);
            end(
                    run,
                    made.outcome() == Outcome.REFUSED ? RunRecorder.Outcome.REFUSED : RunRecorder.Outcome.FINISHED,
                    made.reason());
            return made;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            endAsFailed(run, e);
            return failed(due, e);
        } catch (Exception | LinkageError | OutOfMemoryError e) {
            endAsFailed(run, e);
            return failed(due, e);
        }
    }

    private Retraining made(Diary.Due due, Recording run) throws Exception {
        Challenge.Ended ended = challenge.make(
                new Challenge.Rows(due.before(), due.window(), due.answers(), due.newest()),
                seed.child("attempt-" + due.number()),
                run.id());
        String reason = ended.verdict().reason();
        run.output("model", ended.version().packageDigest());
        if (!ended.verdict().passed()) {
            return ended(due, Outcome.REFUSED, reason, Optional.of(ended.version()));
        }
        if (rollout.isAtOnce()) {
            endpoint.promote(ended.version().number(), due.trigger() + "; " + reason);
            return ended(due, Outcome.PROMOTED, reason, Optional.of(ended.version()));
        }
        endpoint.canary(ended.version().number(), rollout.share(), due.trigger() + "; " + reason);
        Retraining made = ended(due, Outcome.INTRODUCED, reason, Optional.of(ended.version()));
        probation.set(new Probation(made, due.champion(), rollout.windows()));
        return made;
    }

    ModelName model() {
        return endpoint.model();
    }

    boolean onProbation() {
        return probation.get() != null;
    }

    /** Watches the canary, if there is one, and ends its probation where the labels suffice. */
    Optional<Retraining> watch(Cohort cohort, long row) {
        return watched(row, each -> each.add(cohort));
    }

    /** Takes note that labels do not come. */
    Optional<Retraining> lapsed(long window, long row) {
        return watched(row, each -> each.lapsed(window));
    }

    /** Ends the probation of a canary that somebody else has ended. */
    Optional<Retraining> ended(long row) {
        return watched(row, each -> {});
    }

    private Optional<Retraining> watched(long row, Consumer<Probation> note) {
        Probation watched = probation.get();
        if (watched == null) {
            return Optional.empty();
        }
        synchronized (watched) {
            if (probation.get() != watched) {
                return Optional.empty();
            }
            note.accept(watched);
            Optional<Retraining> settled = isStillCanary(watched)
                    ? watched.verdict().map(verdict -> settle(watched, verdict, row))
                    : Optional.of(
                            watched.introduced().ended(Outcome.ROLLED_BACK, "somebody else has ended the canary", row));
            settled.ifPresent(end -> probation.set(null));
            return settled;
        }
    }

    private boolean isStillCanary(Probation watched) {
        return endpoint.status()
                .canary()
                .filter(current -> current.version() == watched.canary().number())
                .isPresent();
    }

    private Retraining settle(Probation watched, Verdict verdict, long row) {
        Retraining introduced = watched.introduced();
        int canary = watched.canary().number();
        try {
            if (verdict.passed()) {
                endpoint.promote(verdict.reason());
                return introduced.ended(Outcome.PROMOTED, verdict.reason(), row);
            }
            endpoint.rollback(verdict.reason());
            return introduced.ended(Outcome.ROLLED_BACK, verdict.reason(), row);
        } catch (ApprovalRequiredException e) {
            return leftToPeople(watched, verdict, row, e);
        } catch (RuntimeException e) {
            LOG.warn("the canary {} could not be settled, who answers is as before", canary, e);
            return introduced.ended(Outcome.FAILED, e.toString(), row);
        }
    }

    /** Nobody would watch it while people decide, so the canary answers no longer. */
    private Retraining leftToPeople(Probation watched, Verdict verdict, long row, ApprovalRequiredException refusal) {
        String reason = watched.canary().uri() + " proved itself (" + verdict.reason() + "), but "
                + refusal.getMessage() + "; it answers no longer and waits to be proposed";
        LOG.warn("{}", reason);
        if (isStillCanary(watched)) {
            endpoint.rollback(reason);
        }
        return watched.introduced().ended(Outcome.ROLLED_BACK, reason, row);
    }

    private void restart(Monitor watching, ModelVersion version) {
        try {
            LoadedModel loaded = source.load(version.uri()).orElseThrow();
            Reference reference = Reference.of(loaded);
            loaded.model().close();
            watching.restart(reference);
        } catch (RuntimeException e) {
            LOG.warn("the monitor goes on comparing with the champion before {}", version.uri(), e);
        }
    }

    private static void endAsFailed(Recording run, Throwable cause) {
        boolean stopped = cause instanceof InterruptedException;
        end(run, stopped ? RunRecorder.Outcome.KILLED : RunRecorder.Outcome.FAILED, cause.toString());
    }

    /** What was done stands, whether its end can be recorded or not. */
    private static void end(Recording run, RunRecorder.Outcome outcome, String reason) {
        try {
            run.end(outcome, reason);
        } catch (RuntimeException e) {
            LOG.warn("the end of run {} could not be recorded: {}, {}", run.id(), outcome, reason, e);
        }
    }

    private Retraining failed(Diary.Due due, Throwable cause) {
        return failed(due.number(), due.trigger(), due.end(), cause);
    }

    /** An attempt that came to nothing; the champion stays. */
    Retraining failed(int number, String trigger, long row, Throwable cause) {
        LOG.warn("retraining {} of {} failed, the champion stays", number, endpoint.model(), cause);
        return new Retraining(number, trigger, Outcome.FAILED, cause.toString(), row, Optional.empty());
    }

    private static Retraining ended(Diary.Due due, Outcome outcome, String reason, Optional<ModelVersion> version) {
        return new Retraining(due.number(), due.trigger(), outcome, reason, due.end(), version);
    }

    /** Lets the monitor compare with the new champion, if there is one, and tells the listeners. */
    void tell(Retraining made) {
        if (made.outcome() == Outcome.PROMOTED) {
            monitor.ifPresent(one -> restart(one, made.version().orElseThrow()));
        }
        for (RetrainingListener listener : listeners) {
            try {
                listener.ended(made);
            } catch (RuntimeException e) {
                LOG.warn("a listener of the retrainer of {} failed", endpoint.model(), e);
            }
        }
    }
}
