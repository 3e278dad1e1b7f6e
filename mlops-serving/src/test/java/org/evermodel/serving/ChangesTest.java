package org.evermodel.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.evermodel.ArtifactDamagedException;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;
import org.evermodel.NotFoundException;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.model.ModelRefusedException;
import org.evermodel.port.AliasMove;
import org.evermodel.port.Routing;
import org.evermodel.testkit.Eventually;
import org.evermodel.testkit.SampleTables;
import org.evermodel.testkit.Together;
import org.junit.jupiter.api.Test;

class ChangesTest extends ServedModels {
    private int register(Evaluated evaluated) {
        return models.register(Samples.READMISSION, evaluated, Optional.empty(), java.util.Map.of())
                .number();
    }

    private ModelVersion version(int number) {
        return models.resolve(ModelUri.of(Samples.READMISSION, number)).orElseThrow();
    }

    private List<Integer> holders() {
        return champion.history().stream().map(move -> move.to().orElse(0)).toList();
    }

    @Test
    void aCanaryAnswersItsShareOfTheKeysAndTheChampionTheOthers() {
        Endpoint endpoint = open();

        endpoint.canary(2, 0.5, "looks better");

        assertThat(answering(endpoint)).contains(1, 2).doesNotContain(3);
        assertThat(endpoint.status().canary()).contains(new Routing.Canary(2, 0.5));
        assertThat(endpoint.status().champion().number()).isEqualTo(1);
        assertThat(holders()).containsExactly(1);
    }

    @Test
    void theAnswerTellsWhoGaveItAndWhy() {
        Endpoint endpoint = open();

        endpoint.canary(2, 1, "all of it");
        Answer answer = endpoint.predict(Samples.ROW);

        assertThat(answer.route()).isEqualTo(Route.CANARY);
        assertThat(answer.version()).isEqualTo(version(2));
        assertThat(answer.prediction()).isEqualTo(ofVersion(2));
    }

    @Test
    void keysStayWithTheCanaryAsItsShareGrows() {
        Endpoint endpoint = open();
        endpoint.canary(2, 0.2, "a few");
        List<Integer> few = answering(endpoint);
        endpoint.canary(2, 0.6, "more");
        List<Integer> more = answering(endpoint);

        for (int key = 0; key < few.size(); key++) {
            assertThat(more.get(key)).isGreaterThanOrEqualTo(few.get(key));
        }
        assertThat(more.stream().filter(version -> version == 2).count())
                .isGreaterThan(few.stream().filter(version -> version == 2).count());
    }

    @Test
    void aTableIsAnsweredByOneVersionThatItsKeyDecides() {
        Endpoint endpoint = open();
        endpoint.canary(2, 0.5, "half");
        Dataset rows = SampleTables.classified(20, 4);

        for (int key = 0; key < 40; key++) {
            String patient = "patient-" + key;
            int ofRow = endpoint.predict(Query.of(Samples.ROW).key(patient))
                    .version()
                    .number();
            assertThat(endpoint.predict(rows, patient).version().number()).isEqualTo(ofRow);
        }
    }

    @Test
    void withoutAKeyThePredictionsNameDecides() {
        Endpoint endpoint = open();
        endpoint.canary(2, 0.5, "half");

        for (int i = 0; i < 40; i++) {
            Answer answer = endpoint.predict(Samples.ROW);
            Answer again = endpoint.predict(Query.of(Samples.ROW).id(answer.id()));
            assertThat(again.version()).isEqualTo(answer.version());
        }
    }

