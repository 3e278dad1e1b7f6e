package org.evermodel.examples.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.evermodel.examples.Cli;

/** Whatever the table and the options: a lifecycle ends as documented, and never by a fault of the program. */
class AnyTableProperties {
    private static final List<String> TRAINERS =
            List.of("logistic-regression", "linear-regression", "cart", "random-forest", "xgboost", "");
    private static final List<String> CELLS = List.of(
            "1",
            "2",
            "3",
            "0.5",
            "-7",
            "1e300",
            "NaN",
            "inf",
            "",
            "?",
            "a",
            "b",
            "c d",
            "\"x,y\"",
            "true",
            "false",
            "2020-01-01",
            "007",
            "99999999999999999999",
            "é");

    @Property(tries = 25)
    void endsAsDocumented(@ForAll @LongRange(min = 0, max = 1L << 40) long seed, @ForAll @IntRange(max = 80) int rows)
            throws IOException {
        Path folder = Files.createTempDirectory("any-table");
        try {
            Random random = new Random(seed);
            Path data = Files.writeString(folder.resolve("data.csv"), table(random, rows));

            Cli ended = Cli.run(arguments(random, folder, data).toArray(String[]::new));

            assertThat(ended.exit()).as("%s", ended).isIn(0, 2, 3);
            if (ended.exit() == 2) {
                assertThat(ended.err()).hasSizeBetween(1, 3);
            } else {
                assertThat(ended.err()).isEmpty();
                assertThat(ended.json().get("champion").asBoolean()).isEqualTo(ended.exit() == 0);
            }
        } finally {
            delete(folder);
        }
    }

    private static String table(Random random, int rows) {
        int columns = 2 + random.nextInt(4);
        List<List<String>> cells = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            int kinds = 1 + random.nextInt(6);
            cells.add(IntStream.range(0, kinds)
                    .mapToObj(kind -> CELLS.get(random.nextInt(CELLS.size())))
                    .toList());
        }
        String header = IntStream.range(0, columns).mapToObj(i -> "c" + (i + 1)).collect(Collectors.joining(","));
        return Stream.concat(Stream.of(header), IntStream.range(0, rows).mapToObj(row -> record(random, cells, row)))
                .collect(Collectors.joining("\n"));
    }

    private static String record(Random random, List<List<String>> cells, int row) {
        return cells.stream()
                .map(kinds -> random.nextInt(10) == 0 ? Integer.toString(row) : kinds.get(random.nextInt(kinds.size())))
                .collect(Collectors.joining(","));
    }

    private static List<String> arguments(Random random, Path folder, Path data) {
        List<String> arguments = new ArrayList<>(List.of(
                "lifecycle",
                "--data",
                data.toString(),
                "--home",
                folder.resolve("home").toString(),
                "--target",
                "c1"));
        String trainer = TRAINERS.get(random.nextInt(TRAINERS.size()));
        if (!trainer.isEmpty()) {
            arguments.addAll(List.of("--trainer", trainer));
        }
        List<List<String>> more = List.of(
                List.of("--missing", "?"),
                List.of("--slice", "c2"),
                List.of("--time-ordered"),
                List.of("--task", "classification"),
                List.of("--positive", "1,a"),
                List.of("--test", data.toString()));
        more.stream().filter(option -> random.nextInt(4) == 0).forEach(arguments::addAll);
        return arguments;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
