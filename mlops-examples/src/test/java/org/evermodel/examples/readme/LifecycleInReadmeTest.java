package org.evermodel.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evermodel.Alias;
import org.evermodel.DatasetName;
import org.evermodel.ModelName;
import org.evermodel.ModelVersion;
import org.evermodel.data.Dataset;
import org.evermodel.examples.patients.SurgicalPatients;
import org.evermodel.pipeline.Runner;
import org.evermodel.registry.LocalStorage;
import org.evermodel.registry.Registry;
import org.evermodel.registry.lineage.Impact;
import org.evermodel.registry.lineage.LineageNode;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code that the README shows compiles as it stands there, and does what it says. */
class LifecycleInReadmeTest {
    @TempDir
    private Path folder;

    @Test
    void endsWithAChampion() throws Exception {
        String code = Readme.read().code("A lifecycle", "java");
        Path home = folder.resolve("home");

        ShownCode.run(code, folder, writePatients(), home);

        assertThat(code.lines()).hasSizeBetween(20, 35);
        try (Registry registry = Registry.open(LocalStorage.at(home))) {
            assertThat(registry.models()
                            .alias(new ModelName("complications"), Alias.CHAMPION)
                            .current())
                    .isPresent();
            assertThat(registry.verify().sound()).isTrue();
        }
    }

    @Test
    void goesOnLive() throws Exception {
        Path home = folder.resolve("home");
        ShownCode.run(Readme.read().code("A lifecycle", "java"), folder, writePatients(), home);

        ShownCode.run(
                "    var later = CsvSource.of(csv).load();\n" + Readme.read().code("Watched and retrained", "java"),
                folder,
                writePatients(),
                home);

        try (Registry registry = Registry.open(LocalStorage.at(home))) {
            Impact impact = registry.lineage().impact(new DatasetName("patients"), 1);
            assertThat(impact.deployments()).containsExactly(new LineageNode.OfDeployment("complications"));
            assertThat(impact.windows()).isNotEmpty().allSatisfy(window -> {
                assertThat(window.deployment()).isEqualTo("complications");
                assertThat(impact.paths().get(window))
                        .contains(new LineageNode.OfDataset(new DatasetName("patients"), 1));
            });
            assertThat(registry.verify().sound()).isTrue();
        }
    }

    @Test
    void goesOnWhenPeopleHaveDecided() throws Exception {
        Path home = folder.resolve("home");

        ShownCode.run(Readme.read().code("Runs that outlast their process", "java"), folder, writePatients(), home);

        try (Storage storage = LocalStorage.at(home)) {
            Runner runner = Runner.builder().storage(storage).build();
            assertThat(runner.unfinished()).isEmpty();
            assertThat(runner.approvals().open()).isEmpty();
        }
    }

    @Test
    void isRemembered() throws Exception {
        Path home = folder.resolve("home");
        ShownCode.run(Readme.read().code("A lifecycle", "java"), folder, writePatients(), home);

        ShownCode.run(Readme.read().code("What is remembered", "java"), folder, writePatients(), home);

        try (Registry registry = Registry.open(LocalStorage.at(home))) {
            ModelName model = new ModelName("complications");
            assertThat(registry.models().versions(model))
                    .extracting(ModelVersion::description)
                    .containsExactly("first of its kind");
            assertThat(registry.lineage().impact(new DatasetName("patients"), 1).models())
                    .containsExactly(new LineageNode.OfModel(model, 1));
            assertThat(registry.audit().last().orElseThrow().actor()).isEqualTo("ada");
            assertThat(registry.verify().sound()).isTrue();
        }
    }

    @Test
    void runsByTheClock() throws Exception {
        Path home = folder.resolve("home");

        ShownCode.run(Readme.read().code("By the clock, and seen", "java"), folder, writePatients(), home);

        try (Storage storage = LocalStorage.at(home)) {
            assertThat(storage.metadata().scan("pipeline-schedule", "", "", 10))
                    .extracting(entry -> entry.key().id())
                    .containsExactly("nightly-split");
        }
    }

    /** The generated patients as a file, written plainly: none of their values needs a quote. */
    private Path writePatients() throws IOException {
        Dataset patients = SurgicalPatients.generate(2_000, 1);
        List<String> lines = new ArrayList<>();
        lines.add(String.join(",", patients.schema().names()));
        for (int row = 0; row < patients.rowCount(); row++) {
            int at = row;
            lines.add(Stream.iterate(0, i -> i + 1)
                    .limit(patients.columnCount())
                    .map(column -> patients.column(column)
                            .value(at)
                            .map(Object::toString)
                            .orElse(""))
                    .collect(Collectors.joining(",")));
        }
        return Files.write(folder.resolve("patients.csv"), lines);
    }
}
