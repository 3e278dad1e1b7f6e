package org.evermodel.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.evermodel.profile.Bins;
import org.evermodel.profile.ColumnProfile;
import org.evermodel.profile.NumberBins;

/** Two profiles of one column beside each other. */
record Comparison(ColumnProfile reference, ColumnProfile current, TwoSamples pooled) {
    static Comparison of(ColumnProfile reference, ColumnProfile current) {
        if (!reference.bins().sameAs(current.bins())) {
            throw new IllegalArgumentException("only profiles with the same bins can be compared, but those of \""
                    + reference.name() + "\" differ; make the later one by Profile.of(table, reference)");
        }
        List<Bins.Bin> bins = reference.bins().list();
        List<Bins.Bin> later = current.bins().list();
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < bins.size(); i++) {
            String label = bins.get(i).label();
            // A value's own label stands in quotation marks.
            boolean isRest = label.equals("OTHER");
            cells.add(new Cell(label, bins.get(i).count(), later.get(i).count(), isRest));
        }
        return new Comparison(reference, current, Pooling.of(cells));
    }

    /** As if it were the only column. */
    Divergence divergence(double threshold) {
        double p = pooled.p();
        return new Divergence(
                pooled.psi(),
                threshold,
                pooled.noDrift95(),
                pooled.n(),
                pooled.m(),
                pooled.cells().size(),
                pooled.chiSquare(),
                pooled.cramersV(),
                p,
                p,
                kolmogorovSmirnov());
    }

    private Optional<KolmogorovSmirnov> kolmogorovSmirnov() {
        if (!(reference.bins() instanceof NumberBins mine) || !(current.bins() instanceof NumberBins later)) {
            return Optional.empty();
        }
        long[] first = ordered(mine);
        long[] second = ordered(later);
        boolean both = LongStream.of(first).sum() > 0 && LongStream.of(second).sum() > 0;
        return both ? Optional.of(KolmogorovSmirnov.of(first, second)) : Optional.empty();
    }

    /** Missing and unseen cells have no place among the numbers; chi-square counts them. */
    private static long[] ordered(NumberBins bins) {
        return LongStream.concat(
                        LongStream.of(bins.under()),
                        LongStream.concat(
                                bins.counts().stream().mapToLong(Long::longValue), LongStream.of(bins.over())))
                .toArray();
    }
}
