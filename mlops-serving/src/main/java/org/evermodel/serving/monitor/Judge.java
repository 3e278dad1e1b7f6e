package org.evermodel.serving.monitor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evermodel.drift.ColumnDrift;
import org.evermodel.drift.Divergence;
import org.evermodel.drift.Drift;
import org.evermodel.drift.DriftReport;
import org.evermodel.drift.Significance;
import org.evermodel.model.Task;
import org.evermodel.profile.Profile;
import org.evermodel.serving.monitor.Episode.Mark;

/** Says of each window what it calls for, and which alarms are up. Not thread-safe. */
final class Judge {
    /** A rise of a classifier's error by less than two in a hundred answers is not worth an alarm, however sure. */
    private static final double LEAST_RISE_OF_ERRORS = 0.02;

    private final AlarmPolicy policy;
    private final Map<Alert.Kind, Episode> episodes = new EnumMap<>(Alert.Kind.class);

    Judge(AlarmPolicy policy) {
        this.policy = policy;
        forget(EnumSet.allOf(Alert.Kind.class));
    }

    /**
     * Another version is compared with: no alarm is up, and no window has been judged. Only faults of the data are no
     * model's doing, and go on.
     */
    void restart() {
        forget(EnumSet.complementOf(EnumSet.of(Alert.Kind.DATA_QUALITY)));
    }

    /** A version answers that nothing is known of: how the one before answered says nothing any more. */
    void acquit() {
        forget(EnumSet.of(Alert.Kind.PREDICTION_DRIFT, Alert.Kind.ERROR_RATE));
    }

    private void forget(Set<Alert.Kind> kinds) {
        kinds.forEach(kind -> episodes.put(kind, new Episode(policy.votes(), policy.windows())));
    }

    Set<Alert.Kind> active() {
        Set<Alert.Kind> active = EnumSet.noneOf(Alert.Kind.class);
        episodes.forEach((kind, episode) -> {
            if (episode.isActive()) {
                active.add(kind);
            }
        });
        return active;
    }

    /** The rows that something was found in. */
    record Place(long window, long firstRow, long lastRow) {}

    /** What a finding calls for, and how it would be told. */
    private record Finding(Mark mark, List<String> columns, double score, double threshold, String reason) {
        static Finding none(Mark mark) {
            return new Finding(mark, List.of(), 0, 0, "");
        }
    }

    private Episode episode(Alert.Kind kind) {
        return episodes.computeIfAbsent(kind, any -> new Episode(policy.votes(), policy.windows()));
    }

    private Optional<Alert> told(Alert.Kind kind, Place place, Finding finding) {
        Episode episode = episode(kind);
        episode.accuse(finding.columns);
        return episode.begins(finding.mark)
                ? Optional.of(new Alert(
                        kind,
                        place.window,
                        place.firstRow,
                        place.lastRow,
                        finding.columns,
                        finding.score,
                        finding.threshold,
                        finding.reason))
                : Optional.empty();
    }

    List<Fault> faults(WindowData data, Reference reference) {
        return FaultFinder.find(data, reference.inputs(), policy.leastFaults(), policy.alpha());
    }

    DriftReport drift(Profile before, Profile now) {
        return Drift.between(before, now, policy.drift());
    }

    Optional<Alert> judgeFaults(Place place, WindowData data, Reference reference, List<Fault> faults) {
        if (data.profile().rowCount() < FaultFinder.FEWEST_ROWS) {
            return told(Alert.Kind.DATA_QUALITY, place, Finding.none(Mark.UNTOLD));
        }
        double calm = policy.exit() * policy.leastFaults();
        if (faults.isEmpty()) {
            // However uncertain: what may well be as it was when the alarm went up is not over.
            Set<String> accused = episode(Alert.Kind.DATA_QUALITY).accused();
            boolean isCalm = FaultFinder.find(data, reference.inputs(), calm, 1).stream()
                    .noneMatch(fault -> accused.contains(fault.column()));
            return told(Alert.Kind.DATA_QUALITY, place, Finding.none(isCalm ? Mark.CALM : Mark.BETWEEN));
        }
        Fault worst = faults.get(0);
        List<String> columns = faults.stream().map(Fault::column).distinct().toList();
        return told(
                Alert.Kind.DATA_QUALITY,
                place,
                new Finding(Mark.ALARM, columns, worst.excess(), policy.leastFaults(), worst.toString()));
    }

