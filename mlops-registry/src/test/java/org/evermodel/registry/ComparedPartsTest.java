package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.Digest;
import org.evermodel.ExperimentName;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.port.RunRecorder.Recording;
import org.evermodel.registry.tracking.PartsComparison;
import org.evermodel.registry.tracking.PartsComparison.Difference;
import org.evermodel.registry.tracking.PartsComparison.Part;
import org.evermodel.registry.tracking.RunComparison;
import org.evermodel.registry.tracking.RunComparison.Group;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.TestClock;
import org.junit.jupiter.api.Test;

/** Parts of runs are compared with those that are called alike, such as the elements of a list. */
class ComparedPartsTest {
    private static final ExperimentName NIGHTLY = new ExperimentName("nightly");

    private final TestClock clock = TestClock.at(Instant.parse("2026-01-15T10:30:00Z"));
    private final Registry registry =
            Registry.builder(Storage.inMemory()).clock(clock).open();
    private final Recording monday = registry.experiments().start(NIGHTLY, "training");
    private final Recording tuesday = registry.experiments().start(NIGHTLY, "training");

    private RunComparison compared() {
        return registry.experiments().compare(List.of(monday.id(), tuesday.id()));
    }

    private static void element(Recording run, int position, double accuracy) {
        Recording part = run.child("each[" + position + "]");
        part.params(Map.of("depth", "6"));
        part.metrics(Map.of("accuracy", accuracy), 0);
        part.input("rows", Digest.of(new byte[] {(byte) position}));
        part.end(Outcome.FINISHED, "done");
    }

    @Test
    void ofManyElementsTheNumberThatDiffersAndTheFirstAreTold() {
        for (int i = 0; i < 520; i++) {
            element(monday, i, 0.5);
            element(tuesday, i, i % 2 == 0 ? 0.5 : 0.75);
        }

        PartsComparison parts = compared().parts().get(0);

        assertThat(parts.name()).isEqualTo("each[*]");
        assertThat(parts.counts()).containsExactly(520, 520);
        assertThat(parts.differences()).singleElement().satisfies(accuracy -> {
            assertThat(accuracy.group()).isEqualTo(Group.METRIC);
            assertThat(accuracy.name()).isEqualTo("accuracy");
            assertThat(accuracy.parts()).isEqualTo(260);
            assertThat(accuracy.first())
                    .extracting(Part::name)
                    .containsExactly("each[1]", "each[3]", "each[5]", "each[7]", "each[9]");
            assertThat(accuracy.first().get(0).values()).containsExactly(Optional.of("0.5"), Optional.of("0.75"));
        });
    }

    @Test
    void dataSettingsMeasuresAndFactsOfPartsAreTold() {
        Recording one = monday.child("each[0]");
        Recording other = tuesday.child("each[0]");
        one.params(Map.of("depth", "6", "same", "1"));
        other.params(Map.of("depth", "7", "same", "1"));
        one.metrics(Map.of("rmse", 1.0, "seconds.fit", 1.0), 0);
        other.metrics(Map.of("rmse", 2.0, "seconds.fit", 2.0), 0);
        one.input("rows", Digest.of(new byte[] {1}));
        other.input("rows", Digest.of(new byte[] {2}));
        one.tags(Map.of("team", "risk"));

        assertThat(compared().parts().get(0).differences())
                .extracting(each -> each.group() + " " + each.name())
                .containsExactly("PARAM depth", "METRIC rmse", "TAG team", "INPUT rows");
    }

    @Test
    void equalPartsDoNotDiffer() {
        element(monday, 0, 0.5);
        element(tuesday, 0, 0.5);

        assertThat(compared().parts())
                .singleElement()
                .satisfies(parts -> assertThat(parts.isEqual()).isTrue());
        assertThat(compared().differingParts()).isEmpty();
        assertThat(compared().toString()).doesNotContain("each");
    }

    @Test
    void aPartThatOneRunLacksDiffers() {
        element(monday, 0, 0.5);
        element(tuesday, 0, 0.5);
        element(tuesday, 1, 0.5);

        PartsComparison parts = compared().parts().get(0);

        assertThat(parts.counts()).containsExactly(1, 2);
        assertThat(parts.isEqual()).isFalse();
        assertThat(parts.differences()).extracting(Difference::name).containsExactly("depth", "accuracy", "rows");
        assertThat(parts.differences().get(1).first())
                .containsExactly(new Part("each[1]", List.of(Optional.empty(), Optional.of("0.5"))));
    }

    @Test
    void partsOfPartsAreComparedByWhatTheyArePartOf() {
        for (Recording run : List.of(monday, tuesday)) {
            for (int i = 0; i < 2; i++) {
                Recording part = run.child("each[" + i + "]");
                part.child("fold 1").metrics(Map.of("auc", run == monday ? 0.5 : 0.5 + i), 0);
            }
        }

        assertThat(compared().differingParts()).singleElement().satisfies(parts -> {
            assertThat(parts.name()).isEqualTo("each[*]/fold *");
            assertThat(parts.differences().get(0).first())
                    .extracting(Part::name)
                    .containsExactly("each[1]/fold 1");
        });
    }

