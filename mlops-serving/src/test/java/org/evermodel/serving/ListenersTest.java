package org.evermodel.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.evermodel.data.Dataset;
import org.evermodel.testkit.SampleTables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Listeners and shadows: who is told what, and what happens where they cannot keep up. */
class ListenersTest extends ServedModels {
    private static final Dataset ROWS = SampleTables.classified(5, 3);

    private final Heard heard = new Heard();
    private final Later later = new Later();

    @AfterEach
    void workOffWhatIsLeft() {
        later.workAtOnce();
    }

    /** Remembers what it was told. */
    private static final class Heard implements PredictionListener {
        private final List<Answer> answers = new CopyOnWriteArrayList<>();
        private final List<Query> queries = new CopyOnWriteArrayList<>();
        private final List<BatchAnswer> batches = new CopyOnWriteArrayList<>();

        @Override
        public void answered(Query query, Answer answer) {
            queries.add(query);
            answers.add(answer);
        }

        @Override
        public void answered(Dataset rows, BatchAnswer answer) {
            batches.add(answer);
        }
    }

    /** Fails at whatever it is told. */
    private static final class Broken implements PredictionListener {
        @Override
        public void answered(Query query, Answer answer) {
            throw new IllegalStateException("broken");
        }

        @Override
        public void answered(Dataset rows, BatchAnswer answers) {
            throw new IllegalStateException("broken");
        }
    }

    /** Keeps work until it is asked to do it, or to do all of it at once from then on. */
    private static final class Later implements Executor {
        private final List<Runnable> work = new ArrayList<>();
        private boolean atOnce;

        @Override
        public void execute(Runnable command) {
            if (atOnce) {
                command.run();
            } else {
                work.add(command);
            }
        }

        void workAtOnce() {
            atOnce = true;
            work();
        }

        void work() {
            List<Runnable> now = List.copyOf(work);
            work.clear();
            now.forEach(Runnable::run);
        }
    }

    @Test
    void aListenerIsToldOfEveryAnswer() {
        Endpoint endpoint = open(endpoint().listener(heard));
        Query query = Query.of(Samples.ROW).key("patient-17");

        Answer answer = endpoint.predict(query);
        BatchAnswer batch = endpoint.predict(ROWS);

        assertThat(heard.queries).containsExactly(query);
        assertThat(heard.answers).containsExactly(answer);
        assertThat(heard.batches).containsExactly(batch);
    }

    @Test
    void aListenerThatFailsHarmsNeitherTheAskerNorTheOthers() {
        Endpoint endpoint = open(endpoint().listener(new Broken()).listener(heard));

        Answer answer = endpoint.predict(Samples.ROW);
        endpoint.predict(ROWS);

        assertThat(answer.prediction()).isEqualTo(ofVersion(1));
        assertThat(heard.answers).containsExactly(answer);
        assertThat(heard.batches).hasSize(1);
    }

    @Test
    void aRefusedRowIsToldToNobody() {
        Endpoint endpoint = open(endpoint().listener(heard));

        assertThatThrownBy(() -> endpoint.predict(Samples.ROW.with("age", "sixty")))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(heard.answers).isEmpty();
    }

    @Test
    void shadowsAreAskedLaterUnderTheSameNameAndNobodyGetsTheirAnswers() {
        Endpoint endpoint = open(endpoint().executor(later).listener(heard));
        endpoint.shadow(2, "for comparison");
        endpoint.shadow(3, "this one, too");
        Answer answer = endpoint.predict(Samples.ROW);
        BatchAnswer batch = endpoint.predict(ROWS);
        int toldAtOnce = heard.answers.size() + heard.batches.size();
        later.work();

        assertThat(toldAtOnce).isEqualTo(2);
        assertThat(answer.prediction()).isEqualTo(ofVersion(1));
        assertThat(heard.answers.subList(1, 3))
                .allSatisfy(shadow -> assertThat(shadow.id()).isEqualTo(answer.id()))
                .allSatisfy(shadow -> assertThat(shadow.route()).isEqualTo(Route.SHADOW))
                .extracting(Answer::prediction)
                .containsExactly(ofVersion(2), ofVersion(3));
        assertThat(heard.batches.subList(1, 3))
                .allSatisfy(shadow -> assertThat(shadow.series()).isEqualTo(batch.series()))
                .extracting(shadow -> shadow.version().number())
                .containsExactly(2, 3);
        assertThat(endpoint.status().answered()).isEqualTo(2);
    }

