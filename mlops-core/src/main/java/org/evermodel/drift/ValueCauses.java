package org.evermodel.drift;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evermodel.profile.Bins;
import org.evermodel.profile.ColumnProfile;

/** Finds what would make the frequent values of a column those that they are now. */
final class ValueCauses {
    private static final Set<String> SENTINELS = Set.of(
            "0",
            "0.0",
            "-1",
            "-1.0",
            "-9",
            "-9.0",
            "-99",
            "-99.0",
            "-999",
            "-999.0",
            "-9999",
            "-9999.0",
            "99",
            "99.0",
            "999",
            "999.0",
            "9999",
            "9999.0",
            "99999",
            "99999.0",
            "999999",
            "999999.0",
            "",
            "?",
            "-",
            "NA",
            "N/A",
            "n/a",
            "NaN",
            "nan",
            "null",
            "NULL",
            "None",
            "none",
            "unknown",
            "Unknown",
            "UNKNOWN",
            "missing");

    /** A value is flooded where its share grew by that. */
    private static final double FLOOD = 0.05;

    /** NaN and cells of another kind are no values, but are there. */
    private static final double NEARLY_ALL = 0.99;

    /** Fewer cells of a category than this share may be gone by chance. */
    private static final double LEAST_SHARE = 0.02;

    /** Standard errors within which two shares are the same. */
    private static final double ERRORS = 4;

    private final Map<String, Long> then = new HashMap<>();
    private final Map<String, Long> now = new HashMap<>();
    private final double rowsThen;
    private final double rowsNow;
    private final ColumnProfile reference;
    private final ColumnProfile current;

    ValueCauses(ColumnProfile reference, ColumnProfile current) {
        this.reference = reference;
        this.current = current;
        this.rowsThen = Math.max(1, reference.count() - reference.nulls());
        this.rowsNow = Math.max(1, current.count() - current.nulls());
        count(reference, then);
        count(current, now);
    }

    private static void count(ColumnProfile column, Map<String, Long> counts) {
        column.values().top().values().forEach(bin -> counts.put(bin.label(), bin.count()));
        if (column.bins() instanceof org.evermodel.profile.CategoryBins categories) {
            categories.counts().forEach((text, count) -> counts.merge(text, count, Math::max));
        }
    }

    private double before(String value) {
        return then.getOrDefault(value, 0L) / rowsThen;
    }

    private double after(String value) {
        return now.getOrDefault(value, 0L) / rowsNow;
    }

    /** All cells are one value, of a column that had several. */
    Optional<DriftCause> stuck() {
        List<Bins.Bin> top = current.values().top().values();
        boolean one = current.values().distinct().count() == 1
                && !top.isEmpty()
                && top.get(0).count() >= NEARLY_ALL * rowsNow
                && reference.values().distinct().count() > 1;
        return one && current.nulls() < current.count() / 2
                ? Optional.of(new DriftCause(
                        DriftCause.Kind.STUCK,
                        "all cells are " + top.get(0).label() + ", where there were "
                                + reference.values().distinct() + " different values"))
                : Optional.empty();
    }

    /** A value known to stand for missing ones, or a number out of the range there was, has become frequent. */
    Optional<DriftCause> sentinel() {
        return current.values().top().values().stream()
                .map(Bins.Bin::label)
                .filter(value -> SENTINELS.contains(value) || isOutOfRange(value))
                .filter(value -> after(value) - before(value) >= FLOOD)
                .findFirst()
                .map(value -> new DriftCause(
                        DriftCause.Kind.SENTINEL,
                        String.format(
                                Locale.ROOT,
                                "the value %s was %.1f %% of the cells and is %.1f %%",
                                current.type().isTextual() ? "\"" + value + "\"" : value,
                                100 * before(value),
                                100 * after(value))));
    }

    private boolean isOutOfRange(String value) {
        return current.type().isNumeric()
                && reference
                        .moments()
                        .map(range ->
                                Double.parseDouble(value) < range.min() || Double.parseDouble(value) > range.max())
                        .orElse(false);
    }

    /** One category has gone and another grew by as much. */
    Optional<DriftCause> renamed() {
        if (!current.type().isTextual() || !reference.values().top().exact()) {
            return Optional.empty();
        }
        return then.keySet().stream()
                .filter(value -> before(value) >= LEAST_SHARE && after(value) < before(value) / 10)
                .sorted()
                .flatMap(gone -> now.keySet().stream()
                        .filter(come -> !come.equals(gone) && isSame(gone, come))
                        .sorted()
                        .map(come -> new DriftCause(
                                DriftCause.Kind.RENAMED,
                                String.format(
                                        Locale.ROOT,
                                        "\"%s\" was %.1f %% and is %.1f %%, while \"%s\" was %.1f %% and is %.1f %%",
                                        gone,
                                        100 * before(gone),
                                        100 * after(gone),
                                        come,
                                        100 * before(come),
                                        100 * after(come)))))
                .findFirst();
    }

    /** Whether what {@code gone} lost is what {@code come} won, within the errors of both. */
    private boolean isSame(String gone, String come) {
        double lost = before(gone) - after(gone);
        double won = after(come) - before(come);
        double error = Math.sqrt(lost * (1 - lost) * (1 / rowsThen + 1 / rowsNow));
        return won >= LEAST_SHARE && Math.abs(won - lost) <= ERRORS * error && won > lost / 2;
    }

    /** Whether the frequent values now are those that another column had. */
    static boolean looksLike(ColumnProfile now, ColumnProfile then) {
        ValueCauses values = new ValueCauses(then, now);
        return !values.now.isEmpty()
                && values.now.keySet().stream().allMatch(value -> values.isAsBefore(value))
                && values.then.keySet().stream().allMatch(value -> values.isAsBefore(value));
    }

    private boolean isAsBefore(String value) {
        double share = (before(value) + after(value)) / 2;
        double error = Math.sqrt(share * (1 - share) * (1 / rowsThen + 1 / rowsNow));
        return Math.abs(before(value) - after(value)) <= ERRORS * error;
    }
}
