package org.evermodel.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.evermodel.examples.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tour at a JShell prompt, started as the README says. */
class JShellTourTest {
    @TempDir
    Path folder;

    @Test
    void eachLineShowsWhatItMade() throws IOException, InterruptedException {
        Path jshell = Path.of(System.getProperty("java.home"), "bin", "jshell");
        assumeTrue(Files.isExecutable(jshell), () -> "this Java has no " + jshell);
        Path script = Path.of(System.getProperty("mlops.root"), "mlops-examples", "jshell", "tour.jsh");
        Path out = folder.resolve("out");

        int exit = new ProcessBuilder(jshell.toString(), "--class-path", ChildJvm.classPath())
                .redirectInput(script.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start()
                .waitFor();

        String shown = Files.readString(out);
        assertThat(exit).as(shown).isZero();
        assertThat(shown)
                .doesNotContain("Error:")
                .doesNotContain("Exception")
                .contains("patients ==> Dataset[4000 rows, 13 columns")
                .contains("runner ==> Runner[Storage[")
                .contains("version ==> models:/complications/1 [READY")
                .contains("Answer[")
                .contains("Verification[sound; ");
        List<String> steps = Files.readAllLines(script).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("//") && !line.startsWith("import"))
                .toList();
        assertThat(steps).hasSizeLessThanOrEqualTo(20);
    }
}
