package org.evermodel.pipeline.reproduce;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.evermodel.Digest;
import org.evermodel.model.FeatureMatrix;
import org.evermodel.model.Flavor;
import org.evermodel.model.Predictor;
import org.evermodel.model.Task;
import org.evermodel.model.Trainer;
import org.evermodel.model.TrainingSet;
import org.evermodel.testkit.TestTrainers;

/**
 * Learns something else from its second training on, as a trainer does that draws on what it should not: other weights, and
 * answers that are so much apart, be it only to rows that it has not learned from.
 */
record Altered(double apart, boolean onlyToStrangers, AtomicInteger trainings) implements Trainer {
    static Altered by(double apart) {
        return new Altered(apart, false, new AtomicInteger());
    }

    static Altered toStrangersBy(double apart) {
        return new Altered(apart, true, new AtomicInteger());
    }

    @Override
    public String name() {
        return "altered";
    }

    @Override
    public boolean supports(Task task) {
        return task == Task.CLASSIFICATION;
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of();
    }

    @Override
    public Flavor flavor() {
        return TestTrainers.flavor();
    }

    @Override
    public Predictor train(TrainingSet rows, long seed) {
        Predictor honest = TestTrainers.nearestMean().train(rows, seed);
        return trainings.incrementAndGet() == 1 ? honest : new Other(honest, apart, known(rows.features()));
    }

    private Set<List<Double>> known(FeatureMatrix features) {
        return onlyToStrangers
                ? IntStream.range(0, features.rows())
                        .mapToObj(row -> IntStream.range(0, features.width())
                                .mapToObj(column -> features.get(row, column))
                                .toList())
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private static List<Double> list(double[] features) {
        return DoubleStream.of(features).boxed().toList();
    }

    private record Other(Predictor honest, double apart, Set<List<Double>> known) implements Predictor {
        @Override
        public String flavor() {
            return honest.flavor();
        }

        @Override
        public int width() {
            return honest.width();
        }

        @Override
        public int outputs() {
            return honest.outputs();
        }

        @Override
        public void score(double[] features, double[] scores) {
            honest.score(features, scores);
            if (apart == 0 || known.contains(list(features))) {
                return;
            }
            scores[0] = scores[0] * (1 - apart);
            scores[1] = 1 - scores[0];
        }

        @Override
        public Digest weights() {
            return Digest.of(new byte[] {1});
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            honest.writeTo(out);
        }

        @Override
        public Map<String, String> provenance() {
            return honest.provenance();
        }
    }
}
