package org.evermodel.examples.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evermodel.data.Column;
import org.evermodel.data.Dataset;
import org.evermodel.evaluate.Metric;
import org.evermodel.examples.Home;
import org.evermodel.examples.Progress;
import org.evermodel.examples.stream.Replayed.Told;
import org.evermodel.model.Model;
import org.evermodel.model.Task;
import org.evermodel.port.LoadedModel;
import org.evermodel.registry.catalogue.RegisteredModels;
import org.evermodel.serving.BatchAnswer;
import org.evermodel.serving.Endpoint;
import org.evermodel.serving.monitor.Alert;
import org.evermodel.serving.monitor.Monitor;
import org.evermodel.serving.monitor.MonitorListener;
import org.evermodel.serving.monitor.Reference;
import org.evermodel.serving.monitor.Windows;
import org.evermodel.serving.retrain.PromotionRule;
import org.evermodel.serving.retrain.Retrainer;
import org.evermodel.serving.retrain.Retraining;
import org.evermodel.serving.retrain.Retraining.Outcome;
import org.evermodel.serving.retrain.Triggers;

/** The champion of a stream, live: it answers, is watched and is replaced, all on the thread that replays. */
final class Live implements AutoCloseable {
    private final Question question;
    private final RegisteredModels models;
    private final FirstModel start;
    private final Progress progress;
    private final Model first;
    private final Monitor monitor;
    private final Endpoint endpoint;
    private final Optional<Retrainer> retrainer;
    private final Dataset rows;
    private final List<Told> alerts = new ArrayList<>();
    private int end;
    private int promoted;
    private int refused;
    private int failed;

    private Live(Question question, Home home, FirstModel start, Progress progress) {
        this.question = question;
        this.models = home.registry().models();
        this.start = start;
        this.progress = progress;
        this.rows = question.labelled().rows();
        LoadedModel loaded = models.load(start.version().uri()).orElseThrow();
        this.first = loaded.model();
        this.monitor = Monitor.builder(Reference.of(loaded))
                .windows(Windows.closedByHost())
                .executor(Runnable::run)
                .open();
        this.endpoint =
                Endpoint.builder(question.model(), models).listener(monitor).open();
        this.retrainer = retrainer(home);
        monitor.listen(new MonitorListener() {
            @Override
            public void alerted(Alert alert) {
                told(alert);
            }
        });
    }

    static Live open(Question question, Home home, FirstModel start, Progress progress) {
        return new Live(question, home, start, progress);
    }

    private Optional<Retrainer> retrainer(Home home) {
        StreamRequest request = question.request();
        if (request.retrainOn() == RetrainOn.NEVER) {
            return Optional.empty();
        }
        boolean classes = question.labelled().task() == Task.CLASSIFICATION;
        Metric metric = classes ? Metric.LOG_LOSS : Metric.RMSE;
        boolean scheduled = request.retrainOn() == RetrainOn.SCHEDULE;
        Retrainer.Builder builder = Retrainer.builder(
                        endpoint, question.recipe().by(List.of(start.trainer())), models)
                .history(rows.slice(0, request.train()))
                .rows(request.train())
                .on(scheduled ? Triggers.everyWindow() : Triggers.drift())
                .monitor(monitor)
                .recorder(
                        home.registry().experiments(),
                        new org.evermodel.ExperimentName(question.model().value()))
                .seed(request.seed())
                .executor(Runnable::run)
                .listener(this::ended);
        if (scheduled) {
            builder.promoting(PromotionRule.notWorse(metric, Double.MAX_VALUE));
        }
        return Optional.of(builder.open());
    }

    Replayed replay() {
        String target = question.labelled().target();
        Task task = question.labelled().task();
        Column truth = rows.column(target);
        Tally champion = new Tally(task);
        Tally kept = new Tally(task);
        Tally noChange = new Tally(task);
        int windows = 0;
        for (int from = question.request().train(); from < rows.rowCount(); from = end) {
            end = Math.min(from + question.request().window(), rows.rowCount());
            Dataset window = rows.slice(from, end);
            BatchAnswer answers = endpoint.predict(window.drop(target));
            champion.add(answers.predictions(), window, target);
            kept.add(first.predict(window), window, target);
            for (int row = from; row < end; row++) {
                noChange.add(
                        truth.value(row - 1).orElseThrow(), truth.value(row).orElseThrow());
            }
            windows++;
            monitor.closeWindow();
            monitor.labels(answers, window.column(target));
        }
        return new Replayed(
                task,
                start.trainer().name(),
                champion.rows(),
                windows,
                champion.score(),
                kept.score(),
                noChange.score(),
                promoted,
                refused,
                failed,
                List.copyOf(alerts),
                endpoint.status().champion());
    }

    private void told(Alert alert) {
        int row = question.labelled().positions()[end - 1];
        alerts.add(new Told(row, alert.kind().id()));
        progress.done("alert", "row " + row + ": " + alert);
    }

    private void ended(Retraining retraining) {
        progress.done(
                retraining.outcome().name().toLowerCase(Locale.ROOT),
                "row " + question.labelled().positions()[end - 1] + ": " + retraining.reason());
        if (retraining.outcome() == Outcome.REFUSED) {
            refused++;
        }
        if (retraining.outcome() == Outcome.FAILED || retraining.outcome() == Outcome.BLOCKED) {
            failed++;
        }
        if (retraining.outcome() == Outcome.PROMOTED) {
            promoted++;
        }
    }

    @Override
    public void close() {
        retrainer.ifPresent(Retrainer::close);
        endpoint.close();
        monitor.close();
        first.close();
    }
}
