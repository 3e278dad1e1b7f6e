package org.evermodel.pipeline.step;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.evermodel.Digest;
import org.evermodel.ModelName;
import org.evermodel.ModelVersion;
import org.evermodel.VersionStatus;
import org.evermodel.data.Dataset;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.evaluate.Evaluator;
import org.evermodel.model.Candidate;
import org.evermodel.model.Encoder;
import org.evermodel.model.GoldenVectors;
import org.evermodel.model.Labelled;
import org.evermodel.model.Model;
import org.evermodel.model.Prediction;
import org.evermodel.model.Predictions;
import org.evermodel.model.Predictor;
import org.evermodel.model.Signature;
import org.evermodel.model.Target;
import org.evermodel.model.Trainer;
import org.evermodel.model.Training;
import org.evermodel.model.Transforms;
import org.evermodel.pipeline.GateContext;
import org.evermodel.port.LoadedModel;

/** Makes what gates judge. */
final class Judged {
    static final GateContext CONTEXT = GateContext.detached("gate", 1, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    private Judged() {}

    static Evaluated evaluated(Trainer trainer, String target, Dataset train, Dataset test) {
        Target wanted = Target.of(target);
        Labelled labelled = wanted.label(train);
        Model model = model(trainer, target, train);
        Candidate candidate = new Candidate(model, labelled.rows(), labelled.alike(test), trainer.name(), Map.of());
        return new Evaluated(candidate, Evaluator.overall().evaluate(candidate));
    }

    static Model model(Trainer trainer, String target, Dataset train) {
        return Training.of(Target.of(target), Transforms.impute().standardize().oneHot())
                .train(trainer, train, 1);
    }

    /** The table with the cells of one column in another order, so that nothing can be learned about it. */
    static Dataset shuffled(Dataset table, String column, long seed) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, table.rowCount()).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        int[] rows = order.stream().mapToInt(Integer::intValue).toArray();
        return table.with(column, table.column(column).take(rows));
    }

    /** A champion that counts how often it was closed. */
    record Champion(Model model, Dataset trainedOn, AtomicInteger closed) implements Supplier<Optional<LoadedModel>> {
        static Champion of(Trainer trainer, String target, Dataset train) {
            return of(Judged.model(trainer, target, train), train);
        }

        static Champion of(Model model, Dataset train) {
            return new Champion(model, train, new AtomicInteger());
        }

        @Override
        public Optional<LoadedModel> get() {
            ModelVersion version = new ModelVersion(
                    new ModelName("churn"),
                    3,
                    VersionStatus.READY,
                    Digest.of(new byte[0]),
                    Optional.empty(),
                    Instant.EPOCH,
                    Map.of());
            Labelled labelled = Target.of(model.signature().target()).label(trainedOn);
            return Optional.of(new LoadedModel(
                    version,
                    new Closing(model, closed),
                    trainedOn.rowDigests(),
                    org.evermodel.profile.Profile.of(trainedOn),
                    Evaluator.overall().evaluate(model.predict(labelled.rows()), labelled.rows()),
                    GoldenVectors.of(model, labelled.rows())));
        }
    }

    private record Closing(Model model, AtomicInteger closed) implements Model {
        @Override
        public Signature signature() {
            return model.signature();
        }

        @Override
        public Encoder encoder() {
            return model.encoder();
        }

        @Override
        public Predictor predictor() {
            return model.predictor();
        }

        @Override
        public Prediction predict(org.evermodel.data.Row row) {
            return model.predict(row);
        }

        @Override
        public Predictions predict(Dataset table) {
            return model.predict(table);
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }
}
