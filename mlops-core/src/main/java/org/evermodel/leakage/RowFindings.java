package org.evermodel.leakage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.evermodel.check.Severity;
import org.evermodel.data.Column;
import org.evermodel.data.Dataset;
import org.evermodel.data.RowDigests;
import org.evermodel.data.TrainTestSplit;

/** Rows that know each other. */
final class RowFindings {
    private static final int EXAMPLES = 5;
    private static final double MANY = 0.01;

    private RowFindings() {}

    /** 128 bits of SHA-256 of some cells of a row. */
    private record Hash(long high, long low) {
        static Hash of(RowDigests digests, int row) {
            return new Hash(digests.high(row), digests.low(row));
        }
    }

    static List<LeakageFinding> across(
            TrainTestSplit parts, List<String> columns, String target, LeakageOptions options) {
        List<LeakageFinding> findings = new ArrayList<>();
        duplicates(parts, columns, target).ifPresent(findings::add);
        conflicts(parts, columns, target).ifPresent(findings::add);
        options.group().flatMap(group -> groups(parts, group)).ifPresent(findings::add);
        options.time().flatMap(time -> times(parts, time)).ifPresent(findings::add);
        return findings;
    }

    static List<LeakageFinding> within(Dataset table, List<String> columns, String target) {
        RowDigests whole = digests(table, columns, target);
        Set<Hash> seen = new HashSet<>();
        int[] repeated = rows(table, row -> !seen.add(Hash.of(whole, row)));
        if (repeated.length == 0) {
            return List.of();
        }
        return List.of(new LeakageFinding(
                LeakageKind.DUPLICATES,
                Severity.INFO,
                List.of(),
                share(repeated, table) + " repeat an earlier row, which a random split puts on both sides",
                "Drop duplicates before splitting, or split by content or by group",
                examples(repeated)));
    }

    private static Optional<LeakageFinding> duplicates(TrainTestSplit parts, List<String> columns, String target) {
        Set<Hash> learned = hashes(digests(parts.train(), columns, target));
        RowDigests asked = digests(parts.test(), columns, target);
        int[] known = rows(parts.test(), row -> learned.contains(Hash.of(asked, row)));
        return finding(
                LeakageKind.DUPLICATES,
                parts.test(),
                known,
                "test rows are training rows, too, target included",
                "Drop duplicates before splitting, or split by content or by group");
    }

    /** Test rows whose features were seen in training with another target. */
    private static Optional<LeakageFinding> conflicts(TrainTestSplit parts, List<String> columns, String target) {
        RowDigests features = parts.train().select(columns).asOrigin().rowDigests();
        RowDigests targets = parts.train().select(List.of(target)).asOrigin().rowDigests();
        Map<Hash, Set<Hash>> labels = new HashMap<>();
        for (int row = 0; row < features.size(); row++) {
            labels.computeIfAbsent(Hash.of(features, row), each -> new HashSet<>(2))
                    .add(Hash.of(targets, row));
        }
        RowDigests asked = parts.test().select(columns).asOrigin().rowDigests();
        RowDigests answers = parts.test().select(List.of(target)).asOrigin().rowDigests();
        int[] conflicting = rows(
                parts.test(),
                row -> labels.getOrDefault(Hash.of(asked, row), Set.of()).stream()
                        .anyMatch(label -> !label.equals(Hash.of(answers, row))));
        if (columns.isEmpty() || conflicting.length == 0) {
            return Optional.empty();
        }
        return Optional.of(new LeakageFinding(
                LeakageKind.CONFLICTING_LABELS,
                Severity.INFO,
                List.of(),
                share(conflicting, parts.test()) + " of the test part have the features of training rows with another "
                        + target,
                "No model can get all of these right: look whether labels are wrong or a column is missing",
                examples(conflicting)));
    }

    private static Optional<LeakageFinding> groups(TrainTestSplit parts, String group) {
        Set<Hash> learned =
                hashes(parts.train().select(List.of(group)).asOrigin().rowDigests());
        RowDigests asked = parts.test().select(List.of(group)).asOrigin().rowDigests();
        Column cells = parts.test().column(group);
        int[] known = rows(parts.test(), row -> !cells.isNull(row) && learned.contains(Hash.of(asked, row)));
        Set<Hash> shared = new HashSet<>();
        IntStream.of(known).forEach(row -> shared.add(Hash.of(asked, row)));
        if (known.length == 0) {
            return Optional.empty();
        }
        return Optional.of(new LeakageFinding(
                LeakageKind.GROUP_OVERLAP,
                Severity.ERROR,
                List.of(group),
                shared.size() + " values of " + group + " are on both sides, with " + share(known, parts.test())
                        + " of the test part",
                "Split by group: Splits.grouped(table, \"" + group + "\", …)",
                examples(known)));
    }

    private static Optional<LeakageFinding> times(TrainTestSplit parts, String time) {
        if (!(parts.train().column(time) instanceof Column.Timestamps learned)
                || !(parts.test().column(time) instanceof Column.Timestamps asked)) {
            throw new IllegalArgumentException("an order in time needs a column of timestamps, but "
                    + parts.train().schema().field(time) + " holds none");
        }
        long first = IntStream.range(0, asked.size())
                .filter(row -> !asked.isNull(row))
                .mapToLong(asked::epochMicros)
                .min()
                .orElse(Long.MAX_VALUE);
        int[] later = rows(parts.train(), row -> !learned.isNull(row) && learned.epochMicros(row) > first);
        if (later.length == 0) {
            return Optional.empty();
        }
        Instant earliest = Instant.EPOCH.plus(first, java.time.temporal.ChronoUnit.MICROS);
        return Optional.of(new LeakageFinding(
                LeakageKind.TIME_OVERLAP,
                Severity.ERROR,
                List.of(time),
                share(later, parts.train()) + " of the training part are later than the first test row, of " + earliest,
                "Split by time: Splits.byTime(table, \"" + time + "\", …)",
                List.of()));
    }

    private static Optional<LeakageFinding> finding(
            LeakageKind kind, Dataset part, int[] rows, String what, String advice) {
        if (rows.length == 0) {
            return Optional.empty();
        }
        Severity severity = rows.length >= MANY * part.rowCount() ? Severity.ERROR : Severity.WARNING;
        String evidence = String.format(
                Locale.ROOT, "%d of %d %s (%.2f %%)", rows.length, part.rowCount(), what, percent(rows, part));
        return Optional.of(new LeakageFinding(kind, severity, List.of(), evidence, advice, examples(rows)));
    }

    private static RowDigests digests(Dataset table, List<String> columns, String target) {
        List<String> all = new ArrayList<>(columns);
        all.add(target);
        return table.select(all).asOrigin().rowDigests();
    }

    private static Set<Hash> hashes(RowDigests digests) {
        Set<Hash> hashes = new HashSet<>();
        IntStream.range(0, digests.size()).forEach(row -> hashes.add(Hash.of(digests, row)));
        return hashes;
    }

    private static int[] rows(Dataset part, IntPredicate wanted) {
        return IntStream.range(0, part.rowCount()).filter(wanted).toArray();
    }

    private static String share(int[] rows, Dataset part) {
        return String.format(Locale.ROOT, "%d of %d rows (%.2f %%)", rows.length, part.rowCount(), percent(rows, part));
    }

    private static double percent(int[] rows, Dataset part) {
        return 100.0 * rows.length / part.rowCount();
    }

    private static List<Long> examples(int[] rows) {
        return IntStream.of(rows).limit(EXAMPLES).mapToObj(row -> (long) row).toList();
    }
}
