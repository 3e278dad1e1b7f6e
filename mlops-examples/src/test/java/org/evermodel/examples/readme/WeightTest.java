package org.evermodel.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a host's class path gains is told in the README, jar by jar, and cannot grow unnoticed. */
class WeightTest {
    private static final String CORE = "mlops-core";
    private static final List<String> ALL =
            List.of(CORE, "mlops-registry", "mlops-pipeline", "mlops-core/adapters/mlops-tribuo");

    @Test
    void theReadmeListsTheJarsOfCore() throws IOException {
        assertThat(Readme.read().tableRows("Jars of mlops-core")).isEqualTo(weigh(List.of(CORE)));
    }

    @Test
    void theReadmeListsTheJarsOfTheUsualModules() throws IOException {
        assertThat(Readme.read().tableRows("Jars of core, registry, pipeline and tribuo"))
                .isEqualTo(weigh(ALL));
    }

    @Test
    void theReadmeListsTheJarsOfParquet() throws IOException {
        assertThat(Readme.read().tableRows("Jars of mlops-parquet"))
                .isEqualTo(weigh(List.of("mlops-core/adapters/mlops-parquet")));
    }

    /** The jars of others that these modules bring along, with their sizes, then the sum. */
    private static List<String> weigh(List<String> modules) throws IOException {
        TreeMap<String, Long> sizes = new TreeMap<>();
        for (String module : modules) {
            for (String jar : classPath(module)) {
                if (jar.endsWith(".jar") && !jar.contains("mlops-")) {
                    sizes.put(Path.of(jar).getFileName().toString(), Files.size(Path.of(jar)));
                }
            }
        }
        List<String> rows = new ArrayList<>();
        sizes.forEach((jar, size) -> rows.add(row(jar, size)));
        long sum = sizes.values().stream().mapToLong(Long::longValue).sum();
        rows.add(row("**" + sizes.size() + " jars**", sum));
        return rows;
    }

    private static List<String> classPath(String module) throws IOException {
        Path list = Readme.root().resolve(module).resolve("target/runtime-class-path.txt");
        return List.of(Files.readString(list).strip().split(File.pathSeparator));
    }

    private static String row(String jar, long bytes) {
        return String.format(Locale.ROOT, "| %s | %,d |", jar, Math.round(bytes / 1e3));
    }
}
