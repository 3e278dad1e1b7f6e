package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.evermodel.Alias;
import org.evermodel.registry.audit.AuditEntry;
import org.evermodel.registry.audit.AuditFilter;
import org.evermodel.registry.audit.AuditLog;
import org.evermodel.registry.audit.Verification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

abstract class AuditExportContract extends RegistryContract {
    @TempDir
    Path folder;

    @BeforeEach
    final void changeSomething() {
        register(1);
        register(2);
        registry.as("bob").models().alias(Samples.CHURN, Alias.CHAMPION).moveTo(1, "first — \"ever\"\nsince");
        registry.models().alias(Samples.CHURN, Alias.CHAMPION).moveTo(2, "better");
        registry.models().archive(Samples.CHURN, 1, "old");
    }

    private Path exported() throws IOException {
        Path file = folder.resolve("audit.jsonl");
        assertThat(registry.audit().exportTo(file)).isEqualTo(5);
        return file;
    }

    private List<String> problemsAfter(java.util.function.Consumer<List<String>> edit) throws IOException {
        Path file = exported();
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        edit.accept(lines);
        Files.write(file, lines);
        return AuditLog.verify(file).problems().stream()
                .map(Verification.Problem::toString)
                .toList();
    }

    @Test
    final void anExportedLogProvesItself() throws IOException {
        Path file = exported();

        Verification verification = AuditLog.verify(file);

        assertThat(verification.problems()).isEmpty();
        assertThat(verification.looked().auditRows()).isEqualTo(5);
        assertThat(Files.readString(file)).endsWith("\n");
        assertThat(Files.readAllLines(file)).hasSize(5).last().asString().contains("version.archived");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        registry.audit().exportTo(out);
        assertThat(out.toByteArray()).isEqualTo(Files.readAllBytes(file));
        try (var left = Files.list(folder)) {
            assertThat(left.filter(each -> each.toString().endsWith(".part"))).isEmpty();
        }
    }

    @Test
    final void anEditedLineIsNamed() throws IOException {
        assertThat(problemsAfter(lines -> lines.set(2, lines.get(2).replace("bob", "eve"))))
                .containsExactly("audit row 3 was edited: its hash does not fit its content");
        assertThat(problemsAfter(lines -> lines.set(1, "{}")))
                .containsExactly("audit row 2 was edited: it cannot be read");
    }

    @Test
    final void bytesThatAreNoTextAreAnEditedLineAndTheRestIsLookedAt() throws IOException {
        Path file = exported();
        byte[] bytes = Files.readAllBytes(file);
        int inTheFirstRow = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("ann");
        bytes[inTheFirstRow] = (byte) 0xFF;
        Files.write(file, bytes);

        Verification verification = AuditLog.verify(file);

        assertThat(verification.problems()).singleElement().asString().startsWith("audit row 1 was edited");
        assertThat(verification.looked().auditRows()).isEqualTo(5);
    }

    @Test
    final void whatAnotherExportWritesBesideTheTargetIsLeftAlone() throws IOException {
        Path others = Files.writeString(folder.resolve("audit.jsonl.0.part"), "another export");

        exported();

        assertThat(others).hasContent("another export");
    }

    @Test
    final void aMissingOrMovedLineIsNamed() throws IOException {
        assertThat(problemsAfter(lines -> lines.remove(1))).containsExactly("audit row 2 missing");
        assertThat(problemsAfter(lines -> lines.add(lines.get(0)))).containsExactly("audit row 1 stands behind row 5");
    }

    @Test
    final void rowsAreFilteredAndPaged() {
        AuditLog log = registry.audit();

        assertThat(log.entries(AuditFilter.all())).hasSize(5);
        assertThat(log.entries(AuditFilter.all().by("bob")))
                .extracting(AuditEntry::sequence)
                .containsExactly(3L);
        assertThat(log.entries(AuditFilter.all().doing("alias.")))
                .extracting(AuditEntry::sequence)
                .containsExactly(3L, 4L);
        assertThat(log.entries(AuditFilter.all().about("models:/churn/1")))
                .extracting(AuditEntry::sequence)
                .containsExactly(1L, 5L);
        assertThat(log.entries(AuditFilter.all().since(NOW).until(NOW.plusSeconds(1))))
                .hasSize(5);
        assertThat(log.entries(AuditFilter.all().since(NOW.plusMillis(1)))).isEmpty();
        assertThat(log.entries(AuditFilter.all().until(NOW))).isEmpty();
        List<AuditEntry> first = log.page(AuditFilter.all(), 2);
        assertThat(first).extracting(AuditEntry::sequence).containsExactly(1L, 2L);
        assertThat(log.page(AuditFilter.all().after(2), 9))
                .extracting(AuditEntry::sequence)
                .containsExactly(3L, 4L, 5L);
    }
}
