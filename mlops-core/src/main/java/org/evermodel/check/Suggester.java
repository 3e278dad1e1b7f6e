package org.evermodel.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.evermodel.data.ColumnType;
import org.evermodel.profile.Bins.Bin;
import org.evermodel.profile.CategoryBins;
import org.evermodel.profile.ColumnProfile;
import org.evermodel.profile.Lengths;
import org.evermodel.profile.Moments;
import org.evermodel.profile.Profile;

/** Finds what a profile suggests of one column. */
final class Suggester {
    private static final int ENOUGH = 100;
    private static final int MOST_VALUES = 50;
    private static final double COVERED = 0.9;
    private static final double MARGIN = 0.1;
    private static final double DIGITS = 10_000;

    private final ColumnProfile column;
    private final ColumnChecks checks;
    private final String java;
    private final List<Suggestion> suggestions = new ArrayList<>();

    private Suggester(ColumnProfile column) {
        this.column = column;
        this.checks = Checks.column(column.name());
        this.java = "Checks.column(" + JavaText.literal(column.name()) + ")";
    }

    static List<Suggestion> of(Profile profile) {
        List<Suggestion> suggestions = new ArrayList<>();
        long rows = Math.max(1, profile.rowCount() / 2);
        suggestions.add(new Suggestion(
                Checks.rowsAtLeast(rows),
                "Checks.rowsAtLeast(" + rows + "L)",
                "there are " + profile.rowCount() + " rows"));
        profile.columns().forEach(column -> suggestions.addAll(new Suggester(column).suggest()));
        return List.copyOf(suggestions);
    }

    private List<Suggestion> suggest() {
        ColumnType type = column.type();
        add(checks.hasType(type), ".hasType(ColumnType." + type.name() + ")", "it is " + lower(type));
        if (present() > 0) {
            nulls();
            column.moments().filter(moments -> type.isNumeric()).ifPresent(this::range);
            if (type == ColumnType.CATEGORICAL && column.bins() instanceof CategoryBins bins) {
                categories(bins);
            }
            column.texts().filter(texts -> type == ColumnType.TEXT).ifPresent(texts -> lengths(texts.lengths()));
            unique();
        }
        return suggestions;
    }

    private void nulls() {
        String evidence = column.nulls() + " of " + column.count() + " rows lack it";
        if (column.nulls() == 0 && column.count() >= ENOUGH) {
            add(checks.present(), ".present()", evidence);
            return;
        }
        double most = Math.min(1, Math.ceil(Wilson.upper(column.nulls(), column.count()) * DIGITS) / DIGITS);
        if (most < 1) {
            add(checks.nullShareAtMost(most), ".nullShareAtMost(" + most + ")", evidence);
        }
    }

    private void range(Moments moments) {
        double margin = MARGIN * (moments.max() - moments.min());
        double low = moments.min() >= 0 ? Math.max(0, moments.min() - margin) : moments.min() - margin;
        double high = moments.max() <= 0 ? Math.min(0, moments.max() + margin) : moments.max() + margin;
        if (column.type() == ColumnType.INTEGER) {
            low = Math.floor(low);
            high = Math.ceil(high);
        }
        if (!Double.isFinite(low) || !Double.isFinite(high)) {
            return;
        }
        String evidence = String.format(Locale.ROOT, "it lies between %s and %s", moments.min(), moments.max());
        mostly(
                checks.between(low, high),
                ".between(" + low + ", " + high + ")",
                column.nan() + column.infinite(),
                evidence);
    }

    private void categories(CategoryBins bins) {
        List<Bin> top = bins.top(MOST_VALUES);
        long covered = top.stream().mapToLong(Bin::count).sum();
        long present = present();
        long once = top.stream().filter(bin -> bin.count() == 1).count();
        boolean names = top.isEmpty() || 2L * top.size() > present;
        if (names || covered < COVERED * present) {
            return;
        }
        Set<String> values = new TreeSet<>();
        top.forEach(bin -> values.add(bin.label()));
        String literals = values.stream().map(JavaText::literal).collect(Collectors.joining(", "));
        // Values that were seen once tell how many cells of another draw have one that was not (Good 1953).
        mostly(
                checks.in(values),
                ".in(" + literals + ")",
                present - covered + once,
                top.size() + " values cover " + covered + " of " + present + " cells, " + once + " of them seen once");
    }

    private void lengths(Lengths lengths) {
        int least = (int) (lengths.shortest() / 2);
        int most = (int) Math.min(Integer.MAX_VALUE, lengths.longest() * 2);
        add(
                checks.lengthBetween(least, most),
                ".lengthBetween(" + least + ", " + most + ")",
                "it has " + lengths.shortest() + " to " + lengths.longest() + " characters");
    }

    private void unique() {
        ColumnType type = column.type();
        var distinct = column.values().distinct();
        boolean namesRows = type == ColumnType.INTEGER || type.isTextual();
        if (namesRows && distinct.exact() && distinct.count() == present() && present() >= ENOUGH) {
            add(checks.unique(), ".unique()", "all of its " + present() + " values differ");
        }
    }

    /** All rows where none is an exception, or at least the lower bound of the share that is none. */
    private void mostly(RowCheck check, String call, long exceptions, String evidence) {
        if (exceptions == 0) {
            add(check, call, evidence);
            return;
        }
        double share = Math.floor(Wilson.lower(present() - exceptions, present()) * DIGITS) / DIGITS;
        add(check.mostly(share), call + ".mostly(" + share + ")", evidence);
    }

    private void add(Check check, String call, String evidence) {
        suggestions.add(new Suggestion(check, java + call, evidence));
    }

    private long present() {
        return column.count() - column.nulls();
    }

    private static String lower(ColumnType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
