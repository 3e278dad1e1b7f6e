package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.evermodel.data.Dataset;
import org.evermodel.data.TrainTestSplit;
import org.evermodel.model.Candidate;
import org.evermodel.model.Transforms;
import org.evermodel.pipeline.step.Train;
import org.evermodel.port.CandidateSource;
import org.evermodel.port.RunRecorder;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.SampleTables;
import org.evermodel.testkit.TestTrainers;
import org.junit.jupiter.api.Test;

/** A pipeline makes candidates of exactly the rows it is given, and remembers them. */
class PipelineCandidatesTest {
    private static final Dataset PATIENTS = SampleTables.classified(300, 1);
    private static final Dataset TRAIN = PATIENTS.slice(0, 200);
    private static final Dataset TEST = PATIENTS.slice(200, 300);

    private final Runner runner = Runner.of(Storage.inMemory(), RunRecorder.none());

    @Test
    void aCandidateHasLearnedTheTrainingRowsAndCarriesTheOthers() throws Exception {
        Candidate made = runner.candidates(learning("outcome")).candidate(TRAIN, TEST, 7);

        assertThat(made.train().rowCount()).isEqualTo(200);
        assertThat(made.test().rowCount()).isEqualTo(100);
    }

    @Test
    void theSameRowsAreNotLearnedTwice() throws Exception {
        CandidateSource source = runner.candidates(learning("outcome"));
        source.candidate(TRAIN, TEST, 7);

        var plan = runner.plan(
                learning("outcome"),
                new TrainTestSplit(TRAIN, TEST),
                RunOptions.defaults().withSeed(7));

        assertThat(plan.step("train").state()).isEqualTo(Forecast.State.HIT);
    }

    @Test
    void aRunThatFailsSaysWhy() {
        CandidateSource source = runner.candidates(learning("nothing"));

        assertThatThrownBy(() -> source.candidate(TRAIN, TEST, 7)).hasMessageContaining("nothing");
    }

    private static Pipeline<TrainTestSplit, Candidate> learning(String target) {
        return Pipeline.named("learning", TrainTestSplit.class)
                .step(
                        "train",
                        Train.predicting(target)
                                .with(
                                        TestTrainers.nearestMean(),
                                        Transforms.impute().standardize().oneHot()))
                .build();
    }
}
