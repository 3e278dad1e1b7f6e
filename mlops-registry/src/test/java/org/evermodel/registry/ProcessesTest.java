package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.evermodel.Alias;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;
import org.evermodel.RunId;
import org.evermodel.port.AliasMove;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on one home, processes that are killed, and a disk that is full. */
class ProcessesTest {
    @TempDir
    Path home;

    private final List<String> acknowledged = new ArrayList<>();

    @Test
    void versionsOfSeveralProcessesAreDenseUniqueAndAllThere() {
        int processes = 3;
        int each = 20;
        List<ChildProcess> children = IntStream.range(0, processes)
                .mapToObj(process -> ChildProcess.start(Hammer.class, home, process, each))
                .toList();

        children.forEach(child -> acknowledged.addAll(child.rest()));

        assertThat(children).extracting(ChildProcess::exitCode).containsOnly(0);
        assertThat(acknowledged).noneMatch(line -> line.startsWith("failed"));
        assertThat(numbers("version"))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, processes * each).boxed().toList());
        assertThat(numbers("move"))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, processes * each).boxed().toList());
        assertAcknowledgedIsThere();
    }

    @Test
    void aKilledProcessLosesNothingItAcknowledged() {
        killAtRandomMoments(4, 11);
    }

    @Tag("slow")
    @Test
    void manyKilledProcessesLoseNothingTheyAcknowledged() {
        killAtRandomMoments(60, 12);
    }

    private void killAtRandomMoments(int times, long seed) {
        Random random = new Random(seed);
        for (int time = 0; time < times; time++) {
            try (ChildProcess child = ChildProcess.start(Hammer.class, home, time, 1_000)) {
                int lines = random.nextInt(25);
                for (int line = 0; line < lines; line++) {
                    acknowledged.add(child.line().orElseThrow());
                }
                // A little later, but when exactly nobody knows.
                for (int spin = random.nextInt(2_000_000); spin > 0; spin--) {
                    Thread.onSpinWait();
                }
                acknowledged.addAll(child.kill());
            }
            assertAcknowledgedIsThere();
        }
    }

    @Test
    void aFullDiskIsToldAndLosesNothingThatWasAcknowledged() {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "limits are set by a POSIX shell");
        // No file may grow beyond so many blocks of 512 bytes: enough for SQLite's own library, which is unpacked
        // first.
        List<String> limited = List.of("/bin/sh", "-c", "ulimit -f 2800; exec \"$@\"", "sh");

        try (ChildProcess child = ChildProcess.start(limited, Hammer.class, home, 1, 1_000)) {
            acknowledged.addAll(child.rest());
        }

        assertThat(acknowledged).hasSizeGreaterThan(10).last().asString().startsWith("failed the database ");
        assertThat(acknowledged.remove(acknowledged.size() - 1)).contains("could not be written");
        assertAcknowledgedIsThere();
        try (Registry registry = Registry.open(LocalStorage.at(home))) {
            registry.models().register(Samples.CHURN, Samples.evaluated(1), Optional.empty(), Map.of());
            assertThat(registry.verify().sound()).isTrue();
        }
    }

    private void assertAcknowledgedIsThere() {
        try (Registry registry = Registry.open(LocalStorage.at(home))) {
            assertThat(registry.verify().problems()).isEmpty();
            List<AliasMove> moves =
                    registry.models().alias(Hammer.MODEL, Alias.CHAMPION).history();
            for (String line : acknowledged) {
                String[] words = line.split(" ", -1);
                switch (words[0]) {
                    case "run" ->
                        assertThat(registry.experiments().find(new RunId(words[1])))
                                .isPresent();
                    case "metric" ->
                        assertThat(registry.experiments().history(new RunId(words[1]), "variant"))
                                .singleElement()
                                .satisfies(point -> assertThat(point.value()).isEqualTo(Double.parseDouble(words[2])));
                    case "version" ->
                        assertThat(registry.models().resolve(ModelUri.of(Hammer.MODEL, Integer.parseInt(words[1]))))
                                .flatMap(ModelVersion::run)
                                .contains(new RunId(words[2]));
                    case "move" ->
                        assertThat(moves.get(Integer.parseInt(words[1]) - 1).to())
                                .hasValue(Integer.parseInt(words[2]));
                    case "end" ->
                        assertThat(registry.experiments()
                                        .find(new RunId(words[1]))
                                        .orElseThrow()
                                        .end())
                                .isPresent();
                    default -> throw new AssertionError("the child said: " + line);
                }
            }
        }
        assertThat(home.resolve("objects/tmp"))
                .satisfiesAnyOf(
                        tmp -> assertThat(tmp).doesNotExist(),
                        tmp -> assertThat(tmp).isEmptyDirectory());
    }

    private List<Integer> numbers(String what) {
        return acknowledged.stream()
                .map(line -> line.split(" ", -1))
                .filter(words -> words[0].equals(what))
                .map(words -> Integer.parseInt(words[1]))
                .toList();
    }
}
