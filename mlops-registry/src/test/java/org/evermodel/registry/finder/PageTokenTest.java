package org.evermodel.registry.finder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import java.util.OptionalDouble;
import org.evermodel.registry.search.InvalidSearchException;
import org.evermodel.spi.RecordQuery.Position;
import org.junit.jupiter.api.Test;

/** Page tokens come from outside, so one that was made up is refused as such. */
class PageTokenTest {
    @Test
    void aTokenIsReadAsItWasWritten() {
        Position position = new Position(OptionalDouble.of(0.5), Optional.empty(), "run 7");

        assertThat(PageToken.read(PageToken.write(position, "runs"), "runs")).isEqualTo(position);
    }

    @Test
    void aTokenWithoutAPlaceInAnOrderIsRefused() {
        String token = PageToken.write(new Position(OptionalDouble.of(Double.NaN), Optional.empty(), "run 7"), "runs");

        assertThatExceptionOfType(InvalidSearchException.class)
                .isThrownBy(() -> PageToken.read(token, "runs"))
                .withMessageContaining("cannot be read");
    }

    @Test
    void aTokenOfAnotherSearchIsRefused() {
        String token = PageToken.write(new Position(OptionalDouble.empty(), Optional.empty(), "run 7"), "runs");

        assertThatExceptionOfType(InvalidSearchException.class)
                .isThrownBy(() -> PageToken.read(token, "models"))
                .withMessageContaining("another search");
    }
}
