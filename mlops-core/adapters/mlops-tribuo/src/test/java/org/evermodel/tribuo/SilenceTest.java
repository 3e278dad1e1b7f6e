package org.evermodel.tribuo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SilenceTest {
    @TempDir
    Path folder;

    /** Native code writes past System.out and System.err, so only a process of its own shows it. On the class path. */
    @Test
    void nothingIsWrittenWhereTheLogIsOff() throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.util.logging.config.file=" + System.getProperty("java.util.logging.config.file"),
                        "-Dslf4j.internal.verbosity=ERROR",
                        "-cp",
                        classPath(),
                        QuietTraining.class.getName()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        int exit = process.waitFor();

        assertThat(Files.readString(output, StandardCharsets.UTF_8)).isEmpty();
        assertThat(exit).isZero();
    }

    private static String classPath() {
        Path tests = Path.of("target", "test-classes").toAbsolutePath();
        return Stream.of(
                        System.getProperty("jdk.module.path", ""),
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        tests.toString())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