    @Test
    void whatWasInterruptedAndWhatWentOnWithItAreOnePart() {
        Recording begun = monday.child("each[0]");
        begun.params(Map.of("depth", "6"));
        begun.end(Outcome.KILLED, "parked");
        monday.child("each[0]").metrics(Map.of("accuracy", 0.5), 0);
        Recording whole = tuesday.child("each[0]");
        whole.params(Map.of("depth", "6"));
        whole.metrics(Map.of("accuracy", 0.5), 0);

        assertThat(compared().differingParts()).isEmpty();
    }

    @Test
    void partsOfOneNameAreCounted() {
        for (Recording run : List.of(monday, tuesday)) {
            for (double accuracy : new double[] {0.5, run == monday ? 0.6 : 0.7}) {
                clock.pass(Duration.ofSeconds(1));
                Recording trial = run.child("trial");
                trial.metrics(Map.of("accuracy", accuracy), 0);
                trial.end(Outcome.FINISHED, "done");
            }
        }

        assertThat(compared().differingParts())
                .flatExtracting(PartsComparison::differences)
                .flatExtracting(Difference::first)
                .extracting(Part::name)
                .containsExactly("trial (2)");
    }

    @Test
    void whatFailedIsAPartOfItsOwnAndTheNextOfItsNameAnother() {
        for (Recording run : List.of(monday, tuesday)) {
            Recording failed = run.child("trial");
            failed.params(Map.of("depth", "6", "only", "1"));
            failed.end(Outcome.FAILED, "no memory");
            clock.pass(Duration.ofSeconds(1));
            Recording trial = run.child("trial");
            trial.params(Map.of("depth", run == monday ? "7" : "8"));
            trial.end(Outcome.FINISHED, "done");
        }

        assertThat(compared().parts()).extracting(PartsComparison::name).containsExactly("trial", "trial (*)");
        assertThat(compared().differingParts())
                .flatExtracting(PartsComparison::differences)
                .flatExtracting(Difference::first)
                .containsExactly(new Part("trial (2)", List.of(Optional.of("7"), Optional.of("8"))));
    }

    @Test
    void anElementThatFailedAndWasWorkedOnAgainIsOnePart() {
        Recording begun = monday.child("each[0]");
        begun.params(Map.of("depth", "6"));
        begun.end(Outcome.FAILED, "the source is broken");
        clock.pass(Duration.ofSeconds(1));
        monday.child("each[0]").metrics(Map.of("accuracy", 0.5), 0);
        Recording whole = tuesday.child("each[0]");
        whole.params(Map.of("depth", "6"));
        whole.metrics(Map.of("accuracy", 0.5), 0);

        assertThat(compared().differingParts()).isEmpty();
    }

    @Test
    void aPartOfAPartIsCalledByItThoughItsClockIsBehind() {
        for (Recording run : List.of(monday, tuesday)) {
            Recording part = run.child("each[0]");
            clock.pass(Duration.ofHours(-1));
            part.child("fold").metrics(Map.of("auc", run == monday ? 0.5 : 0.6), 0);
            clock.pass(Duration.ofHours(1));
        }

        assertThat(compared().differingParts())
                .extracting(PartsComparison::name)
                .containsExactly("each[*]/fold");
    }

    @Test
    void eachFormTellsOfThem() {
        for (int i = 0; i < 7; i++) {
            element(monday, i, 0.5);
            element(tuesday, i, 0.25);
        }
        String first = "each[0] 0.5 / 0.25, each[1] 0.5 / 0.25";

        assertThat(compared().toString())
                .contains("\neach[*]: 7 in each run\nmetric accuracy differs in 7 of each[*]: " + first)
                .endsWith(", …");
        assertThat(compared().toMarkdown())
                .contains(
                        "\n- each\\[\\*\\]: 7 in each run\n- metric accuracy differs in 7 of each\\[\\*\\]: each\\[0\\] 0.5");
        assertThat(compared().toJson())
                .contains(
                        "\"parts\":[{\"name\":\"each[*]\",\"counts\":[7,7],\"differences\":[{\"group\":\"metric\","
                                + "\"name\":\"accuracy\",\"parts\":7,\"first\":[{\"name\":\"each[0]\",\"values\":[\"0.5\",\"0.25\"]}");
    }

    @Test
    void theEnginesOfStepsAreOfTheEnvironment() {
        monday.tags(Map.of("engine.train.xgboost", "1.6.2"));
        tuesday.tags(Map.of("engine.train.xgboost", "1.7.0"));

        assertThat(compared().differing()).singleElement().satisfies(row -> {
            assertThat(row.group()).isEqualTo(Group.ENVIRONMENT);
            assertThat(row.name()).isEqualTo("engine.train.xgboost");
        });
    }
}
