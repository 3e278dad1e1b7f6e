package org.evermodel.examples.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evermodel.Alias;
import org.evermodel.ArtifactDamagedException;
import org.evermodel.Digest;
import org.evermodel.ModelUri;
import org.evermodel.data.Row;
import org.evermodel.model.Model;
import org.evermodel.model.Prediction;
import org.evermodel.port.AliasConflictException;
import org.evermodel.port.Deployment;
import org.evermodel.port.Routing;
import org.evermodel.registry.Registry;
import org.evermodel.registry.audit.AuditEntry;
import org.evermodel.serving.Endpoint;
import org.evermodel.serving.InProcessDeployer;
import org.evermodel.serving.Query;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An endpoint whose state is in a registry on disk. */
class ServedFromRegistryTest {
    private static final Row ROW = Row.of("age", 63, "bmi", 31.4, "smokes", true, "ward", "east", "noise", 0.5);

    @TempDir
    Path home;

    private Registry registry;

    /** What a host has at hand. */
    public record Patient(int age, Optional<Double> bmi, boolean smokes, String ward, double noise) {}

    @BeforeEach
    void register() {
        registry = Readmissions.open(home);
        Readmissions.registerThree(registry);
    }

    @AfterEach
    void theHomeIsSound() {
        registry.close();
        try (Registry again = Readmissions.open(home)) {
            assertThat(again.verify().problems()).isEmpty();
        }
    }

    private void reopen() {
        registry.close();
        registry = Readmissions.open(home);
    }

    private Prediction ofVersion(int number) {
        try (Model model = registry.models()
                .load(ModelUri.of(Readmissions.NAME, number))
                .orElseThrow()
                .model()) {
            return model.predict(ROW);
        }
    }

    private static List<Integer> answering(Endpoint endpoint) {
        List<Integer> versions = new ArrayList<>();
        for (int key = 0; key < 100; key++) {
            versions.add(endpoint.predict(Query.of(ROW).key("patient-" + key))
                    .version()
                    .number());
        }
        return versions;
    }

    @Test
    void aHostThatStartsAgainGoesOnWithTheSameChampionCanaryAndShadows() {
        List<Integer> before;
        try (Endpoint endpoint = Readmissions.serve(registry)) {
            endpoint.promote(2, "better");
            endpoint.canary(3, 0.4, "even better");
            endpoint.shadow(1, "for comparison");
            before = answering(endpoint);
        }
        reopen();

        try (Endpoint endpoint = Readmissions.serve(registry)) {
            assertThat(answering(endpoint)).isEqualTo(before).contains(2, 3);
            assertThat(endpoint.status().canary()).contains(new Routing.Canary(3, 0.4));
            assertThat(endpoint.status().shadows()).containsExactly(1);
            assertThat(endpoint.predict(ROW).prediction()).isIn(ofVersion(2), ofVersion(3));
            endpoint.promote("no alarm");
        }
        reopen();

        try (Endpoint endpoint = Readmissions.serve(registry)) {
            assertThat(answering(endpoint)).containsOnly(3);
            endpoint.rollback("alarms");
            assertThat(answering(endpoint)).containsOnly(2);
        }
        assertThat(registry.models()
                        .alias(Readmissions.NAME, Alias.CHAMPION)
                        .current()
                        .orElseThrow()
                        .number())
                .isEqualTo(2);
    }

    @Test
    void theAuditLogTellsTheWholeStory() {
        try (Endpoint endpoint = Readmissions.serve(registry)) {
            endpoint.canary(2, 0.05, "looks better");
            endpoint.canary(2, 0.25, "still does");
            endpoint.promote("no alarm in a day");
            endpoint.rollback("alarms since it serves");
            endpoint.rollForward("false alarms");
        }

        assertThat(registry.audit().last(6))
                .extracting(AuditEntry::action, AuditEntry::reason)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("routing.changed", "looks better"),
                        org.assertj.core.groups.Tuple.tuple("routing.changed", "still does"),
                        org.assertj.core.groups.Tuple.tuple("alias.moved", "no alarm in a day"),
                        org.assertj.core.groups.Tuple.tuple("routing.changed", "no alarm in a day"),
                        org.assertj.core.groups.Tuple.tuple("alias.rolled-back", "alarms since it serves"),
                        org.assertj.core.groups.Tuple.tuple("alias.rolled-forward", "false alarms"));
    }

    @Test
    void aVersionWhoseBytesRottedNeverServesAndLeavesAllAsItWas() throws IOException {
        Digest engine = registry.models()
                .open(registry.models()
                        .resolve(ModelUri.of(Readmissions.NAME, 2))
                        .orElseThrow())
                .files()
                .artifact("model.bin")
                .digest();
        Path file = home.resolve("objects/sha256")
                .resolve(engine.hex().substring(0, 2))
                .resolve(engine.hex().substring(2));
        byte[] sound = Files.readAllBytes(file);
        byte[] rotten = sound.clone();
        rotten[rotten.length / 2] ^= 1;
        Files.delete(file);
        Files.write(file, rotten);

        try (Endpoint endpoint = Readmissions.serve(registry)) {
            assertThatThrownBy(() -> endpoint.canary(2, 0.5, "")).isInstanceOf(ArtifactDamagedException.class);
            assertThatThrownBy(() -> endpoint.promote(2, "")).isInstanceOf(ArtifactDamagedException.class);

            assertThat(answering(endpoint)).containsOnly(1);
            assertThat(registry.routings().history(Readmissions.NAME)).isEmpty();
        } finally {
            Files.write(file, sound);
        }
    }

    @Test
    void hostsOnOneHomeAreToldOfEachOthersMoves() {
        try (Registry other = Readmissions.open(home);
                Endpoint here = Readmissions.serve(registry);
                Endpoint there = Readmissions.serve(other)) {
            there.promote(2, "better");

            assertThatThrownBy(() -> here.promote(3, "better than version 1"))
                    .isInstanceOf(AliasConflictException.class);
            assertThat(answering(here)).containsOnly(2);
            here.promote(3, "better than version 2, too");
            there.refresh();
            assertThat(answering(there)).containsOnly(3);
        }
    }

    @Test
    void aRecordOfTheHostIsARow() {
        try (Endpoint endpoint = Readmissions.serve(registry)) {
            assertThat(endpoint.predict(new Patient(63, Optional.of(31.4), true, "east", 0.5))
                            .prediction())
                    .isEqualTo(ofVersion(1));
        }
    }

    @Test
    void theDeployerInThisProcessDeploysWhatTheRegistryHolds() {
        try (Deployment deployment = InProcessDeployer.of(registry.models())
                .routings(registry.routings())
                .deploy(ModelUri.parse("models:/readmission@champion"))) {
            assertThat(deployment.predict(ROW)).isEqualTo(ofVersion(1));
        }
    }
}