    Optional<Alert> judgeDrift(Alert.Kind kind, Place place, DriftReport report) {
        return told(kind, place, drift(report, episode(kind).accused()));
    }

    private Finding drift(DriftReport report, Set<String> accused) {
        if (!report.isTelling()) {
            return Finding.none(Mark.UNTOLD);
        }
        if (report.drifted().isEmpty()) {
            boolean isCalm = report.columns().stream()
                    .filter(column -> accused.contains(column.column()))
                    .allMatch(this::isSmall);
            return Finding.none(isCalm ? Mark.CALM : Mark.BETWEEN);
        }
        List<ColumnDrift> worstFirst = new ArrayList<>(report.drifted());
        worstFirst.sort(Comparator.comparingDouble(Judge::size).reversed());
        ColumnDrift worst = worstFirst.get(0);
        return new Finding(
                Mark.ALARM,
                worstFirst.stream().map(ColumnDrift::column).toList(),
                size(worst),
                policy.drift().leastSize(),
                "of " + worst.column() + " " + worst.reason());
    }

    /** Whether it is far enough below the threshold or, of few rows, no larger than it is without any drift. */
    private boolean isSmall(ColumnDrift drift) {
        double exit = policy.exit() * policy.drift().leastSize();
        return drift.divergence()
                .map(found -> found.size() < Math.max(exit, found.noDrift95()))
                .orElse(true);
    }

    private static double size(ColumnDrift drift) {
        return drift.divergence().map(Divergence::size).orElse(0.0);
    }

    Optional<Alert> judgeLoss(Place place, Reference reference, Performance performance) {
        return reference
                .loss()
                .flatMap(known -> told(Alert.Kind.ERROR_RATE, place, loss(reference, known, performance)));
    }

    private Finding loss(Reference reference, KnownLoss known, Performance found) {
        if (found.rows() < policy.leastLabels()) {
            return Finding.none(Mark.UNTOLD);
        }
        double threshold = leastRise(reference, known);
        if (!Double.isFinite(found.loss())) {
            String reason = "the model answers rows with what is no finite number, so the error has no bounds";
            return loss(reference, Double.POSITIVE_INFINITY, threshold, reason);
        }
        double rise = found.loss() - known.mean();
        double p = Significance.ofRise(rise, Math.hypot(found.standardError(), known.standardError()));
        if (rise < policy.exit() * threshold) {
            return Finding.none(Mark.CALM);
        }
        if (rise < threshold || p > policy.alpha()) {
            return Finding.none(Mark.BETWEEN);
        }
        String reason = String.format(
                Locale.ROOT,
                "the %s is %.4g on %d labelled rows, where %.4g on %d rows was known: a rise by %.4g reaches %.4g and is no"
                        + " chance (p %.2g)",
                reference.signature().task() == Task.REGRESSION ? "mean absolute error" : "share of wrong answers",
                found.loss(),
                found.rows(),
                known.mean(),
                known.rows(),
                rise,
                threshold,
                p);
        return loss(reference, rise, threshold, reason);
    }

    private static Finding loss(Reference reference, double rise, double threshold, String reason) {
        return new Finding(Mark.ALARM, List.of(reference.signature().target()), rise, threshold, reason);
    }

    private double leastRise(Reference reference, KnownLoss known) {
        double relative = policy.leastRise() * known.mean();
        return reference.signature().task() == Task.REGRESSION ? relative : Math.max(relative, LEAST_RISE_OF_ERRORS);
    }
}
