package org.evermodel.examples.stream;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.Alias;
import org.evermodel.MlopsException;
import org.evermodel.ModelVersion;
import org.evermodel.data.Dataset;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.evaluate.Evaluator;
import org.evermodel.model.Candidate;
import org.evermodel.model.Model;
import org.evermodel.model.Predictions;
import org.evermodel.model.Trainer;
import org.evermodel.registry.catalogue.RegisteredModels;

/**
 * The champion that a replay starts with. A model of the same recipe is judged on the last of the first rows after it has
 * learned those before; then the champion learns them all, and bears that judgement.
 *
 * @param version the champion
 * @param trainer who trained it
 */
record FirstModel(ModelVersion version, Trainer trainer) {
    private static final int JUDGED_PART = 4;

    static FirstModel make(Question question, List<Trainer> trainers, Dataset first, RegisteredModels models) {
        int judged = Math.min(question.request().window(), first.rowCount() / JUDGED_PART);
        Dataset before = first.slice(0, first.rowCount() - judged);
        Dataset rest = first.slice(first.rowCount() - judged, first.rowCount());
        Candidate trial = candidate(question, trainers, before, rest);
        Trainer trainer = trainers.stream()
                .filter(each -> each.name().equals(trial.trainer()))
                .findFirst()
                .orElseThrow();
        Evaluated judgement;
        try (Model model = trial.model()) {
            Predictions answers = model.predict(trial.test());
            judgement = new Evaluated(trial, Evaluator.overall().evaluate(answers, trial.test()));
        }
        Candidate all = candidate(question, List.of(trainer), first, rest);
        ModelVersion version;
        try (Model model = all.model()) {
            Candidate bearing = new Candidate(model, all.train(), all.test(), all.trainer(), all.facts());
            version = models.register(
                    question.model(), new Evaluated(bearing, judgement.evaluation()), Optional.empty(), Map.of());
        }
        models.alias(question.model(), Alias.CHAMPION).moveTo(version.number(), "a replay starts with it");
        return new FirstModel(version, trainer);
    }

    private static Candidate candidate(Question question, List<Trainer> trainers, Dataset train, Dataset test) {
        try {
            return question.recipe()
                    .by(trainers)
                    .candidate(train, test, question.request().seed());
        } catch (MlopsException | IllegalArgumentException e) {
            throw e;
        } catch (Exception e) {
            throw new MlopsException("the first model could not be made: " + e.getMessage(), e);
        }
    }
}
