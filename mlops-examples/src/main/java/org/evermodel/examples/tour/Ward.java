package org.evermodel.examples.tour;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.evermodel.ExperimentName;
import org.evermodel.MlopsException;
import org.evermodel.ModelUri;
import org.evermodel.data.Column;
import org.evermodel.data.Dataset;
import org.evermodel.data.Row;
import org.evermodel.data.TrainTestSplit;
import org.evermodel.examples.Home;
import org.evermodel.examples.Progress;
import org.evermodel.examples.lifecycle.PatientsTraining;
import org.evermodel.examples.lifecycle.PatientsTraining.Trained;
import org.evermodel.examples.patients.SurgicalPatients;
import org.evermodel.examples.task.StockTrainers;
import org.evermodel.model.Prediction;
import org.evermodel.model.Trainer;
import org.evermodel.model.Transforms;
import org.evermodel.pipeline.Pipeline;
import org.evermodel.pipeline.Runner;
import org.evermodel.pipeline.step.Train;
import org.evermodel.port.Deployment;
import org.evermodel.port.LoadedModel;
import org.evermodel.registry.catalogue.RegisteredModels;
import org.evermodel.serving.Answer;
import org.evermodel.serving.Endpoint;
import org.evermodel.serving.Query;
import org.evermodel.serving.http.HttpDeployer;
import org.evermodel.serving.monitor.Alert;
import org.evermodel.serving.monitor.Monitor;
import org.evermodel.serving.monitor.MonitorListener;
import org.evermodel.serving.monitor.Reference;
import org.evermodel.serving.monitor.Windows;
import org.evermodel.serving.retrain.Retrainer;
import org.evermodel.serving.retrain.Retraining;
import org.evermodel.serving.retrain.Retraining.Outcome;
import org.evermodel.serving.retrain.Rollout;
import org.evermodel.serving.retrain.Triggers;

/** The champion at work: asked day by day, told 30 days later what became of the patients, watched and replaced. */
final class Ward implements AutoCloseable {
    private static final int DAYS_UNTIL_LABELLED = 30;
    private static final int WINDOW_DAYS = 10;
    private static final int ROWS_LEARNED = 1_200;
    private static final double CANARY_SHARE = 0.3;

    private final Home home;
    private final RegisteredModels models;
    private final Progress progress;
    private final Monitor monitor;
    private final Endpoint endpoint;
    private final Retrainer retrainer;
    private final Deque<List<Asked>> unlabelled = new ArrayDeque<>();
    private final List<String> story = new ArrayList<>();
    private int day;

    /** A patient who was asked about, and what became of him. */
    private record Asked(String prediction, Object outcome) {}

    private Ward(Home home, Trained trained, Dataset past, Progress progress) {
        this.home = home;
        this.models = home.registry().models();
        this.progress = progress;
        LoadedModel loaded = models.load(trained.version().uri()).orElseThrow();
        this.monitor = Monitor.builder(Reference.of(loaded))
                .windows(Windows.closedByHost())
                .executor(Runnable::run)
                .open();
        loaded.model().close();
        this.endpoint = Endpoint.builder(PatientsTraining.MODEL, models)
                .routings(home.registry().routings())
                .listener(monitor)
                .open();
        this.retrainer = retrainer(trained, past);
    }

    static Ward open(Home home, Trained trained, Dataset past, Progress progress) {
        Ward ward = new Ward(home, trained, past, progress);
        ward.monitor.listen(new MonitorListener() {
            @Override
            public void alerted(Alert alert) {
                ward.tell("alert", alert.kind().id() + ": " + alert.reason());
            }
        });
        return ward;
    }

