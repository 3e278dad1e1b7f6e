package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;
import org.evermodel.RunId;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.port.RunRecorder.Recording;
import org.evermodel.registry.catalogue.DatasetVersion;
import org.evermodel.registry.exchange.Export;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that imports or promotes versions is killed, kill -9, at any moment: the registry they go to opens and is
 * sound, every version that arrived is there with all it came from, nothing else is, and carrying on completes it.
 */
class CarryTest {
    private static final int VERSIONS = 5;
    private static final int LARGE = 200_000;
    private static final List<String> WEIGHTS = List.of("layer-1.bin", "layer-2.bin", "layer-3.bin");
    private static final int KILLED = 128 + 9;

    @TempDir
    Path folder;

    private Registry source;
    private ChildProcess ahead;
    private int interrupted;

    /** Each version came from a dataset version and a run of its own, with large files. */
    @BeforeEach
    void makeVersions() {
        source = Porter.open(folder.resolve(Porter.HOME));
        Random random = new Random(71);
        for (int number = 1; number <= VERSIONS; number++) {
            DatasetVersion rows =
                    source.datasets().register(Samples.PATIENTS, Samples.table(number, 3), "ward " + number);
            Recording run = source.experiments().start(Origins.NIGHTLY, "training " + number);
            run.input("train", rows.fingerprint());
            byte[] bytes = new byte[LARGE];
            for (String weights : WEIGHTS) {
                random.nextBytes(bytes);
                run.artifact(weights, out -> out.write(bytes));
            }
            run.end(Outcome.FINISHED, "done");
            ModelVersion version =
                    source.models().register(Samples.CHURN, Samples.evaluated(number), Optional.of(run.id()), Map.of());
            source.exportTo(Porter.archive(folder, number), Export.version(version.uri()));
        }
    }

    @AfterEach
    void stop() {
        ahead.close();
        source.close();
    }

    @Test
    void anImportThatIsKilledCanBeRepeated() throws IOException {
        kill("import", 3, 73);
        assertThat(interrupted).isPositive();
    }

    @Test
    void aPromotionThatIsKilledCanBeRepeated() throws IOException {
        kill("promote", 3, 74);
        assertThat(interrupted).isPositive();
    }

    @Tag("slow")
    @Test
    void importsThatAreKilledAtTwentyMomentsCanBeRepeated() throws IOException {
        kill("import", 20, 75);
        assertThat(interrupted).isGreaterThan(10);
    }

    @Tag("slow")
    @Test
    void promotionsThatAreKilledAtTwentyMomentsCanBeRepeated() throws IOException {
        kill("promote", 20, 76);
        assertThat(interrupted).isGreaterThan(10);
    }

    private void kill(String way, int times, long seed) throws IOException {
        Random random = new Random(seed);
        ahead = start(way, 1);
        for (int time = 1; time <= times; time++) {
            ChildProcess victim = ahead;
            victim.line();
            victim.go();
            List<String> told = new ArrayList<>();
            for (int line = random.nextInt(VERSIONS); line > 0; line--) {
                victim.line().ifPresent(told::add);
            }
            for (int spin = random.nextInt(1_000_000); spin > 0; spin--) {
                Thread.onSpinWait();
            }
            told.addAll(victim.kill());
            assertThat(victim.exitCode()).isIn(KILLED, 0);
            // The next one starts while this one is judged; it touches nothing before it is told to.
            ahead = start(way, time + 1);
            judge(way, target(time), told, "kill " + time + " of seed " + seed);
        }
    }

    private Path target(int time) {
        return folder.resolve("target-" + time);
    }

    private ChildProcess start(String way, int time) {
        return ChildProcess.start(Porter.class, way, folder, target(time), VERSIONS);
    }

    private void judge(String way, Path home, List<String> told, String when) throws IOException {
        try (Registry target = Porter.open(home)) {
            int arrived = assertNothingIsHalfThere(target, when);
            assertThat(told.stream().filter(line -> line.matches("arrived models:/churn/[1-5]")))
                    .as(when)
                    .hasSizeBetween(arrived - 1, arrived);
            interrupted += arrived < VERSIONS ? 1 : 0;

            List<ModelUri> all = new ArrayList<>();
            Porter.carry(way, folder, source, target, VERSIONS, all::add);

            assertThat(all)
                    .as(when)
                    .isEqualTo(source.models().versions(Samples.CHURN).stream()
                            .map(ModelVersion::uri)
                            .toList());
            assertThat(assertNothingIsHalfThere(target, when)).as(when).isEqualTo(VERSIONS);
            assertThat(source.verify().problems()).as(when).isEmpty();
        }
        assertThat(home.resolve("objects/tmp")).as(when).isEmptyDirectory();
    }

    /** Returns how many versions there are. */
    private int assertNothingIsHalfThere(Registry target, String when) throws IOException {
        assertThat(target.verify().problems()).as(when).isEmpty();
        List<ModelVersion> there = target.models().versions(Samples.CHURN);
        assertThat(there)
                .as(when)
                .isEqualTo(source.models().versions(Samples.CHURN).subList(0, there.size()));
        assertThat(target.experiments().runs(Origins.NIGHTLY)).as(when).hasSameSizeAs(there);
        // A dataset version is whole by itself, and comes just before the version that came from it.
        assertThat(target.datasets().versions(Samples.PATIENTS))
                .as(when)
                .hasSizeBetween(there.size(), Math.min(VERSIONS, there.size() + 1));
        for (ModelVersion version : there) {
            assertThat(target.models().open(version).files().manifest().entries())
                    .as(when)
                    .isEqualTo(source.models().open(version).files().manifest().entries());
            RunId run = version.run().orElseThrow();
            assertThat(target.experiments().find(run))
                    .as(when)
                    .isEqualTo(source.experiments().find(run));
            try (InputStream here = target.experiments().open(run, WEIGHTS.get(2));
                    InputStream original = source.experiments().open(run, WEIGHTS.get(2))) {
                assertThat(here).as(when).hasSameContentAs(original);
            }
        }
        for (DatasetVersion rows : target.datasets().versions(Samples.PATIENTS)) {
            assertThat(rows.load()).as(when).isEqualTo(Samples.table(rows.number(), 3));
        }
        return there.size();
    }
}
