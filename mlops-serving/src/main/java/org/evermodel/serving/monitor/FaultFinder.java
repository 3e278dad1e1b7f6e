package org.evermodel.serving.monitor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.evermodel.drift.BenjaminiHochberg;
import org.evermodel.drift.Significance;
import org.evermodel.profile.CategoryBins;
import org.evermodel.profile.ColumnProfile;
import org.evermodel.profile.Profile;

/**
 * Finds the columns with far more faulty cells than the reference has. A reference has no unseen categories, as it has seen
 * all that it has; what it saw only once tells how many another draw would have.
 */
final class FaultFinder {
    /** On fewer rows a share tells nothing. */
    static final int FEWEST_ROWS = 30;

    private record Share(String column, Fault.Kind kind, long found, long rows, long usual, long usualRows) {
        double p() {
            return Significance.ofRise(found, rows, usual, usualRows);
        }

        Fault fault() {
            return new Fault(column, kind, (double) found / rows, (double) usual / usualRows);
        }
    }

    private FaultFinder() {}

    /** Those whose share exceeds the usual one by {@code least}, and not by chance at {@code alpha}; the worst first. */
    static List<Fault> find(WindowData data, Profile reference, double least, double alpha) {
        List<Share> shares = new ArrayList<>();
        for (ColumnProfile usual : reference.columns()) {
            addShares(data, usual, shares);
        }
        double[] adjusted =
                BenjaminiHochberg.adjust(shares.stream().mapToDouble(Share::p).toArray());
        return IntStream.range(0, adjusted.length)
                .filter(i -> adjusted[i] <= alpha)
                .mapToObj(i -> shares.get(i).fault())
                .filter(fault -> fault.excess() >= least)
                .sorted(Comparator.comparingDouble(Fault::excess).reversed())
                .toList();
    }

    private static void addShares(WindowData data, ColumnProfile usual, List<Share> to) {
        ColumnProfile now = data.profile().column(usual.name());
        long mistyped = data.mistyped().getOrDefault(usual.name(), 0L);
        long far = data.far().getOrDefault(usual.name(), 0L);
        to.add(share(Fault.Kind.MISSING, now, now.nulls() - mistyped, usual, usual.nulls()));
        to.add(share(Fault.Kind.MISTYPED, now, mistyped, usual, 0));
        to.add(share(Fault.Kind.NOT_A_NUMBER, now, now.nan(), usual, usual.nan()));
        to.add(share(Fault.Kind.OUT_OF_RANGE, now, far, usual, usual.infinite()));
        if (usual.bins() instanceof CategoryBins bins) {
            to.add(share(Fault.Kind.UNSEEN, now, now.bins().unseen(), usual, bins.unseen() + bins.seenOnce()));
        }
    }

    private static Share share(Fault.Kind kind, ColumnProfile now, long found, ColumnProfile before, long usual) {
        return new Share(now.name(), kind, found, now.count(), usual, before.count());
    }
}
