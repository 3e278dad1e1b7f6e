package org.evermodel.examples.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.evermodel.model.Target;
import org.evermodel.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeNamesTest {
    @TempDir
    private Path folder;

    @Test
    void aModelIsNamedAfterItsFileAndTarget() throws IOException {
        HomeNames names = HomeNames.of(file("Red Wine.v2.csv"), Target.of("Qualität (0-10)"));

        assertThat(names.model().value()).matches("red-wine-v2-qualita-t-0-10-[0-9a-f]{8}");
        assertThat(names.dataset().value()).matches("red-wine-v2-[0-9a-f]{8}");
    }

    @Test
    void oneFileHasOneNameWhereverItIsCalledFrom() throws IOException {
        Path file = file("wine.csv");
        Path roundabout = folder.resolve("elsewhere").resolve("..").resolve("wine.csv");
        Files.createDirectory(folder.resolve("elsewhere"));

        assertThat(HomeNames.of(roundabout, Target.of("num"))).isEqualTo(HomeNames.of(file, Target.of("num")));
    }

    @Test
    void twoFilesAndTwoQuestionsHaveTwoNames() throws IOException {
        Path wine = file("wine.csv");
        Files.createDirectory(folder.resolve("other"));
        Path other = Files.createFile(folder.resolve("other").resolve("wine.csv"));

        assertThat(HomeNames.of(wine, Target.of("num")).model())
                .isNotEqualTo(HomeNames.of(other, Target.of("num")).model())
                .isNotEqualTo(
                        HomeNames.of(wine, Target.of("num").withPositives("1")).model());
    }

    @Test
    void whatTheUserSaysOfTheTargetIsPartOfTheQuestion() throws IOException {
        Path wine = file("wine.csv");
        Target plain = Target.of("num");

        assertThat(List.of(
                        HomeNames.of(wine, plain),
                        HomeNames.of(wine, plain.withTask(Task.CLASSIFICATION)),
                        HomeNames.of(wine, plain.withTask(Task.REGRESSION)),
                        HomeNames.of(wine, plain.withPositives("1")),
                        HomeNames.of(wine, plain.withPositives("1", "2"))))
                .extracting(HomeNames::model)
                .doesNotHaveDuplicates();
    }

    @Test
    void aNameOfOddOrTooManyCharactersIsStillAName() throws IOException {
        assertThat(HomeNames.of(file("2024.csv"), Target.of("num")).model().value())
                .matches("num-[0-9a-f]{8}");
        assertThat(HomeNames.of(file("日本.csv"), Target.of("num")).dataset().value())
                .matches("data-[0-9a-f]{8}");
        assertThat(HomeNames.of(file("x".repeat(200)), Target.of("num")).model().value())
                .hasSizeLessThanOrEqualTo(63);
    }

    private Path file(String name) throws IOException {
        return Files.createFile(folder.resolve(name));
    }
}
