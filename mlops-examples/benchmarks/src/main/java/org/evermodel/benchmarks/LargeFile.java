package org.evermodel.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.evermodel.DatasetName;
import org.evermodel.check.Checks;
import org.evermodel.check.ValidationReport;
import org.evermodel.check.Validator;
import org.evermodel.data.csv.CsvSource;
import org.evermodel.profile.Profile;
import org.evermodel.registry.LocalStorage;
import org.evermodel.registry.Registry;
import org.evermodel.registry.catalogue.DatasetVersion;

/**
 * Profiles, checks and registers a CSV file far larger than the heap, and tells how long each takes:
 *
 * <pre>{@code
 * java -Xmx512m -cp mlops-examples/benchmarks/target/benchmarks.jar org.evermodel.benchmarks.LargeFile 10
 * }</pre>
 *
 * <p>The argument is the size of the file in GB (10⁹ bytes). The file is made in a temporary folder, which needs about
 * twice that room and is removed in the end.
 */
public final class LargeFile {
    private static final long GIGABYTE = 1_000_000_000;
    private static final List<String> WARDS = List.of("north", "south", "east", "west", "intensive care");
    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);
    private static final int DAYS = 2_000;
    private static final int REALS = 12;

    private final PrintStream out;
    private final Path folder;

    private LargeFile(PrintStream out, Path folder) {
        this.out = out;
        this.folder = folder;
    }

    /** Runs it; the argument is the size of the file in GB. */
    public static void main(String[] arguments) throws Exception {
        double gigabytes = arguments.length == 0 ? 10 : Double.parseDouble(arguments[0]);
        Path folder = Files.createTempDirectory("large-file");
        try {
            new LargeFile(System.out, folder).run((long) (gigabytes * GIGABYTE));
        } finally {
            remove(folder);
        }
    }

    private void run(long bytes) throws Exception {
        Path file = folder.resolve("large.csv");
        timed("write", bytes, () -> write(file, bytes));
        CsvSource source = CsvSource.of(file);
        timed("profile", bytes, () -> Profile.of(source));
        Validator validator = Validator.of(
                Checks.rowsAtLeast(1_000),
                Checks.column("id").strictlyIncreasing(),
                Checks.column("x0").between(-10, 10),
                Checks.column("x1").nullShareAtMost(0.02),
                Checks.column("ward").in(new java.util.HashSet<>(WARDS)));
        timed("check", bytes, () -> {
            ValidationReport report = validator.validate(source);
            report.orElseThrow();
            return report.rows() + " rows, " + report.checks().size() + " checks";
        });
        try (Registry registry = Registry.open(LocalStorage.at(folder.resolve("home")))) {
            DatasetName name = new DatasetName("large");
            timed("register", bytes, () -> registry.datasets().register(name, source));
            timed("register again", bytes, () -> registry.datasets().register(name, source));
            DatasetVersion version = registry.datasets().find(name, 1).orElseThrow();
            timed("read back", bytes, () -> Profile.of(version.content(), version.profile()));
        }
    }

    private void timed(String what, long bytes, Callable<?> work) throws Exception {
        long start = System.nanoTime();
        Object result = work.call();
        double seconds = (System.nanoTime() - start) / 1e9;
        out.printf(
                Locale.ROOT,
                "%-15s %7.1f s  %6.1f MB/s  heap at most %d MB  %s%n",
                what,
                seconds,
                bytes / 1e6 / seconds,
                Runtime.getRuntime().maxMemory() / 1_000_000,
                result.toString().lines().findFirst().orElse(""));
    }

    private static String write(Path file, long bytes) throws IOException {
        SplittableRandom random = new SplittableRandom(20260101);
        long rows = 0;
        long written = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("id,day,ward,emergency");
            for (int i = 0; i < REALS; i++) {
                out.write(",x" + i);
            }
            out.write('\n');
            StringBuilder line = new StringBuilder();
            while (written < bytes) {
                line.setLength(0);
                append(line, rows++, random);
                out.append(line);
                written += line.length();
            }
        }
        return rows + " rows";
    }

    private static void append(StringBuilder line, long id, SplittableRandom random) {
        line.append(id)
                .append(',')
                .append(FIRST_DAY.plusDays(random.nextInt(DAYS)))
                .append(',')
                .append(WARDS.get(random.nextInt(WARDS.size())))
                .append(',')
                .append(random.nextInt(10) == 0);
        for (int i = 0; i < REALS; i++) {
            line.append(',');
            if (i != 1 || random.nextInt(100) > 0) {
                appendReal(line, random);
            }
        }
        line.append('\n');
    }

    /** A number between -3 and 3 with six digits behind the point, written without the cost of general formatting. */
    private static void appendReal(StringBuilder line, SplittableRandom random) {
        int micros = random.nextInt(-3_000_000, 3_000_000);
        int size = Math.abs(micros);
        line.append(micros < 0 ? "-" : "").append(size / 1_000_000).append('.');
        String fraction = Integer.toString(size % 1_000_000);
        line.append("000000", 0, 6 - fraction.length()).append(fraction);
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public String toString() {
        return "LargeFile[" + folder + "]";
    }
}
