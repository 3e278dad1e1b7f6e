package org.evermodel.serving.retrain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.ExperimentName;
import org.evermodel.ModelVersion;
import org.evermodel.Seed;
import org.evermodel.port.RunRecorder;
import org.evermodel.port.RunRecorder.Recording;
import org.evermodel.serving.Endpoint;
import org.evermodel.serving.retrain.Retraining.Outcome;
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

    Trial(Retrainer.Builder settings) {
        this.endpoint = settings.endpoint;
        this.challenge =
                new Challenge(settings.endpoint.model(), settings.candidates, settings.models, settings.rule());
        this.recorder = settings.recorder;
        this.experiment = settings.experiment;
        this.seed = settings.seed;
        this.listeners = List.copyOf(settings.listeners);
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
                    "trigger", due.trigger(),
                    "champion", due.champion().uri().toString(),
                    "trainRows", Integer.toString(due.newest().rowCount()),
                    "judgedRows", Integer.toString(due.window().rowCount())));
            run.input("train", due.newest().fingerprint());
            run.input("judge", due.window().fingerprint());
            Retraining made = made(due, run);
            run.end(
                    made.outcome() == Outcome.PROMOTED ? RunRecorder.Outcome.FINISHED : RunRecorder.Outcome.REFUSED,
                    made.reason());
            return made;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            endAsFailed(run, e);
            return failed(due, e);
        } catch (Exception e) {
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
        endpoint.promote(ended.version().number(), due.trigger() + "; " + reason);
        return ended(due, Outcome.PROMOTED, reason, Optional.of(ended.version()));
    }

    private static void endAsFailed(Recording run, Exception cause) {
        try {
            run.end(
                    cause instanceof InterruptedException ? RunRecorder.Outcome.KILLED : RunRecorder.Outcome.FAILED,
                    cause.toString());
        } catch (RuntimeException e) {
            LOG.warn("the end of run {} could not be recorded", run.id(), e);
        }
    }

    private Retraining failed(Diary.Due due, Exception cause) {
        LOG.warn("retraining {} of {} failed, the champion stays", due.number(), endpoint.model(), cause);
        return ended(due, Outcome.FAILED, cause.toString(), Optional.empty());
    }

    private static Retraining ended(Diary.Due due, Outcome outcome, String reason, Optional<ModelVersion> version) {
        return new Retraining(due.number(), due.trigger(), outcome, reason, due.end(), version);
    }

    void tell(Retraining made) {
        for (RetrainingListener listener : listeners) {
            try {
                listener.ended(made);
            } catch (RuntimeException e) {
                LOG.warn("a listener of the retrainer of {} failed", endpoint.model(), e);
            }
        }
    }
}
