package org.evermodel.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.evermodel.examples.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TourTest {
    @TempDir
    Path folder;

    @Test
    void goesThroughTheWholeLifeOfAModel() {
        Cli tour = Cli.run("--home", folder.resolve("home").toString());

        assertThat(tour.exit()).as(tour.toString()).isZero();
        assertThat(tour.err()).isEmpty();
        assertThat(tour.out())
                .anyMatch(
                        line -> line.matches(" +deploy +http://127\\.0\\.0\\.1:\\d+ answers as this process does: .*"))
                .anyMatch(line -> line.matches(" +alert +day \\d+: error-rate: .*"))
                .anyMatch(line -> line.matches(" +introduced +day \\d+: models:/surgical-complications/2, .*"))
                .anyMatch(line -> line.matches(" +promoted +day \\d+: models:/surgical-complications/2, as canary, .*"))
                .anyMatch(line -> line.matches(" +rollback +models:/surgical-complications/1 .*"))
                .anyMatch(line -> line.matches(" +forward +models:/surgical-complications/2 .*"))
                .anyMatch(line -> line.matches(" +verify +Verification\\[sound; .*"));
        assertThat(tour.out().get(tour.out().size() - 1))
                .isEqualTo("The champion of models:/surgical-complications is version 2, and the home is sound.");
    }

    @Test
    void noAlarmGoesUpBeforeTheGermComes() {
        Cli tour = Cli.run("--home", folder.resolve("home").toString());

        assertThat(tour.out().stream().filter(line -> line.matches(" +alert +day \\d+: .*")))
                .allSatisfy(line -> assertThat(Integer.parseInt(line.replaceFirst(" +alert +day (\\d+): .*", "$1")))
                        .isGreaterThan(51));
    }

    @Test
    void endsTheSameInAHomeThatHasSeenItBefore() {
        String home = folder.resolve("home").toString();
        Cli first = Cli.run("--home", home);

        Cli second = Cli.run("--home", home);

        assertThat(second.exit()).as(second.toString()).isZero();
        assertThat(second.out().get(second.out().size() - 1))
                .isEqualTo(first.out().get(first.out().size() - 1));
    }
}
