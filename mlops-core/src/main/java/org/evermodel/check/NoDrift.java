package org.evermodel.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Schema;
import org.evermodel.drift.ColumnDrift;
import org.evermodel.drift.Drift;
import org.evermodel.drift.DriftPolicy;
import org.evermodel.drift.DriftReport;
import org.evermodel.profile.ColumnProfile;
import org.evermodel.profile.Profile;
import org.evermodel.profile.Profiler;

/**
 * No column of a reference has drifted; counted into its bins, so the rows are not kept. Those that are not judged, which
 * are times and what the policy ignores, need not be there.
 */
record NoDrift(String name, Profile reference, DriftPolicy policy) implements Check {
    @Override
    public Inspection begin(Schema schema) {
        List<Violation> absent = judged().columns().stream()
                .map(ColumnProfile::name)
                .filter(column -> schema.find(column).isEmpty())
                .map(column -> Violation.of(name, Optional.of(column), "there is no column \"" + column + "\""))
                .toList();
        return absent.isEmpty() ? new Counted() : new Settled(new Finding(0, 0, List.of(), "", absent));
    }

    private Profile judged() {
        return new Profile(
                reference.rowCount(),
                reference.columns().stream()
                        .filter(column -> column.type() != ColumnType.TIMESTAMP)
                        .filter(column -> !policy.ignored().contains(column.name()))
                        .toList());
    }

    private final class Counted implements Inspection {
        private final Profile judged = judged();
        private final List<String> columns =
                judged.columns().stream().map(ColumnProfile::name).toList();
        private final Profiler profiler = Profiler.in(judged);

        @Override
        public void add(Part part) {
            profiler.add(part.table(columns));
        }

        @Override
        public Finding finish() {
            DriftReport report = Drift.between(reference, profiler.profile(), policy);
            List<Violation> violations = new ArrayList<>();
            report.drifted()
                    .forEach(drift -> violations.add(Violation.of(name, Optional.of(drift.column()), drift.reason())));
            return new Finding(report.currentRows(), 0, List.of(), found(report), violations);
        }

        private static String found(DriftReport report) {
            return report.columns().stream()
                    .collect(Collectors.groupingBy(ColumnDrift::verdict, java.util.TreeMap::new, Collectors.counting()))
                    .toString();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
