package org.evermodel.pipeline.step;

import java.util.Optional;
import java.util.function.Supplier;
import org.evermodel.Verdict;
import org.evermodel.data.Dataset;
import org.evermodel.data.RowDigests;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.evaluate.Metric;
import org.evermodel.model.Candidate;
import org.evermodel.model.Model;
import org.evermodel.pipeline.Gate;
import org.evermodel.pipeline.GateContext;
import org.evermodel.pipeline.WhenInsufficient;
import org.evermodel.port.LoadedModel;

/**
 * Demands that a model is not worse than the present champion. Both answer the same rows: the context's fresh rows, or
 * else the candidate's test rows, without those that either was trained on (told by their recorded digests, so that a
 * row is recognised in whatever file it comes back). Which of two classes is positive is the candidate's to say, for both.
 *
 * <p>Refused is what is significantly worse (paired test, two-sided p below {@link #alpha()}), and what is worse by more
 * than {@link #margin()} on these rows, significant or not. {@link #strictly()} demands besides that the 95 % interval
 * leaves no room for a loss of the margin or more. Accepted at once is a candidate where there is no champion yet, and one
 * that is the champion itself: that has learned from the same rows and answers all test rows the same.
 *
 * <p>The evidence is insufficient on fewer than {@link #leastRows()} unseen rows, where the metric is undefined on them,
 * and where the champion answers another question (target, task, classes) or cannot answer these rows (columns that
 * are missing or of another type). What follows is {@link #whenInsufficient()}, refusal unless
 * {@link #whenInsufficient(WhenInsufficient) chosen} otherwise, and stands in the reason.
 *
 * <p>Thread-safe if the supplier is. A champion that is loaded is closed.
 *
 * @param champion loads the present champion, or is empty where there is none yet
 * @param metric what is compared
 * @param margin the largest loss that is borne, in the metric's unit, at least 0
 * @param alpha how unlikely among equals a loss must be to count as significant, in (0, 1)
 * @param strict whether the interval of the difference must exclude a loss of the margin
 * @param leastRows how many unseen rows a comparison needs
 * @param whenInsufficient what follows on insufficient evidence
 */
public record NotWorseThanChampion(
        Supplier<Optional<LoadedModel>> champion,
        Metric metric,
        double margin,
        double alpha,
        boolean strict,
        int leastRows,
        WhenInsufficient whenInsufficient)
        implements Gate<Evaluated> {
    private static final double USUAL_ALPHA = 0.05;
    private static final int USUAL_LEAST_ROWS = 100;

    /** Refuses a negative margin, an alpha outside (0, 1) and fewer than 2 rows. */
    public NotWorseThanChampion {
        if (!(margin >= 0 && margin < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "the margin of " + metric.id() + " must be finite and at least 0, but was " + margin);
        }
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha must be in (0, 1), but was " + alpha);
        }
        if (leastRows < 2) {
            throw new IllegalArgumentException("a comparison needs at least 2 rows, but was given " + leastRows);
        }
    }

    static NotWorseThanChampion of(Supplier<Optional<LoadedModel>> champion, Metric metric, double margin) {
        return new NotWorseThanChampion(
                champion, metric, margin, USUAL_ALPHA, false, USUAL_LEAST_ROWS, WhenInsufficient.REFUSE);
    }

    /** Demands besides that the 95 % interval of the difference lies above a loss of the margin: non-inferiority. */
    public NotWorseThanChampion strictly() {
        return new NotWorseThanChampion(champion, metric, margin, alpha, true, leastRows, whenInsufficient);
    }

    /** With this policy for the case that the evidence is insufficient. */
    public NotWorseThanChampion whenInsufficient(WhenInsufficient policy) {
        return new NotWorseThanChampion(champion, metric, margin, alpha, strict, leastRows, policy);
    }

    @Override
    public Verdict judge(Evaluated evaluated, GateContext context) {
        Candidate candidate = evaluated.candidate();
        Optional<LoadedModel> present = champion.get();
        if (present.isEmpty()) {
            return new Verdict.Accepted("there is no champion yet to be worse than");
        }
        LoadedModel loaded = present.get();
        try (Model model = loaded.model()) {
            if (isTheChampion(candidate, loaded)) {
                return new Verdict.Accepted("the candidate is the champion "
                        + loaded.version().uri() + " itself: it has learned from the same rows and answers all "
                        + candidate.test().rowCount() + " test rows the same");
            }
            Dataset rows = unseen(context.freshRows().orElse(candidate.test()), candidate, loaded);
            return new Duel(this, loaded.version().uri().toString(), model, candidate.model()).on(rows);
        }
    }

    private static boolean isTheChampion(Candidate candidate, LoadedModel champion) {
        RowDigests learned = candidate.train().rowDigests();
        return champion.model().signature().equals(candidate.model().signature())
                && learned.size() == champion.trainingRows().size()
                && learned.positionsNotIn(champion.trainingRows()).length == 0
                && champion.model()
                        .predict(candidate.test())
                        .hasSameScores(candidate.model().predict(candidate.test()));
    }

    private static Dataset unseen(Dataset rows, Candidate candidate, LoadedModel champion) {
        Dataset newToChampion = rows.take(rows.rowDigests().positionsNotIn(champion.trainingRows()));
        return newToChampion.take(
                newToChampion.rowDigests().positionsNotIn(candidate.train().rowDigests()));
    }
}
