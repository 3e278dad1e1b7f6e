package org.evermodel.serving.retrain;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evermodel.ModelVersion;
import org.evermodel.Verdict;
import org.evermodel.serving.monitor.Cohort;
import org.evermodel.serving.monitor.Performance;
import org.jspecify.annotations.Nullable;

/**
 * Watches a canary beside its champion, by the labels of what each answered in the same windows. It fails where its loss
 * is surely larger: by more than 1.645 standard errors of the difference, a chance of 5 % among equals; and where labels
 * of both do not come for too long. Not thread-safe.
 */
final class Probation {
    private static final double SURE = 1.645;
    private static final int LEAST_ROWS = 30;
    private static final int PATIENCE = 5;

    private final Retraining introduced;
    private final ModelVersion champion;
    private final int windows;
    private final Map<Long, Pair> pairs = new TreeMap<>();

    /** What both did in one window. */
    private static final class Pair {
        private @Nullable Performance canary;
        private @Nullable Performance champion;

        boolean isComplete() {
            return canary != null && champion != null;
        }
    }

    Probation(Retraining introduced, ModelVersion champion, int windows) {
        this.introduced = introduced;
        this.champion = champion;
        this.windows = windows;
    }

    /** The attempt that introduced the canary. */
    Retraining introduced() {
        return introduced;
    }

    ModelVersion canary() {
        return introduced.version().orElseThrow();
    }

    void add(Cohort cohort) {
        if (cohort.version().number() == canary().number()) {
            pair(cohort.window()).canary = cohort.performance();
        } else if (cohort.version().number() == champion.number()) {
            pair(cohort.window()).champion = cohort.performance();
        }
    }

    /** A window's labels will not come. */
    void lapsed(long window) {
        pair(window);
    }

    private Pair pair(long window) {
        return pairs.computeIfAbsent(window, key -> new Pair());
    }

    /** Whether it may be champion, or empty where more labels are needed. */
    Optional<Verdict> verdict() {
        Loss ofCanary = new Loss();
        Loss ofChampion = new Loss();
        long complete = pairs.values().stream().filter(Pair::isComplete).count();
        for (Pair pair : pairs.values()) {
            if (pair.canary != null && pair.champion != null) {
                ofCanary.add(pair.canary);
                ofChampion.add(pair.champion);
            }
        }
        boolean enough = complete >= windows && ofCanary.rows >= LEAST_ROWS && ofChampion.rows >= LEAST_ROWS;
        if (enough) {
            return Optional.of(judge(ofCanary, ofChampion));
        }
        return pairs.size() <= PATIENCE * (windows + 1)
                ? Optional.empty()
                : Optional.of(
                        new Verdict.Rejected("in " + pairs.size() + " windows it could be compared with the champion"
                                + " in only " + complete + ", on " + ofCanary.rows + " labelled rows"));
    }

    private static Verdict judge(Loss ofCanary, Loss ofChampion) {
        double difference = ofCanary.mean() - ofChampion.mean();
        double error = Math.sqrt(ofCanary.variance() + ofChampion.variance());
        String reason = String.format(
                Locale.ROOT,
                "as canary, a loss of %.4f on %,d labelled rows beside the champion's %.4f on %,d",
                ofCanary.mean(),
                ofCanary.rows,
                ofChampion.mean(),
                ofChampion.rows);
        return difference > SURE * error
                ? new Verdict.Rejected(reason + ", surely worse")
                : new Verdict.Accepted(reason);
    }

    /** A mean over windows, each weighted by its rows. */
    private static final class Loss {
        private long rows;
        private double sum;
        private double squaredErrors;

        void add(Performance performance) {
            double error = performance.rows() * performance.standardError();
            rows += performance.rows();
            sum += performance.rows() * performance.loss();
            squaredErrors += error * error;
        }

        double mean() {
            return sum / rows;
        }

        /** The squared standard error of the mean. */
        double variance() {
            return squaredErrors / ((double) rows * rows);
        }
    }
}
