package org.evermodel.drift;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** A column with its measures, to be judged beside others. */
record Judged(Comparison comparison, Divergence divergence, List<Score> scores) {
    ColumnDrift as(DriftVerdict verdict, List<DriftCause> causes, String reason) {
        return new ColumnDrift(comparison.reference().name(), verdict, Optional.of(divergence), scores, causes, reason);
    }

    /**
     * With chances adjusted for the number of columns, each measure by itself. As many others as {@code looked} were looked at, and
     * would be among the columns had chance made one of their values frequent.
     */
    static List<Judged> adjusted(List<Judged> columns, int looked) {
        double[] deciding = BenjaminiHochberg.adjust(DoubleStream.concat(
                        columns.stream().mapToDouble(each -> each.divergence.p()),
                        DoubleStream.generate(() -> 1.0).limit(looked))
                .toArray());
        Map<Score.Measure, Iterator<Double>> byMeasure = new EnumMap<>(Score.Measure.class);
        for (Score.Measure measure : Score.Measure.values()) {
            double[] chances = columns.stream()
                    .flatMap(each -> each.scores.stream())
                    .filter(score -> score.measure() == measure)
                    .mapToDouble(Score::p)
                    .toArray();
            byMeasure.put(
                    measure,
                    java.util.Arrays.stream(BenjaminiHochberg.adjust(chances)).iterator());
        }
        return IntStream.range(0, columns.size())
                .mapToObj(i -> columns.get(i).adjusted(deciding[i], byMeasure))
                .toList();
    }

    private Judged adjusted(double p, Map<Score.Measure, Iterator<Double>> byMeasure) {
        List<Score> beside = scores.stream()
                .map(score -> score.withAdjustedP(byMeasure
                        .getOrDefault(score.measure(), List.<Double>of().iterator())
                        .next()))
                .toList();
        return new Judged(comparison, divergence.withAdjustedP(p), beside);
    }
}
