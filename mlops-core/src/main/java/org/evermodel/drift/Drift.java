package org.evermodel.drift;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.evermodel.data.ColumnType;
import org.evermodel.profile.ColumnProfile;
import org.evermodel.profile.Profile;

/**
 * Compares what is with what was.
 *
 * <pre>{@code
 * Profile reference = Profile.of(training);
 * DriftReport report = Drift.between(reference, Profile.of(today, reference), DriftPolicy.defaults());
 * }</pre>
 *
 * <p>The cells of each column, missing and unseen ones included, are compared bin by bin: their population stability index
 * tells the size of the change, chi-square of homogeneity whether it may be chance. A drift is both. Bins in which fewer
 * than five cells are expected are pooled first, so that neither suffers from rare values. The p-values hold for rows that
 * are independent of each other; neighbouring rows of a time series are not, and look more certain than they are, which is
 * what the size is for.
 *
 * <p>Where a size that matters could well be chance at these numbers of rows, a column that shows no drift is
 * INSUFFICIENT_DATA rather than STABLE. A column whose cells all lie in one bin on both sides, such as a constant or names
 * that hardly occur twice, is NOT_APPLICABLE, and so are times, which always move on: what matters of a time, such as the hour or an age, belongs into a column of its own.
 * Running numbers move on, too, but look like any other number: a policy leaves them out by name.
 */
public final class Drift {
    private final DriftPolicy policy;

    private Drift(DriftPolicy policy) {
        this.policy = policy;
    }

    /**
     * What became of each column of {@code reference} in {@code current}, which was made with its bins. Throws
     * IllegalArgumentException naming the column where the bins differ.
     */
    public static DriftReport between(Profile reference, Profile current, DriftPolicy policy) {
        return new Drift(policy).report(reference, current);
    }

    private DriftReport report(Profile reference, Profile current) {
        Map<String, ColumnProfile> later = new HashMap<>();
        current.columns().forEach(column -> later.put(column.name(), column));
        List<Finding> findings = reference.columns().stream()
                .map(column -> find(column, Optional.ofNullable(later.get(column.name()))))
                .toList();
        return new DriftReport(reference.rowCount(), current.rowCount(), judged(findings));
    }

    /** Either settled by itself or a comparison, to be judged beside the others. */
    private record Finding(Optional<ColumnDrift> settled, Optional<Comparison> comparison) {
        static Finding settled(ColumnProfile column, DriftVerdict verdict, String reason) {
            return new Finding(
                    Optional.of(new ColumnDrift(column.name(), verdict, Optional.empty(), reason)), Optional.empty());
        }
    }

    private Finding find(ColumnProfile reference, Optional<ColumnProfile> current) {
        if (policy.ignored().contains(reference.name())) {
            return notApplicable(reference, "the policy leaves it out");
        }
        if (current.isEmpty()) {
            return notApplicable(reference, "it is absent from what is compared");
        }
        if (reference.type() == ColumnType.TIMESTAMP) {
            return notApplicable(reference, "times always move on");
        }
        Comparison comparison = Comparison.of(reference, current.get());
        long fewer = Math.min(reference.count(), current.get().count());
        if (fewer < policy.leastRows()) {
            String reason = fewer + " rows are fewer than the " + policy.leastRows() + " that are needed";
            return Finding.settled(reference, DriftVerdict.INSUFFICIENT_DATA, reason);
        }
        return comparison.pooled().isComparable()
                ? new Finding(Optional.empty(), Optional.of(comparison))
                : notApplicable(reference, "all its cells lie in one bin, then and now, where rare values share one");
    }

    private static Finding notApplicable(ColumnProfile column, String reason) {
        return Finding.settled(column, DriftVerdict.NOT_APPLICABLE, reason);
    }

    private List<ColumnDrift> judged(List<Finding> findings) {
        List<Comparison> compared = findings.stream()
                .flatMap(finding -> finding.comparison().stream())
                .toList();
        double[] adjusted = BenjaminiHochberg.adjust(
                compared.stream().mapToDouble(each -> each.pooled().p()).toArray());
        Iterator<Double> inOrder = Arrays.stream(adjusted).iterator();
        return findings.stream()
                .map(finding -> finding.settled()
                        .orElseGet(() -> verdict(finding.comparison().orElseThrow(), inOrder.next())))
                .toList();
    }

    private ColumnDrift verdict(Comparison comparison, double adjustedP) {
        Divergence divergence = comparison.divergence(policy.leastSize()).withAdjustedP(adjustedP);
        String name = comparison.reference().name();
        if (divergence.isDrift(policy.alpha())) {
            return new ColumnDrift(
                    name, DriftVerdict.DRIFT, Optional.of(divergence), drifted(comparison.pooled(), divergence));
        }
        if (divergence.noDrift95() > policy.leastSize()) {
            String reason = String.format(
                    Locale.ROOT,
                    "with so few rows a size of %.3f is common without any drift, above the threshold of %.3f; found %.3f",
                    divergence.noDrift95(),
                    divergence.threshold(),
                    divergence.size());
            return new ColumnDrift(name, DriftVerdict.INSUFFICIENT_DATA, Optional.of(divergence), reason);
        }
        return new ColumnDrift(name, DriftVerdict.STABLE, Optional.of(divergence), stable(divergence));
    }

    private static String drifted(TwoSamples samples, Divergence divergence) {
        Cell most = samples.mostChanged();
        return String.format(
                Locale.ROOT,
                "the stability index of %.3f reaches %.3f and is no chance (p %.2g); most of it is %s, %.1f %% then and"
                        + " %.1f %% now",
                divergence.size(),
                divergence.threshold(),
                divergence.adjustedP(),
                most.label(),
                100.0 * most.reference() / samples.n(),
                100.0 * most.current() / samples.m());
    }

    private static String stable(Divergence divergence) {
        return divergence.size() < divergence.threshold()
                ? String.format(
                        Locale.ROOT,
                        "the stability index of %.3f stays below %.3f",
                        divergence.size(),
                        divergence.threshold())
                : String.format(
                        Locale.ROOT,
                        "the stability index of %.3f may be chance (p %.2g)",
                        divergence.size(),
                        divergence.adjustedP());
    }
}
