package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.evermodel.Alias;
import org.evermodel.ModelVersion;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many threads of many processes register versions of one model: dense, unique, none lost, and every race has one winner. */
class CrowdTest {
    @TempDir
    Path folder;

    @Test
    void fourThreadsOfThreeProcessesOnOneHome() {
        crowd("local", 3, 4, 3);
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"local", "postgres"})
    void sixteenThreadsOfFourProcesses(String sort) {
        crowd(sort, 4, 16, 8);
    }

    private void crowd(String sort, int processes, int threads, int each) {
        String address = Stores.create(sort, folder);
        List<ChildProcess> children = IntStream.range(0, processes)
                .mapToObj(process -> ChildProcess.start(Contender.class, address, process, threads, each))
                .toList();

        List<String> told =
                children.stream().flatMap(child -> child.rest().stream()).toList();

        List<Integer> all =
                IntStream.rangeClosed(1, processes * threads * each).boxed().toList();
        List<Integer> rounds = IntStream.rangeClosed(1, each).boxed().toList();
        assertThat(children).extracting(ChildProcess::exitCode).containsOnly(0);
        assertThat(second(told, "version")).containsExactlyInAnyOrderElementsOf(all);
        assertThat(second(told, "won")).containsExactlyInAnyOrderElementsOf(rounds);
        assertThat(told.stream().filter(line -> line.startsWith("lost "))).hasSize((processes * threads - 1) * each);
        try (Registry registry = Registry.open(Stores.open(address))) {
            assertThat(registry.models().versions(Contender.CROWDED))
                    .extracting(ModelVersion::number)
                    .isEqualTo(all);
            assertThat(registry.models()
                            .alias(Contender.CROWDED, Alias.CHAMPION)
                            .history())
                    .extracting(move -> move.to().orElse(0))
                    .isEqualTo(rounds);
            assertThat(registry.verify().problems()).isEmpty();
        }
    }

    private static List<Integer> second(List<String> told, String what) {
        return told.stream()
                .map(line -> line.split(" ", -1))
                .filter(words -> words[0].equals(what))
                .map(words -> Integer.parseInt(words[1]))
                .toList();
    }
}