    @Test
    void aVersionThatIsNamedAnswersWhateverTheKeyAndOnlyWhileItIsChampionOrCanary() {
        Endpoint endpoint = open();
        endpoint.canary(2, 1, "all of it");
        Dataset table = Dataset.of(endpoint.signature().inputs(), List.of(Samples.ROW, Samples.ROW));

        assertThat(endpoint.predict(1, Query.of(Samples.ROW).key("somebody")).prediction())
                .isEqualTo(ofVersion(1));
        assertThat(endpoint.predict(2, Query.of(Samples.ROW)).prediction()).isEqualTo(ofVersion(2));
        assertThat(endpoint.predict(1, table).get(1).prediction()).isEqualTo(ofVersion(1));
        assertThatThrownBy(() -> endpoint.predict(3, table))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("version 3 of readmission does not answer here");
        assertThatThrownBy(() -> endpoint.predict(0, table)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPromotedCanaryIsTheChampionAndNoCanaryAnyMore() {
        Endpoint endpoint = open();
        endpoint.canary(2, 0.5, "looks better");

        endpoint.promote("no alarm in a day");

        assertThat(answering(endpoint)).containsOnly(2);
        assertThat(endpoint.predict(Samples.ROW).route()).isEqualTo(Route.CHAMPION);
        assertThat(endpoint.status().canary()).isEmpty();
        assertThat(champion.history())
                .last()
                .returns("no alarm in a day", AliasMove::reason)
                .returns(AliasMove.Kind.MOVED, AliasMove::kind);
        assertThat(holders()).containsExactly(1, 2);
    }

    @Test
    void anyVersionCanBePromotedAtOnce() {
        Endpoint endpoint = open();
        endpoint.canary(2, 0.5, "looks better");

        endpoint.promote(3, "this one is even better");

        assertThat(answering(endpoint)).containsOnly(3);
        assertThat(endpoint.status().canary()).isEmpty();
        assertThat(holders()).containsExactly(1, 3);
    }

    @Test
    void promotingTheChampionMovesNothingAndEndsTheCanary() {
        Endpoint endpoint = open();
        endpoint.canary(2, 0.5, "looks better");

        endpoint.promote(1, "it does not");

        assertThat(answering(endpoint)).containsOnly(1);
        assertThat(holders()).containsExactly(1);
    }

    @Test
    void aRollbackEndsTheCanaryFirst() {
        Endpoint endpoint = open();
        endpoint.promote(2, "better");
        endpoint.canary(3, 0.5, "even better");

        ModelVersion first = endpoint.rollback("alarms");
        List<Integer> withoutCanary = answering(endpoint);
        ModelVersion second = endpoint.rollback("more alarms");

        assertThat(first).isEqualTo(version(2));
        assertThat(withoutCanary).containsOnly(2);
        assertThat(second).isEqualTo(version(1));
        assertThat(answering(endpoint)).containsOnly(1);
        assertThat(holders()).containsExactly(1, 2, 1);
    }

    @Test
    void aRollbackCanBeUndone() {
        Endpoint endpoint = open();
        endpoint.promote(2, "better");
        endpoint.rollback("alarms");

        ModelVersion again = endpoint.rollForward("false alarms");

        assertThat(again).isEqualTo(version(2));
        assertThat(endpoint.predict(Samples.ROW).prediction()).isEqualTo(ofVersion(2));
        assertThat(champion.history()).last().returns(AliasMove.Kind.ROLLED_FORWARD, AliasMove::kind);
    }

    @Test
    void whereThereIsNothingToGoToAllStaysAsItWas() {
        Endpoint endpoint = open();

        assertThatThrownBy(() -> endpoint.rollback("alarms"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("models:/readmission@champion has named no other version before");
        assertThatThrownBy(() -> endpoint.rollForward("")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> endpoint.promote(""))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no canary of readmission");
        assertThatThrownBy(() -> endpoint.promote(4, "")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> endpoint.canary(4, 0.1, "")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> endpoint.shadow(4, "")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> endpoint.unshadow(2, ""))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("version 2 of readmission is no shadow; the shadows are []");
        assertThat(answering(endpoint)).containsOnly(1);
        assertThat(holders()).containsExactly(1);
    }

    @Test
    void theChampionPlaysNoOtherPart() {
        Endpoint endpoint = open();

        assertThatThrownBy(() -> endpoint.canary(1, 0.1, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("version 1 is the champion of readmission, so it cannot be its canary");
        assertThatThrownBy(() -> endpoint.shadow(1, "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aShareLiesAboveNothingAndAtMostAtAll() {
        Endpoint endpoint = open();

        for (double share : new double[] {0, -0.1, 1.01, Double.NaN}) {
            assertThatThrownBy(() -> endpoint.canary(2, share, ""))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(String.valueOf(share));
        }
    }

    @Test
    void whatCannotBeLoadedChangesNothing() {
        models.lose(version(2));
        models.exchangeEngine(version(3), version(1));
        Endpoint endpoint = open();

        assertThatThrownBy(() -> endpoint.canary(2, 0.1, "")).isInstanceOf(ArtifactDamagedException.class);
        assertThatThrownBy(() -> endpoint.canary(3, 0.1, "")).isInstanceOf(ModelRefusedException.class);
        assertThatThrownBy(() -> endpoint.shadow(3, "")).isInstanceOf(ModelRefusedException.class);
        assertThatThrownBy(() -> endpoint.promote(3, "")).isInstanceOf(ModelRefusedException.class);
        assertThat(endpoint.status().canary()).isEmpty();
        assertThat(endpoint.status().shadows()).isEmpty();
        assertThat(answering(endpoint)).containsOnly(1);
        assertThat(holders()).containsExactly(1);
    }

    @Test
    void aRollbackToWhatCannotBeLoadedChangesNothing() {
        Endpoint endpoint = open();
        endpoint.promote(2, "better");
        models.exchangeEngine(version(1), version(3));

        assertThatThrownBy(() -> endpoint.rollback("alarms")).isInstanceOf(ModelRefusedException.class);

        assertThat(answering(endpoint)).containsOnly(2);
        assertThat(holders()).containsExactly(1, 2);
    }

    @Test
    void aCanaryThatAnswersSomethingElseIsRefused() {
        int manyClasses = register(Samples.evaluated(SampleTables.ofManyClasses(80, 1), "group"));
        Endpoint endpoint = open();

        assertThatThrownBy(() -> endpoint.canary(manyClasses, 0.1, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("models:/readmission/1 and models:/readmission/4")
                .hasMessageContaining("\"outcome\" of [no, yes]")
                .hasMessageContaining("\"group\" of [high, low, middle]");
        assertThatThrownBy(() -> endpoint.shadow(manyClasses, "")).isInstanceOf(IllegalArgumentException.class);
        assertThat(answering(endpoint)).containsOnly(1);
    }

    @Test
    void aCanaryThatNeedsMoreThanTheChampionIsRefused() {
        Dataset rows = SampleTables.classified(80, 1);
        int wider = register(Samples.evaluated(rows.with("pulse", rows.column("bmi")), "outcome"));
        Endpoint endpoint = open();

        assertThatThrownBy(() -> endpoint.canary(wider, 0.1, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the second needs also pulse real");
    }

    @Test
    void aCanaryThatTakesAColumnOfAnotherTypeIsRefused() {
        Dataset rows = SampleTables.classified(80, 1);
        Dataset renamed = rows.drop("age").with("age", rows.column("ward"));
        int other = register(Samples.evaluated(renamed, "outcome"));
        Endpoint endpoint = open();

        assertThatThrownBy(() -> endpoint.canary(other, 0.1, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the first takes age integer, the second age categorical");
    }

    @Test
    void aCanaryMayTakeLessThanTheChampionAndNumbersOfEitherKind() {
        Dataset rows = SampleTables.classified(80, 1);
        double[] ages = new double[rows.rowCount()];
        for (int row = 0; row < ages.length; row++) {
            ages[row] = ((org.evermodel.data.Column.Integers) rows.column("age")).get(row);
        }
        Dataset narrower = rows.drop("noise").with("age", Columns.reals(ages));
        int number = register(Samples.evaluated(narrower, "outcome"));
        Endpoint endpoint = open();

        endpoint.canary(number, 1, "it does without the noise");

        assertThat(narrower.schema().field("age").type()).isEqualTo(ColumnType.REAL);
        assertThat(endpoint.predict(Samples.ROW).prediction()).isEqualTo(ofVersion(number));
    }

    @Test
    void changesByManyThreadsAreMadeOneAfterTheOther() {
        Endpoint endpoint = open();

        Together.run(8, thread -> {
            for (int i = 0; i < 10; i++) {
                endpoint.promote(1 + (thread + i) % 3, "thread " + thread);
            }
            return thread;
        });

        assertThat(endpoint.status().champion()).isEqualTo(champion.current().orElseThrow());
        assertThat(champion.history()).hasSizeBetween(2, 81);
        Eventually.until("only the champion is open", () -> watched.open() == 1);
    }

    @Test
    void anEndpointOfOneVersionChangesNothing() {
        Endpoint endpoint = open(endpoint().version(2));

        for (org.assertj.core.api.ThrowableAssert.ThrowingCallable change :
                List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
                        () -> endpoint.canary(3, 0.1, ""),
                        () -> endpoint.promote(""),
                        () -> endpoint.promote(3, ""),
                        () -> endpoint.shadow(3, ""),
                        () -> endpoint.unshadow(3, ""),
                        () -> endpoint.rollback(""),
                        () -> endpoint.rollForward(""))) {
            assertThatThrownBy(change)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("this endpoint serves models:/readmission/2 and nothing else");
        }
        endpoint.refresh();
        assertThat(endpoint.predict(Samples.ROW).prediction()).isEqualTo(ofVersion(2));
        assertThat(holders()).containsExactly(1);
    }
}
