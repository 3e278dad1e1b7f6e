package org.evermodel.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evermodel.ModelName;
import org.evermodel.NotFoundException;
import org.evermodel.StorageException;
import org.evermodel.port.LineageLog.Link;
import org.evermodel.port.LineageLog.Thing;
import org.junit.jupiter.api.Test;

class PatientLineageTest {
    private final List<Link> told = new ArrayList<>();
    private Optional<RuntimeException> failure = Optional.empty();
    private final PatientLineage lineage = PatientLineage.of(links -> {
        failure.ifPresent(e -> {
            throw e;
        });
        told.addAll(links);
    });

    private static Link link(int number) {
        return new Link(Thing.model(new ModelName("churn"), number), Thing.deployment("eu"), "as champion", Map.of());
    }

    private void tell(int number) {
        lineage.link(List.of(link(number)));
    }

    private static List<Link> links(int... numbers) {
        return IntStream.of(numbers).mapToObj(PatientLineageTest::link).toList();
    }

    @Test
    void whatCannotBeToldIsToldInOrderBeforeWhatComesNext() {
        failure = Optional.of(new StorageException("the disk is full"));
        tell(1);
        tell(2);
        assertThat(lineage.failures()).isEqualTo(2);

        failure = Optional.empty();
        tell(3);

        assertThat(told).containsExactlyElementsOf(links(1, 2, 3));
        assertThat(lineage.failures()).isEqualTo(2);
    }

    @Test
    void whatCouldNotBeToldIsToldWhenAskedToTryAgain() {
        failure = Optional.of(new StorageException("the disk is full"));
        tell(1);
        lineage.retry();
        assertThat(lineage.failures()).isEqualTo(2);
        assertThat(told).isEmpty();

        failure = Optional.empty();
        lineage.retry();
        lineage.retry();

        assertThat(told).containsExactlyElementsOf(links(1));
    }

    @Test
    void whatCanNeverBeToldKeepsNothingBack() {
        failure = Optional.of(new NotFoundException("there is no version 1"));
        tell(1);
        failure = Optional.empty();
        tell(2);

        assertThat(told).containsExactlyElementsOf(links(2));
        assertThat(lineage.failures()).isEqualTo(1);
    }

    @Test
    void theOldestIsGivenUpWhereTooMuchWaits() {
        failure = Optional.of(new StorageException("the disk is full"));
        for (int number = 1; number <= 1_001; number++) {
            tell(number);
        }
        failure = Optional.empty();
        lineage.retry();

        assertThat(told).hasSize(1_000).startsWith(link(2)).endsWith(link(1_001));
    }

    @Test
    void aLinkHasBoundedFactsInTheOrderOfTheirNames() {
        Thing place = Thing.deployment("eu");
        assertThat(new Link(place, place, "", Map.of("b", "2", "a", "1"))
                        .facts()
                        .toString())
                .isEqualTo("{a=1, b=2}");
        Map<String, String> many = IntStream.range(0, 21).boxed().collect(Collectors.toMap(i -> "f" + i, i -> ""));

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Link(place, place, "", many))
                .withMessageContaining("at most 20 facts");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Link(place, place, "", Map.of("rows", "1".repeat(251))))
                .withMessageContaining("\"rows\" of a link must have at most 250");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Link(place, place, "", Map.of("", "1")));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Link(place, place, "r".repeat(251), Map.of()))
                .withMessageContaining("at most 250");
    }
}
