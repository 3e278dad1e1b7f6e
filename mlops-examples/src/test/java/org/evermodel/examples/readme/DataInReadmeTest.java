package org.evermodel.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.evermodel.DatasetName;
import org.evermodel.registry.LocalStorage;
import org.evermodel.registry.Registry;
import org.evermodel.registry.catalogue.DatasetVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows of tables compiles as it stands there, and does what it says. */
class DataInReadmeTest {
    @TempDir
    private Path folder;

    @Test
    void registersBothMonths() throws Exception {
        Path january = write("january.csv", 1_000);
        write("february.csv", 1_200);
        Path home = folder.resolve("home");

        ShownCode.run(Readme.read().code("Looking at data", "java"), folder, january, home);

        try (Registry registry = Registry.open(LocalStorage.at(home))) {
            assertThat(registry.datasets().versions(new DatasetName("patients")))
                    .extracting(DatasetVersion::rows)
                    .containsExactly(1_000L, 1_200L);
        }
    }

    /** The first rows of one endless table. */
    private Path write(String name, int rows) throws IOException {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder("patient,age,bmi\n");
        for (int row = 0; row < rows; row++) {
            text.append(String.format(
                    Locale.ROOT, "%d,%d,%.1f%n", row, 18 + random.nextInt(70), 27 + 4 * random.nextGaussian()));
        }
        return Files.writeString(folder.resolve(name), text.toString());
    }
}
