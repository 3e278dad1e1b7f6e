package org.evermodel.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Field;
import org.evermodel.data.Schema;
import org.evermodel.model.Compatibility.Level;
import org.junit.jupiter.api.Test;

class CompatibilityTest {
    private static final Field AGE = new Field("age", ColumnType.INTEGER);
    private static final Field BMI = new Field("bmi", ColumnType.REAL);

    private static Signature answering(String target, List<String> classes, Field... inputs) {
        return new Signature(Schema.of(inputs), target, Task.CLASSIFICATION, classes, Optional.empty());
    }

    private static Signature taking(Field... inputs) {
        return answering("outcome", List.of("no", "yes"), inputs);
    }

    private static Compatibility between(Signature before, Signature after) {
        return Compatibility.between(before, after);
    }

    @Test
    void theSameSignatureIsFullyCompatible() {
        assertThat(between(taking(AGE, BMI), taking(BMI, AGE))).hasToString("FULL");
    }

    @Test
    void anAddedColumnKeepsOldCallersOut() {
        assertThat(between(taking(AGE), taking(AGE, BMI)))
                .hasToString("FORWARD [column \"bmi\" (REAL) was added and is required: breaks BACKWARD]");
    }

    @Test
    void aRemovedColumnKeepsNewCallersFromARollback() {
        assertThat(between(taking(AGE, BMI), taking(AGE)))
                .hasToString("BACKWARD [column \"bmi\" was removed: breaks FORWARD]");
    }

    @Test
    void aNumberOfAnotherKindMayLoseSomething() {
        assertThat(between(taking(AGE), taking(new Field("age", ColumnType.REAL))))
                .hasToString("NONE [column \"age\" became REAL, was INTEGER: breaks BACKWARD and FORWARD]");
        assertThat(between(
                                taking(new Field("code", ColumnType.CATEGORICAL)),
                                taking(new Field("code", ColumnType.TEXT)))
                        .level())
                .isEqualTo(Level.FULL);
    }

    @Test
    void anotherAnswerIsAnotherContract() {
        Signature number = new Signature(Schema.of(AGE), "outcome", Task.REGRESSION, List.of(), Optional.empty());

        assertThat(between(taking(AGE), number).level()).isEqualTo(Level.NONE);
        assertThat(between(taking(AGE), answering("risk", List.of("no", "yes"), AGE))
                        .level())
                .isEqualTo(Level.NONE);
    }

    @Test
    void classesMayGrowOrShrinkAtTheEndButNotChangePlaces() {
        Signature two = answering("outcome", List.of("no", "yes"), AGE);
        Signature three = answering("outcome", List.of("no", "yes", "maybe"), AGE);
        Signature swapped = answering("outcome", List.of("yes", "no"), AGE);

        assertThat(between(two, three)).hasToString("FORWARD [it also answers [maybe]: breaks BACKWARD]");
        assertThat(between(three, two)).hasToString("BACKWARD [it no longer answers [maybe]: breaks FORWARD]");
        assertThat(between(two, swapped).level()).isEqualTo(Level.NONE);
    }

    @Test
    void anotherPositiveClassTurnsTheScoreAround() {
        Signature yes =
                new Signature(Schema.of(AGE), "outcome", Task.CLASSIFICATION, List.of("no", "yes"), Optional.of("yes"));
        Signature no =
                new Signature(Schema.of(AGE), "outcome", Task.CLASSIFICATION, List.of("no", "yes"), Optional.of("no"));

        assertThat(between(yes, no))
                .hasToString("NONE [the positive class is no, not yes: breaks BACKWARD and FORWARD]");
    }

    @Test
    void aLevelGrantsWhatItIncludes() {
        assertThat(Level.FULL.grants(Level.BACKWARD)).isTrue();
        assertThat(Level.BACKWARD.grants(Level.BACKWARD)).isTrue();
        assertThat(Level.BACKWARD.grants(Level.FULL)).isFalse();
        assertThat(Level.FORWARD.grants(Level.BACKWARD)).isFalse();
        assertThat(Level.NONE.grants(Level.NONE)).isTrue();
    }
}
