package org.evermodel.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A folder of one benchmark's own, below the folder for temporary files, that is gone afterwards. */
@State(Scope.Benchmark)
public class ScratchFolder {
    private Path folder;

    @Setup
    public void create() throws IOException {
        folder = Files.createTempDirectory("evermodel-benchmark-");
    }

    Path at(String name) {
        return folder.resolve(name);
    }

    @TearDown
    public void delete() throws IOException {
        List<Path> contentFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            contentFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : contentFirst) {
            Files.delete(path);
        }
    }
}
