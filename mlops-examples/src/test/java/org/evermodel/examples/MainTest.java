package org.evermodel.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    private static final String LAST =
            "The champion of models:/surgical-complications is version 2, and the home is sound.";

    @TempDir
    private Path folder;

    @Test
    @Tag("slow")
    void withoutACommandPatientsGoAllTheWayAndMayDoSoAgain() {
        String home = folder.resolve("home").toString();

        Cli first = Cli.run("--home", home);
        Cli again = Cli.run("--home", home);

        assertThat(first.exit()).as("%s", first).isZero();
        assertThat(first.err()).isEmpty();
        assertThat(first.out()).last().isEqualTo(LAST);
        assertThat(first.out()).anyMatch(line -> line.contains("rollback")).anyMatch(line -> line.contains("forward"));
        assertThat(again.exit()).as("%s", again).isZero();
        assertThat(again.out()).last().isEqualTo(LAST);
        assertThat(again.out())
                .filteredOn(line -> line.endsWith("kept from an earlier run"))
                .hasSize(3);
    }

    @Test
    void helpNamesEveryCommand() {
        Cli help = Cli.run("--help");

        assertThat(help.exit()).isZero();
        assertThat(help.out()).anyMatch(line -> line.contains("lifecycle")).anyMatch(line -> line.contains("verify"));
    }

    @Test
    void aProcessOfItsOwnWritesNothingToStandardError() throws IOException, InterruptedException {
        ChildJvm ended =
                ChildJvm.run(folder, "verify", "--home", folder.resolve("home").toString());

        assertThat(ended.exit()).isZero();
        assertThat(ended.out()).containsExactly("sound: 0 artifacts of 0 bytes, 0 records, 0 audit rows");
        assertThat(ended.err()).isEqualTo(List.of());
    }
}
