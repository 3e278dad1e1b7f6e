package org.evermodel.serving.retrain;

import java.util.Locale;
import java.util.Optional;
import org.evermodel.ModelVersion;
import org.evermodel.Verdict;
import org.evermodel.serving.monitor.Cohort;
import org.evermodel.serving.monitor.Performance;

/**
 * Watches a canary beside its champion, by the labels of what each answered in the same windows. It fails where its loss
 * is surely larger: by more than 1.645 standard errors of the difference, a chance of 5 % among equals. Not thread-safe.
 */
final class Probation {
    private static final double SURE = 1.645;

    private final Retraining introduced;
    private final ModelVersion champion;
    private final int windows;
    private final Loss ofCanary = new Loss();
    private final Loss ofChampion = new Loss();
    private int seen;

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
            ofCanary.add(cohort.performance());
            seen++;
        } else if (cohort.version().number() == champion.number()) {
            ofChampion.add(cohort.performance());
        }
    }

    /** Whether it may be champion, or empty where more labels are needed. */
    Optional<Verdict> verdict() {
        if (seen < windows || ofCanary.rows == 0) {
            return Optional.empty();
        }
        double difference = ofCanary.mean() - ofChampion.mean();
        double error = Math.sqrt(ofCanary.variance() + ofChampion.variance());
        String reason = String.format(
                Locale.ROOT,
                "as canary, a loss of %.4f on %,d labelled rows beside the champion's %.4f on %,d",
                ofCanary.mean(),
                ofCanary.rows,
                ofChampion.mean(),
                ofChampion.rows);
        return Optional.of(
                ofChampion.rows > 0 && difference > SURE * error
                        ? new Verdict.Rejected(reason + ", surely worse")
                        : new Verdict.Accepted(reason));
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
            return rows == 0 ? 0 : sum / rows;
        }

        /** The squared standard error of the mean. */
        double variance() {
            return rows == 0 ? 0 : squaredErrors / ((double) rows * rows);
        }
    }
}
