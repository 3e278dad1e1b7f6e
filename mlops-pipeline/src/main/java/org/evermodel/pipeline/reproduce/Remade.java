package org.evermodel.pipeline.reproduce;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.evermodel.data.RowDigests;
import org.evermodel.evaluate.Estimate;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.evaluate.Evaluation;
import org.evermodel.evaluate.Metric;
import org.evermodel.model.Candidate;
import org.evermodel.model.Model;
import org.evermodel.port.LoadedModel;

/** A registered model beside the one that was made again: how alike they are, and in what not. */
record Remade(Tier tier, List<Difference> results) {
    private static final int EXCERPT = 60;

    static Remade of(LoadedModel registered, Evaluated again, double tolerance) {
        Candidate candidate = again.candidate();
        List<Difference> weights = weights(registered.model(), candidate.model());
        List<Difference> answers = answers(registered, candidate.model());
        List<Difference> measures = measures(registered.evaluation(), again.evaluation(), tolerance);
        List<Difference> results = new ArrayList<>();
        rows(registered.trainingRows(), candidate.train().rowDigests()).ifPresent(results::add);
        results.addAll(weights);
        results.addAll(answers);
        results.addAll(measures);
        return new Remade(tier(weights.isEmpty(), answers.isEmpty(), measures.isEmpty()), results);
    }

    private static Optional<Difference> rows(RowDigests registered, RowDigests again) {
        return registered.equals(again)
                ? Optional.empty()
                : Optional.of(Difference.of(
                        Layer.WEIGHTS,
                        "training rows",
                        registered.size() + " rows",
                        again.size() + " rows, " + again.positionsNotIn(registered).length + " of them others"));
    }

    /** Golden vectors are a few rows, so that equal answers to them do not show that the model is as good. */
    private static Tier tier(boolean sameWeights, boolean sameAnswers, boolean sameMeasures) {
        if (!sameMeasures) {
            return Tier.DIFFERENT;
        }
        if (!sameAnswers) {
            return Tier.METRICS_WITHIN;
        }
        return sameWeights ? Tier.BIT_EQUAL : Tier.EQUAL_PREDICTIONS;
    }

    /** All differences by layers; {@code premises} are those from before the training. */
    List<Difference> after(List<Difference> premises) {
        List<Difference> all = new ArrayList<>(premises);
        all.addAll(results);
        return all;
    }

    private static List<Difference> weights(Model registered, Model again) {
        List<Difference> differences = new ArrayList<>();
        if (!registered.signature().equals(again.signature())) {
            differences.add(Difference.of(
                    Layer.WEIGHTS,
                    "signature",
                    registered.signature().toString(),
                    again.signature().toString()));
        }
        excerpt(registered.encoder().toJson(), again.encoder().toJson()).ifPresent(differences::add);
        if (!registered.predictor().weights().equals(again.predictor().weights())) {
            differences.add(Difference.of(
                    Layer.WEIGHTS,
                    "model",
                    registered.predictor().weights(),
                    again.predictor().weights()));
        }
        return differences;
    }

    /** The place where two encoders begin to differ. */
    private static Optional<Difference> excerpt(byte[] registered, byte[] again) {
        int at = Arrays.mismatch(registered, again);
        return at < 0
                ? Optional.empty()
                : Optional.of(Difference.of(Layer.WEIGHTS, "encoder", around(registered, at), around(again, at)));
    }

    private static String around(byte[] json, int at) {
        int from = Math.max(0, at - EXCERPT / 2);
        int length = Math.max(0, Math.min(EXCERPT, json.length - from));
        return "…" + new String(json, from, length, StandardCharsets.UTF_8).strip() + "…";
    }

    private static List<Difference> answers(LoadedModel registered, Model again) {
        if (!registered.model().signature().equals(again.signature())) {
            return List.of(Difference.of(
                    Layer.PREDICTION,
                    "golden vectors",
                    "rows of " + registered.golden().inputs().names(),
                    "rows of " + again.signature().inputs().names()));
        }
        return registered
                .golden()
                .firstMismatch(again)
                .map(found -> Difference.of(
                        Layer.PREDICTION,
                        "golden vector " + found.vector() + (found.where().isEmpty() ? "" : " " + found.where()),
                        found.expected(),
                        found.actual()))
                .stream()
                .toList();
    }

    private static List<Difference> measures(Evaluation registered, Evaluation again, double tolerance) {
        List<Difference> differences = new ArrayList<>();
        for (Metric metric : registered.metrics().keySet()) {
            Optional<Double> before = registered.metric(metric).map(Estimate::value);
            Optional<Double> now = again.metric(metric).map(Estimate::value);
            if (now.isEmpty() || !alike(before.orElseThrow(), now.get(), tolerance)) {
                differences.add(new Difference(
                        Layer.METRIC, metric.id(), before.map(Object::toString), now.map(Object::toString)));
            }
        }
        return differences;
    }

    private static boolean alike(double before, double now, double tolerance) {
        return Double.compare(now, before) == 0 || Math.abs(now - before) <= tolerance * Math.max(1, Math.abs(before));
    }
}
