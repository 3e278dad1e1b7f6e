package org.evermodel.profile;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.evermodel.data.ColumnType;
import org.evermodel.internal.TextTable;

/** A profile for people, one line a column. */
final class ProfileText {
    private static final int LONGEST_VALUE = 24;
    private static final int MOST_COLUMNS = 60;
    private static final int BARS = 10;
    private static final int MILLION = 1_000_000;

    private ProfileText() {}

    static String atPrompt(Profile profile) {
        int more = profile.columns().size() - MOST_COLUMNS;
        return headline(profile) + "\n" + table(profile, MOST_COLUMNS).aligned()
                + (more > 0 ? "  … and " + more + " more columns\n" : "");
    }

    static String markdown(Profile profile) {
        return "## " + TextTable.safe(headline(profile)) + "\n\n"
                + table(profile, Integer.MAX_VALUE).markdown();
    }

    private static String headline(Profile profile) {
        return "Profile[" + profile.rowCount() + " rows, " + profile.columns().size() + " columns, "
                + profile.digest().abbreviated() + "]";
    }

    private static TextTable table(Profile profile, int most) {
        TextTable table = new TextTable(
                "column",
                "type",
                ">missing",
                ">distinct",
                ">min",
                ">median",
                ">max",
                ">mean",
                ">std",
                "shape",
                "frequent");
        profile.columns().stream().limit(most).forEach(column -> add(table, column));
        return table;
    }

    private static void add(TextTable table, ColumnProfile column) {
        table.add(
                column.name(),
                column.type().name().toLowerCase(Locale.ROOT),
                missing(column),
                column.values().distinct().toString(),
                column.moments().map(moments -> number(column, moments.min())).orElse(""),
                column.values()
                        .quantiles()
                        .map(quantiles -> number(column, quantiles.median()))
                        .orElse(""),
                column.moments().map(moments -> number(column, moments.max())).orElse(""),
                column.moments().map(moments -> number(column, moments.mean())).orElse(""),
                isTime(column)
                        ? ""
                        : column.moments()
                                .map(moments -> TextTable.number(moments.standardDeviation()))
                                .orElse(""),
                shape(column),
                frequent(column));
    }

    private static String missing(ColumnProfile column) {
        if (column.nulls() == 0) {
            return "";
        }
        double share = 100.0 * column.nulls() / column.count();
        return share < 0.1 ? TextTable.count(column.nulls()) : String.format(Locale.ROOT, "%.1f %%", share);
    }

    private static boolean isTime(ColumnProfile column) {
        return column.type() == ColumnType.TIMESTAMP;
    }

    private static String number(ColumnProfile column, double number) {
        return isTime(column) && Double.isFinite(number)
                ? Instant.ofEpochSecond((long) Math.floor(number / MILLION))
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString()
                : TextTable.number(number);
    }

    /** Bars as high as the bins are dense; the bins themselves have about equal weights. */
    private static String shape(ColumnProfile column) {
        if (column.bins() instanceof NumberBins numbers) {
            return numbers.edges().size() < 2 ? "" : TextTable.bars(spread(numbers));
        }
        return TextTable.bars(((CategoryBins) column.bins())
                .top(BARS).stream().map(Bins.Bin::count).toList());
    }

    /** The counts over ten parts of equal width between the first and the last edge, each bin spread over its own width. */
    private static List<Long> spread(NumberBins bins) {
        double first = bins.edges().get(0);
        double width = (bins.edges().get(bins.edges().size() - 1) - first) / BARS;
        double[] parts = new double[BARS];
        for (int bin = 0; bin < bins.counts().size(); bin++) {
            double low = bins.edges().get(bin);
            double high = bins.edges().get(bin + 1);
            for (int part = 0; part < BARS; part++) {
                double from = Math.max(low, first + part * width);
                double to = Math.min(high, first + (part + 1) * width);
                parts[part] += to > from ? bins.counts().get(bin) * (to - from) / (high - low) : 0;
            }
        }
        return java.util.Arrays.stream(parts).mapToObj(Math::round).toList();
    }

    private static String frequent(ColumnProfile column) {
        if (column.values().distinct().count() == column.count() - column.nulls() && column.count() > 1) {
            return "";
        }
        double all = Math.max(1, column.count());
        return column.values().top().first(3).stream()
                .filter(bin -> bin.count() > 1)
                .map(bin ->
                        String.format(Locale.ROOT, "%s %.0f %%", value(column, bin.label()), 100 * bin.count() / all))
                .collect(Collectors.joining(", "));
    }

    private static String value(ColumnProfile column, String label) {
        if (isTime(column)) {
            return number(column, Double.parseDouble(label));
        }
        String text = label.length() > LONGEST_VALUE
                ? label.substring(
                                0,
                                label.offsetByCodePoints(
                                        0, Math.min(LONGEST_VALUE, label.codePointCount(0, label.length()))))
                        + "…"
                : label;
        return column.type().isTextual() ? "\"" + text + "\"" : text;
    }
}
