package org.evermodel.serving.monitor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.data.Column;
import org.evermodel.profile.ColumnProfile;
import org.evermodel.profile.Moments;
import org.evermodel.profile.Profile;

/**
 * What a window's inputs look like.
 *
 * @param profile the inputs, in the reference's bins
 * @param mistyped how many cells of each column were of another type; they are missing in the profile
 * @param far how many cells of each column lie far out of the reference's range
 */
record WindowData(Profile profile, Map<String, Long> mistyped, Map<String, Long> far) {
    /** A unit of a thousandth or a mark of -999 lies further out; a season that training did not see does not. */
    private static final double WIDTHS = 10;

    /** Of all rows that were answered by others than shadows; empty where there are none. */
    static Optional<WindowData> of(List<Ledger> ledgers, Reference reference) {
        return ledgers.stream()
                .filter(ledger -> !ledger.isShadow())
                .map(ledger -> of(ledger.sheet(reference), reference.inputs()))
                .reduce(WindowData::and);
    }

    private static WindowData of(Sheet sheet, Profile reference) {
        Map<String, Long> mistyped = new HashMap<>();
        sheet.mistyped().forEach((column, count) -> mistyped.put(column, count.longValue()));
        Map<String, Long> far = new HashMap<>();
        for (ColumnProfile column : reference.columns()) {
            column.moments()
                    .ifPresent(usual ->
                            far.put(column.name(), far(sheet.inputs().column(column.name()), usual)));
        }
        return new WindowData(Profile.of(sheet.inputs(), reference), mistyped, far);
    }

    private static long far(Column column, Moments usual) {
        double room = WIDTHS * (usual.max() - usual.min());
        if (!column.type().isNumeric() || room == 0) {
            return 0;
        }
        long count = 0;
        for (int row = 0; row < column.size(); row++) {
            double number = number(column, row);
            boolean out = number < usual.min() - room || number > usual.max() + room;
            count += out && !column.isNull(row) ? 1 : 0;
        }
        return count;
    }

    private static double number(Column column, int row) {
        return column instanceof Column.Reals reals ? reals.get(row) : ((Column.Integers) column).get(row);
    }

    private WindowData and(WindowData other) {
        return new WindowData(profile.merge(other.profile), sum(mistyped, other.mistyped), sum(far, other.far));
    }

    private static Map<String, Long> sum(Map<String, Long> first, Map<String, Long> second) {
        Map<String, Long> sums = new HashMap<>(first);
        second.forEach((column, count) -> sums.merge(column, count, Long::sum));
        return sums;
    }
}
