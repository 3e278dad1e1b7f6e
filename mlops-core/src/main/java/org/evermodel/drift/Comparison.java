package org.evermodel.drift;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.evermodel.profile.Bins;
import org.evermodel.profile.CategoryBins;
import org.evermodel.profile.ColumnProfile;
import org.evermodel.profile.NumberBins;

/** Two profiles of one column beside each other. */
record Comparison(ColumnProfile reference, ColumnProfile current, TwoSamples pooled) {
    static Comparison of(ColumnProfile reference, ColumnProfile current) {
        if (!reference.bins().sameAs(current.bins())) {
            throw new IllegalArgumentException("only profiles with the same bins can be compared, but those of \""
                    + reference.name() + "\" differ; make the later one by Profile.of(table, reference)");
        }
        return new Comparison(reference, current, Pooling.of(cells(reference, current)));
    }

    private static List<Cell> cells(ColumnProfile reference, ColumnProfile current) {
        if (reference.bins() instanceof CategoryBins && current.bins() instanceof CategoryBins) {
            return CategoryCells.of(reference, current);
        }
        List<Bins.Bin> bins = reference.bins().list();
        List<Bins.Bin> later = current.bins().list();
        return IntStream.range(0, bins.size())
                .mapToObj(i -> new Cell(
                        bins.get(i).label(), bins.get(i).count(), later.get(i).count()))
                .toList();
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

    Optional<KolmogorovSmirnov> kolmogorovSmirnov() {
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
