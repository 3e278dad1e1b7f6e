package org.evermodel.serving.retrain;

import java.util.Map;
import java.util.Optional;
import org.evermodel.ModelName;
import org.evermodel.ModelVersion;
import org.evermodel.RunId;
import org.evermodel.Seed;
import org.evermodel.Verdict;
import org.evermodel.data.Dataset;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.evaluate.Evaluator;
import org.evermodel.model.Candidate;
import org.evermodel.model.Model;
import org.evermodel.model.Predictions;
import org.evermodel.port.CandidateSource;
import org.evermodel.port.ModelSink;

/**
 * One challenge: a challenger learns the rows before the newest window, is judged on that window against what the
 * champion answered there, and, if it is accepted, learns the newest rows anew. It is registered either way.
 */
final class Challenge {
    private static final String REFUSED = "refused";

    private final ModelName model;
    private final CandidateSource source;
    private final ModelSink sink;
    private final PromotionRule rule;

    Challenge(ModelName model, CandidateSource source, ModelSink sink, PromotionRule rule) {
        this.model = model;
        this.source = source;
        this.sink = sink;
        this.rule = rule;
    }

    /**
     * The rows of a challenge.
     *
     * @param before the rows before the window, to be learned by the challenger
     * @param window the newest labelled rows, to be judged on
     * @param answers what the champion answered for them
     * @param newest the newest rows, the window included, to be learned by its successor
     */
    record Rows(Dataset before, Dataset window, Predictions answers, Dataset newest) {}

    /** The verdict, and the version that was registered with it. */
    record Ended(Verdict verdict, ModelVersion version) {}

    Ended make(Rows rows, Seed seed, RunId run) throws Exception {
        Candidate challenger = source.candidate(rows.before, rows.window, seed.value());
        try (Model judged = challenger.model()) {
            Predictions answers = judged.predict(rows.window);
            Verdict verdict = rule.judge(rows.answers, answers, rows.window);
            Evaluated evaluated = new Evaluated(challenger, Evaluator.overall().evaluate(answers, rows.window));
            return verdict.passed()
                    ? new Ended(verdict, refitted(rows, evaluated, seed, run))
                    : new Ended(verdict, register(evaluated, run, Map.of(REFUSED, verdict.reason())));
        }
    }

    /** The successor bears the challenger's evaluation: it has learned the rows on which it could be judged itself. */
    private ModelVersion refitted(Rows rows, Evaluated judged, Seed seed, RunId run) throws Exception {
        Candidate successor = source.candidate(rows.newest, rows.window, seed.value());
        try (Model model = successor.model()) {
            Candidate bearing = new Candidate(
                    model, successor.train(), successor.test(), successor.trainer(), refitted(successor.facts()));
            return register(new Evaluated(bearing, judged.evaluation()), run, Map.of());
        }
    }

    private static Map<String, String> refitted(Map<String, String> facts) {
        Map<String, String> all = new java.util.LinkedHashMap<>(facts);
        all.put("refitted", "on the newest rows, after a model of the same recipe was judged on the newest window");
        return all;
    }

    private ModelVersion register(Evaluated evaluated, RunId run, Map<String, String> tags) {
        return sink.register(model, evaluated, Optional.of(run), tags);
    }
}
