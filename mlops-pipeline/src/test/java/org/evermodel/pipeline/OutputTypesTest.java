package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.evermodel.artifact.Codec;
import org.evermodel.data.Dataset;
import org.evermodel.data.Datasets;
import org.evermodel.data.TrainTestSplit;
import org.evermodel.data.TrainTestSplits;
import org.evermodel.pipeline.step.Split;
import org.junit.jupiter.api.Test;

/** A step's class tells what it makes, or does not. */
class OutputTypesTest {
    private abstract static class Making<T> implements Step<String, T> {
        @Override
        public T run(String text, StepContext context) {
            throw new UnsupportedOperationException("never called");
        }
    }

    private abstract static class MakingLists<E> extends Making<List<E>> {}

    private static final class Text extends Making<String> {}

    private static final class Table extends Making<Dataset> {}

    private static final class Tables extends Making<List<Dataset>> {}

    private static final class Numbers extends Making<List<Integer>> {}

    private static final class Variable extends MakingLists<Integer> {}

    private static final class Anything extends Making<Object> {}

    private static final class Splits extends Making<TrainTestSplit> {}

    @Test
    void plainTypesTablesAndListsOfThem() {
        assertThat(nameOf(new Text())).contains("text/1");
        assertThat(nameOf(new Table())).contains(Datasets.codec().name());
        assertThat(nameOf(new Splits())).contains(TrainTestSplits.codec().name());
        assertThat(nameOf(new Tables())).contains("list/1+" + Datasets.codec().name());
        assertThat(nameOf(new Numbers()))
                .hasValueSatisfying(name -> assertThat(name).startsWith("json/1+List<Integer>."));
    }

    @Test
    void underWhatWasDeclaredBesideIt() {
        assertThat(nameOf(new Text().withVersion("2").neverCached())).contains("text/1");
    }

    @Test
    void throughAllThatTheClassExtends() {
        assertThat(nameOf(Split.random(0.5))).contains(TrainTestSplits.codec().name());
    }

    @Test
    void nothingWhereAVariableOrTheTypeItselfDoesNotTell() {
        Step<String, String> lambda = (text, context) -> text;

        assertThat(nameOf(new Variable())).isEmpty();
        assertThat(nameOf(new Anything())).isEmpty();
        assertThat(OutputTypes.of(lambda))
                .isEqualTo(
                        Journaling.not("a lambda does not tell what it makes; say keptBy(…), or write it as a record"));
    }

    private static Optional<String> nameOf(Step<?, ?> step) {
        return OutputTypes.of(step).codec().map(Codec::name);
    }
}