    private Retrainer retrainer(Trained trained, Dataset past) {
        Trainer trainer = StockTrainers.all().stream()
                .filter(each -> each.name().equals(trained.trainer()))
                .findFirst()
                .orElseThrow();
        Pipeline<TrainTestSplit, org.evermodel.model.Candidate> learning = Pipeline.named(
                        PatientsTraining.MODEL + "-retraining", TrainTestSplit.class)
                .step(
                        "train",
                        Train.predicting(SurgicalPatients.TARGET)
                                .with(trainer, Transforms.impute().standardize().oneHot()))
                .build();
        Runner quiet = Runner.of(home.storage(), home.registry().experiments());
        return Retrainer.builder(endpoint, quiet.candidates(learning), models)
                .history(past)
                .rows(ROWS_LEARNED)
                .on(Triggers.drift())
                .rollout(Rollout.canary(CANARY_SHARE, 1))
                .monitor(monitor)
                .recorder(home.registry().experiments(), new ExperimentName(PatientsTraining.MODEL.value()))
                .executor(Runnable::run)
                .listener(this::retrained)
                .open();
    }

    /** The same patient asked about in this process and over HTTP. */
    void askOverHttp(Dataset coming) {
        progress.heading("Deploy: in this process, and over HTTP on a free loopback port");
        Row patient = coming.drop(SurgicalPatients.TARGET).row(0);
        try (Deployment deployed =
                HttpDeployer.of(models).deploy(ModelUri.of(PatientsTraining.MODEL, org.evermodel.Alias.CHAMPION))) {
            Prediction here = endpoint.predict(patient).prediction();
            Prediction there = deployed.predict(patient);
            if (!here.equals(there)) {
                throw new MlopsException("in this process the answer is " + here + ", but over HTTP " + there);
            }
            progress.done("deploy", deployed.address().orElseThrow() + " answers as this process does: " + there);
        }
        monitor.closeWindow();
    }

    /** Goes through the days, a table row for each patient. */
    void live(Dataset coming) {
        Dataset asked = coming.drop(SurgicalPatients.TARGET);
        Column outcomes = coming.column(SurgicalPatients.TARGET);
        int days = coming.rowCount() / Tour.PATIENTS_A_DAY;
        for (day = 1; day <= days; day++) {
            List<Asked> today = new ArrayList<>();
            for (int row = (day - 1) * Tour.PATIENTS_A_DAY; row < day * Tour.PATIENTS_A_DAY; row++) {
                Answer answer = endpoint.predict(Query.of(asked.row(row)).key("patient-" + row));
                today.add(new Asked(answer.id(), outcomes.value(row).orElseThrow()));
            }
            unlabelled.addLast(today);
            if (day % WINDOW_DAYS == 0) {
                monitor.closeWindow();
            }
            if (unlabelled.size() > DAYS_UNTIL_LABELLED) {
                unlabelled.removeFirst().forEach(each -> monitor.label(each.prediction(), each.outcome()));
            }
        }
    }

    private void retrained(Retraining retraining) {
        if (retraining.outcome() == Outcome.BLOCKED) {
            return;
        }
        String version = retraining.version().map(made -> made.uri() + ", ").orElse("");
        tell(retraining.outcome().name().toLowerCase(Locale.ROOT), version + retraining.reason());
    }

    /** Takes the champion back to the version before and forward again. */
    void backAndForth() {
        progress.heading("Back and forth: one call each");
        retrainer.close();
        if (endpoint.status().canary().isPresent()) {
            progress.done("end canary", endpoint.rollback("the tour ends") + " answers everything");
        }
        progress.done("rollback", endpoint.rollback("to show that it takes one call") + " answers");
        progress.done("forward", endpoint.rollForward("to go on with the better one") + " answers");
    }

    private void tell(String what, String text) {
        progress.done(what, "day " + day + ": " + text);
        story.add(String.format(Locale.ROOT, "day %3d  %-11s %s", day, what, text));
    }

    /** What happened, day by day. */
    List<String> story() {
        return List.copyOf(story);
    }

    @Override
    public void close() {
        retrainer.close();
        endpoint.close();
        monitor.close();
    }
}
