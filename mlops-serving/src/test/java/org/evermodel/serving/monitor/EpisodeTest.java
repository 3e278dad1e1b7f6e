package org.evermodel.serving.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpisodeTest {
    private static String alarms(String marks, int votes, int windows) {
        Episode episode = new Episode(votes, windows);
        return marks.chars()
                .mapToObj(mark -> {
                    boolean begins = episode.begins(
                            switch (mark) {
                                case 'A' -> Episode.Mark.ALARM;
                                case 'b' -> Episode.Mark.BETWEEN;
                                case 'c' -> Episode.Mark.CALM;
                                default -> Episode.Mark.UNTOLD;
                            });
                    return begins ? "!" : episode.isActive() ? "a" : ".";
                })
                .collect(Collectors.joining());
    }

    /** {@code A} calls for the alarm, {@code c} is calm, {@code b} between, {@code ?} cannot tell; {@code !} is told. */
    @ParameterizedTest
    @CsvSource({
        "cAcAc, ...!a",
        "AccA,  ....",
        "AA,    .!",
        "AAAAA, .!aaa",
        "AAbbb, .!aaa",
        "AAcbbc, .!aaaa",
        "AAcbc, .!aa.",
        "AAcc,  .!a.",
        "AAccAA, .!a..!",
        "A?A,   ..!",
        "AA??c?c, .!aaaa.",
        "AbA,   ..!",
        "AbbA,  ...."
    })
    void anAlarmGoesUpByTwoOfThreeAndIsOverByTwoCalmOfThree(String marks, String expected) {
        assertThat(alarms(marks, 2, 3)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"A, !", "AAA, !aa", "AcA, !.!", "AbcA, !a.!"})
    void oneWindowMayBeEnough(String marks, String expected) {
        assertThat(alarms(marks, 1, 1)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0,3", "4,3"})
    void votesThatCannotBeAreRefused(int votes, int windows) {
        assertThat(List.of(votes, windows))
                .satisfies(numbers -> org.assertj.core.api.Assertions.assertThatThrownBy(
                                () -> AlarmPolicy.defaults().withVotes(votes, windows))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("votes must be at least 1"));
    }
}
