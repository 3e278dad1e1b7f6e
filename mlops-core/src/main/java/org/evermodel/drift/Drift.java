package org.evermodel.drift;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.evermodel.data.Batches;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Dataset;
import org.evermodel.data.DatasetSource;
import org.evermodel.data.Schema;
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
 * INSUFFICIENT_DATA rather than NONE. A column whose cells all lie in one bin on both sides, such as a constant or names
 * that hardly occur twice, is NOT_APPLICABLE, and so are times, which always
 * move on: what matters of a time, such as the hour or an age, belongs into a column of its own. Running numbers move on, too, but look like any other number: a policy leaves them out by name.
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

    /**
     * What became of each column of {@code reference} in {@code current}. Columns that have gone are NOT_APPLICABLE, new ones
     * are left out.
     */
    public static DriftReport between(Dataset reference, Dataset current, DriftPolicy policy) {
        Profile then = Profile.of(reference);
        return between(then, Profile.of(current, then.common(current.schema())), policy);
    }

    /** As {@link #between(Dataset, Dataset, DriftPolicy)}, of sources that are read in parts, each as seldom as possible. */
    public static DriftReport between(DatasetSource reference, DatasetSource current, DriftPolicy policy) {
        Profile then = Profile.of(reference);
        return between(then, current, policy);
    }

    /** What became of each column of {@code reference} in a source that is read in parts. */
    public static DriftReport between(Profile reference, DatasetSource current, DriftPolicy policy) {
        Schema schema;
        try (Batches batches = current.batches()) {
            schema = batches.schema();
        }
        return between(reference, Profile.of(current, reference.common(schema)), policy);
    }

    private DriftReport report(Profile reference, Profile current) {
        Map<String, ColumnProfile> later = new HashMap<>();
        current.columns().forEach(column -> later.put(column.name(), column));
        List<Finding> findings = reference.columns().stream()
                .map(column -> find(column, Optional.ofNullable(later.get(column.name()))))
                .toList();
        List<ColumnDrift> columns = judged(findings);
        return new DriftReport(reference.rowCount(), current.rowCount(), columns, DatasetDrifts.of(columns, policy));
    }

    /** Either settled by itself or a comparison, to be judged beside the others. */
    private record Finding(Optional<ColumnDrift> settled, Optional<Comparison> comparison, boolean mightHaveBeen) {
        static Finding settled(ColumnProfile column, DriftVerdict verdict, String reason) {
            return new Finding(
                    Optional.of(
                            new ColumnDrift(column.name(), verdict, Optional.empty(), List.of(), List.of(), reason)),
                    Optional.empty(),
                    false);
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
        if (comparison.pooled().isComparable()) {
            return new Finding(Optional.empty(), Optional.of(comparison), false);
        }
        boolean varied = reference.values().distinct().count() > 1;
        String reason = "all its cells lie in one bin, then and now, where rare values share one";
        return new Finding(notApplicable(reference, reason).settled(), Optional.empty(), varied);
    }

    private static Finding notApplicable(ColumnProfile column, String reason) {
        return Finding.settled(column, DriftVerdict.NOT_APPLICABLE, reason);
    }

    private List<ColumnDrift> judged(List<Finding> findings) {
        List<Judged> compared = findings.stream()
                .flatMap(finding -> finding.comparison().stream())
                .map(comparison -> new Judged(
                        comparison,
                        comparison.divergence(policy.leastSize()),
                        Scores.of(comparison, policy.leastSize())))
                .toList();
        int looked = (int) findings.stream().filter(Finding::mightHaveBeen).count();
        List<Judged> adjusted = Judged.adjusted(compared, looked);
        Map<String, Comparison> drifted = new LinkedHashMap<>();
        adjusted.stream()
                .filter(each -> each.divergence().isDrift(policy.alpha()))
                .map(Judged::comparison)
                .forEach(each -> drifted.put(each.reference().name(), each));
        DriftCauses causes = new DriftCauses(drifted);
        Iterator<Judged> inOrder = adjusted.iterator();
        return findings.stream()
                .map(finding -> finding.settled().orElseGet(() -> verdict(inOrder.next(), causes)))
                .toList();
    }

    private ColumnDrift verdict(Judged judged, DriftCauses causes) {
        Divergence divergence = judged.divergence();
        if (divergence.isDrift(policy.alpha())) {
            String reason = drifted(judged.comparison().pooled(), divergence);
            return judged.as(DriftVerdict.DRIFT, causes.of(judged.comparison()), reason);
        }
        if (divergence.noDrift95() > policy.leastSize()) {
            String reason = String.format(
                    Locale.ROOT,
                    "with so few rows a size of %.3f is common without any drift, above the threshold of %.3f; found %.3f",
                    divergence.noDrift95(),
                    divergence.threshold(),
                    divergence.size());
            return judged.as(DriftVerdict.INSUFFICIENT_DATA, List.of(), reason);
        }
        return judged.as(DriftVerdict.NONE, List.of(), unchanged(divergence));
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

    private static String unchanged(Divergence divergence) {
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