    @Test
    void aShadowThatIsTheCanaryIsNotAskedTwice() {
        Endpoint endpoint = open(endpoint().executor(Runnable::run).listener(heard));
        endpoint.shadow(2, "for comparison");
        endpoint.canary(2, 1, "now it answers");

        endpoint.predict(Samples.ROW);

        assertThat(heard.answers).extracting(Answer::route).containsExactly(Route.CANARY);
    }

    @Test
    void aShadowedVersionThatIsPromotedShadowsNoMore() {
        Endpoint endpoint = open(endpoint().executor(Runnable::run).listener(heard));
        endpoint.shadow(2, "for comparison");
        endpoint.shadow(2, "said twice");
        endpoint.promote(2, "better");

        endpoint.predict(Samples.ROW);

        assertThat(heard.answers).extracting(Answer::route).containsExactly(Route.CHAMPION);
        assertThat(endpoint.status().shadows()).isEmpty();
    }

    @Test
    void underPressureShadowsAreDroppedAndCountedAndEveryRequestIsAnswered() {
        Endpoint endpoint = open(endpoint().executor(later).listener(heard).shadowRoom(3));
        endpoint.shadow(2, "for comparison");

        for (int i = 0; i < 10; i++) {
            assertThat(endpoint.predict(Samples.ROW).prediction()).isEqualTo(ofVersion(1));
        }
        long dropped = endpoint.status().droppedShadows();
        later.work();
        endpoint.predict(Samples.ROW);
        later.work();

        assertThat(dropped).isEqualTo(7);
        assertThat(endpoint.status().droppedShadows()).isEqualTo(7);
        assertThat(heard.answers.stream().filter(answer -> answer.route() == Route.SHADOW))
                .hasSize(4);
    }

    @Test
    void aTableTakesRoomForItsRowsAndOneLargerThanTheRoomWaitsAlone() {
        Endpoint endpoint = open(endpoint().executor(later).listener(heard).shadowRoom(3));
        endpoint.shadow(2, "for comparison");

        endpoint.predict(ROWS);
        endpoint.predict(Samples.ROW);
        later.work();

        assertThat(endpoint.status().droppedShadows()).isEqualTo(1);
        assertThat(heard.batches).hasSize(2);
    }

    @Test
    void aShadowThatWaitsKeepsItsModelOpenAfterItShadowsNoMore() {
        Endpoint endpoint = open(endpoint().executor(later).listener(heard));
        endpoint.shadow(2, "for comparison");
        endpoint.predict(Samples.ROW);
        endpoint.unshadow(2, "enough");
        int openMeanwhile = watched.open();
        later.work();
        later.work();

        assertThat(openMeanwhile).isEqualTo(2);
        assertThat(heard.answers).extracting(Answer::route).containsExactly(Route.CHAMPION, Route.SHADOW);
        assertThat(watched.open()).isEqualTo(1);
    }

    @Test
    void aShadowThatCannotAnswerHarmsNobody() {
        Dataset rows = SampleTables.classified(80, 1);
        Dataset ageless = rows.drop("age").with("age", rows.column("ward"));
        int other = models.register(
                        Samples.READMISSION,
                        Samples.evaluated(ageless, "outcome"),
                        java.util.Optional.empty(),
                        java.util.Map.of())
                .number();
        Endpoint endpoint = open(endpoint().executor(Runnable::run).listener(heard));
        endpoint.shadow(other, "it takes age as a text");

        Answer answer = endpoint.predict(Samples.ROW);

        assertThat(answer.prediction()).isEqualTo(ofVersion(1));
        assertThat(heard.answers).containsExactly(answer);
    }
}
