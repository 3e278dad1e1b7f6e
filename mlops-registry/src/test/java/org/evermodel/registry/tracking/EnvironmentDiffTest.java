package org.evermodel.registry.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.Digest;
import org.junit.jupiter.api.Test;

/** Why the same run may not give the same result again. */
class EnvironmentDiffTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final Digest ONE = Digest.of(new byte[] {1});
    private static final Digest TWO = Digest.of(new byte[] {2});
    private static final Code CLEAN = new Code(COMMIT, Optional.of("main"), Optional.of(false));
    private static final Code DIRTY =
            new Code(COMMIT, Optional.of("main"), Optional.of(true), Optional.of(TWO), List.of("a.txt", "b.txt"));
    private static final Environment.Settings SETTINGS =
            new Environment.Settings("a cpu", 1_000, List.of("G1"), List.of("-Xmx1000"), "en-GB", "UTC", "UTF-8");

    private final Environment before = environment(Map.of("tribuo", "4.3"), Optional.of(SETTINGS), Optional.of(CLEAN));

    @Test
    void equalEnvironmentsHaveNoDifference() {
        EnvironmentDiff diff = EnvironmentDiff.between(before, before);

        assertThat(diff.isEmpty()).isTrue();
        assertThat(diff).hasToString("the environments are equal");
    }

    @Test
    void whatDiffersIsToldByNameInOrder() {
        Environment after = environment(
                Map.of("tribuo", "4.4", "xgboost", "2.1"),
                Optional.of(new Environment.Settings(
                        "a cpu", 2_000, List.of("G1"), List.of("-Xmx2000"), "en-GB", "UTC", "UTF-8")),
                Optional.of(DIRTY));

        EnvironmentDiff diff = EnvironmentDiff.between(before, after);

        assertThat(diff.toString().lines())
                .containsExactly(
                        "changed files: no → yes",
                        "diff: none → " + TWO,
                        "flags: -Xmx1000 → -Xmx2000",
                        "library tribuo: 4.3 → 4.4",
                        "library xgboost: none → 2.1",
                        "max heap: 1000 → 2000",
                        "untracked files: none → a.txt, b.txt");
    }

    @Test
    void whatAnEarlierRecordDidNotTellCountsAsNone() {
        Environment earlier = environment(Map.of("tribuo", "4.3"), Optional.empty(), Optional.empty());

        assertThat(EnvironmentDiff.between(earlier, before).changes())
                .extracting(EnvironmentDiff.Change::fact)
                .contains("commit", "branch", "cpu", "locale");
        assertThat(EnvironmentDiff.between(before, earlier).changes())
                .allMatch(change -> change.after().isEmpty());
    }

    @Test
    void aJarOfTheSameVersionAndOtherBytesIsTold() {
        EnvironmentDiff diff = EnvironmentDiff.between(withJar(ONE), withJar(TWO));

        assertThat(diff.changes())
                .containsExactly(new EnvironmentDiff.Change(
                        "jar tribuo", Optional.of(ONE.toString()), Optional.of(TWO.toString())));
    }

    private static Environment withJar(Digest bytes) {
        return new Environment(
                "17",
                "vendor",
                "vm",
                "os 1",
                "amd64",
                2,
                Map.of("tribuo", "4.3"),
                Map.of("tribuo", bytes),
                Optional.empty(),
                Optional.empty());
    }

    private static Environment environment(
            Map<String, String> libraries, Optional<Environment.Settings> settings, Optional<Code> code) {
        return new Environment("17", "vendor", "vm", "os 1", "amd64", 2, libraries, Map.of(), settings, code);
    }
}
