package org.evermodel.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import java.util.Map;
import java.util.Optional;
import org.evermodel.model.Trainer;
import org.junit.jupiter.api.Test;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Excuse;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.baseline.DummyClassifierTrainer;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.Hinge;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.provenance.TrainerProvenance;
import org.tribuo.provenance.impl.TrainerProvenanceImpl;

class WrappedTrainerTest {
    private static final Hinge MACHINE = new Hinge();

    @Test
    void leavesTheCountOfInvocationsAsItWas() {
        var tribuos = new LinearSGDTrainer(MACHINE, new AdaGrad(0.1), 3, 1L);
        tribuos.setInvocationCount(5);

        TribuoTrainers.of(tribuos).train(Rows.classes(100, 1), 42).close();

        assertThat(tribuos.getInvocationCount()).isEqualTo(5);
    }

    @Test
    void aSeedPicksOneOfTheTrainersStreams() {
        Trainer trainer = TribuoTrainers.of(new LinearSGDTrainer(MACHINE, new AdaGrad(0.1), 1, 1L));
        var rows = Rows.classes(100, 1);

        double[] first = trainer.train(rows, 1).score(rows.features());

        assertThat(trainer.train(rows, 2).score(rows.features())).isNotEqualTo(first);
        assertThat(trainer.train(rows, -1_023).score(rows.features())).isEqualTo(first);
    }

    @Test
    void scoresThatAreNoSharesBecomeProbabilities() {
        var rows = Rows.classes(200, 1);

        double[] scores = TribuoTrainers.of(new LinearSGDTrainer(MACHINE, new AdaGrad(0.1), 3, 1L))
                .train(rows, 1)
                .score(rows.features());

        assertThat(java.util.Arrays.stream(scores)).allMatch(score -> score > 0 && score < 1);
        assertThat(scores[0] + scores[1] + scores[2]).isCloseTo(1, org.assertj.core.api.Assertions.within(1e-12));
    }

    @Test
    void itsParametersAreTheTrainersOwnWithoutItsHistory() {
        var tribuos = new LinearSGDTrainer(MACHINE, new AdaGrad(0.1), 3, 1L);
        Trainer trainer = TribuoTrainers.of(tribuos);
        Map<String, String> before = trainer.parameters();

        tribuos.setInvocationCount(7);

        assertThat(trainer.parameters())
                .isEqualTo(before)
                .containsEntry("epochs", "3")
                .containsEntry("seed", "1");
    }

    @Test
    void isNamedAfterTheTrainer() {
        assertThat(TribuoTrainers.of(new LinearSGDTrainer(MACHINE, new AdaGrad(0.1), 3, 1L))
                        .name())
                .isEqualTo("linear-sgd");
        assertThat(TribuoTrainers.of(new Unstorable() {}).name()).isEqualTo("tribuo");
    }

    @Test
    void aClassThatNoRowHasScoresNothing() {
        var rows = Rows.classes(200, 1, 1, "b", "a");
        var three = new org.evermodel.model.TrainingSet.OfClasses(
                rows.features(), java.util.List.of("b", "a", "never"), rows.codes());

        double[] scores = new double[3];
        TribuoTrainers.of(DummyClassifierTrainer.createMostFrequentTrainer())
                .train(three, 1)
                .score(Rows.row(rows.features(), 0), scores);

        assertThat(scores[2]).isZero();
        assertThat(scores[0] + scores[1]).isEqualTo(1);
    }

    @Test
    void aModelThatCannotBeStoredIsRefusedAtTraining() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TribuoTrainers.of(new Unstorable()).train(Rows.classes(50, 1), 1))
                .withMessageContaining("Unstorable")
                .withMessageContaining("cannot be stored");
    }

    /** A trainer of somebody's own whose models know no stored form. */
    private static class Unstorable implements org.tribuo.Trainer<Label> {
        @Override
        public Model<Label> train(Dataset<Label> rows, Map<String, Provenance> facts) {
            return train(rows, facts, 0);
        }

        @Override
        public Model<Label> train(Dataset<Label> rows, Map<String, Provenance> facts, int invocations) {
            var provenance = new ModelProvenance(
                    "Unstorable", java.time.OffsetDateTime.MIN, rows.getProvenance(), getProvenance(), facts);
            return new Model<>("x", provenance, rows.getFeatureIDMap(), rows.getOutputIDInfo(), true) {
                @Override
                public Prediction<Label> predict(Example<Label> example) {
                    throw new AssertionError();
                }

                @Override
                public Map<String, java.util.List<com.oracle.labs.mlrg.olcut.util.Pair<String, Double>>> getTopFeatures(
                        int n) {
                    return Map.of();
                }

                @Override
                public Optional<Excuse<Label>> getExcuse(Example<Label> example) {
                    return Optional.empty();
                }

                @Override
                protected Model<Label> copy(String name, ModelProvenance provenance) {
                    return this;
                }
            };
        }

        @Override
        public int getInvocationCount() {
            return 0;
        }

        @Override
        public void setInvocationCount(int count) {}

        @Override
        public TrainerProvenance getProvenance() {
            return new TrainerProvenanceImpl(this);
        }
    }
}
