package org.evermodel.examples.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.evermodel.examples.ChildJvm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file several times as large as the heap is looked at, compared and kept all the same. */
@Tag("slow")
class LargeFileTest {
    private static final int ROWS = 3_000_000;
    private static final int HEAP_MEGABYTES = 64;

    @TempDir
    Path folder;

    @Test
    void isProfiledComparedAndRegistered() throws Exception {
        Path file = write();
        assertThat(Files.size(file)).isGreaterThan(2L * HEAP_MEGABYTES * 1_000_000);
        String home = folder.resolve("home").toString();

        assertThat(run("data", "profile", file.toString(), "--json").get("rows").asInt())
                .isEqualTo(ROWS);
        assertThat(run("data", "drift", file.toString(), file.toString(), "--json")
                        .get("verdict")
                        .asText())
                .isEqualTo("NONE");
        JsonNode registered = run("data", "register", "--home", home, "large", file.toString(), "--json");
        assertThat(registered.get("rows").asInt()).isEqualTo(ROWS);
        assertThat(run("data", "diff", "--home", home, "large", "1", "1", "--json")
                        .get("rows")
                        .get("unchanged")
                        .asInt())
                .isEqualTo(ROWS);
    }

    private JsonNode run(String... arguments) throws IOException, InterruptedException {
        ChildJvm run = ChildJvm.runWithHeap(HEAP_MEGABYTES, folder, arguments);
        assertThat(run.exit()).as(run.toString()).isZero();
        return new ObjectMapper().readTree(run.out().get(run.out().size() - 1));
    }

    private Path write() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        Path file = folder.resolve("large.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("id,ward,a,b,c,d,e,f\n");
            for (int row = 0; row < ROWS; row++) {
                out.append(Integer.toString(row)).append(",ward ").append((char) ('a' + random.nextInt(5)));
                for (int i = 0; i < 6; i++) {
                    out.append(',').append(Double.toString(random.nextInt(1_000_000) / 1e3));
                }
                out.append('\n');
            }
        }
        return file;
    }
}
