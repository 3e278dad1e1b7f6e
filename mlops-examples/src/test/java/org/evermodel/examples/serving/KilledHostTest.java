package org.evermodel.examples.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.evermodel.Alias;
import org.evermodel.ModelVersion;
import org.evermodel.data.Row;
import org.evermodel.examples.ChildJvm;
import org.evermodel.port.Routing;
import org.evermodel.registry.Registry;
import org.evermodel.serving.Answer;
import org.evermodel.serving.Endpoint;
import org.evermodel.testkit.Eventually;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host is killed in the middle of canaries and promotions: the next one finds a sound home and goes on. */
class KilledHostTest {
    private static final int KILLS = 3;
    private static final int LONGEST_MILLIS = 40;
    private static final Row ROW = Row.of("age", 63, "bmi", 31.4);

    @TempDir
    Path folder;

    @Test
    void theNextHostServesTheChampionOfRecordAndCanGoOn() throws Exception {
        Path home = folder.resolve("home");
        try (Registry registry = Readmissions.open(home)) {
            Readmissions.registerThree(registry);
        }
        SplittableRandom random = new SplittableRandom(17);
        for (int kill = 0; kill < KILLS; kill++) {
            runAndKill(home, folder.resolve("begun-" + kill), random.nextInt(LONGEST_MILLIS));

            try (Registry registry = Readmissions.open(home);
                    Endpoint endpoint = Readmissions.serve(registry)) {
                ModelVersion champion = registry.models()
                        .alias(Readmissions.NAME, Alias.CHAMPION)
                        .current()
                        .orElseThrow();
                assertThat(endpoint.status().champion()).isEqualTo(champion);
                assertThat(endpoint.status().canary().map(Routing.Canary::version))
                        .isNotEqualTo(Optional.of(champion.number()));
                endpoint.promote(champion.number(), "after the kill");
                Answer answer = endpoint.predict(ROW);
                assertThat(answer.version()).isEqualTo(champion);
                assertThat(registry.verify().problems()).isEmpty();
            }
        }
    }

    private static void runAndKill(Path home, Path begun, int millis) throws Exception {
        Process host = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        ChildJvm.classPath(),
                        PromotesForever.class.getName(),
                        home.toString(),
                        begun.toString())
                .inheritIO()
                .start();
        try {
            Eventually.until("the host has begun", () -> Files.exists(begun) || !host.isAlive());
            assertThat(host.waitFor(millis, TimeUnit.MILLISECONDS)).isFalse();
        } finally {
            host.destroyForcibly().waitFor();
        }
    }
}
