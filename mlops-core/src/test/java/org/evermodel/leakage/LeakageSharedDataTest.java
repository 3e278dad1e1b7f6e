package org.evermodel.leakage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.evermodel.check.Severity;
import org.evermodel.data.Dataset;
import org.evermodel.data.Row;
import org.evermodel.data.Splits;
import org.evermodel.data.TrainTestSplit;
import org.evermodel.data.csv.CsvSource;
import org.junit.jupiter.api.Test;

/** Real tables from the folder that the system property {@code mlops.shared} names. */
class LeakageSharedDataTest {
    @Test
    void theTwoKindsOfRidesAddUpToAllRides() {
        Dataset rides = CsvSource.of(shared("bike-sharing/hour.csv")).load();

        LeakageReport report = Leakage.of(rides, "cnt");

        assertThat(report.suspects()).containsExactly("casual", "registered");
        LeakageFinding derived = report.of(LeakageKind.TARGET_DERIVED).get(0);
        assertThat(derived.severity()).isEqualTo(Severity.ERROR);
        assertThat(derived.evidence()).isEqualTo("cnt = 1 · casual + 1 · registered, exactly, in 17379 rows");
        assertThat(report.of(LeakageKind.IDENTIFIER).get(0).columns()).containsExactly("instant");
        assertThat(report.scores().get(0).column()).isEqualTo("registered");
    }

    @Test
    void withoutThemNoColumnOfTheRidesIsAccused() {
        Dataset rides = CsvSource.of(shared("bike-sharing/hour.csv")).load();

        LeakageReport report =
                Leakage.of(rides, "cnt", LeakageOptions.defaults().ignoring("casual", "registered", "instant"));

        assertThat(report.suspects()).isEmpty();
        assertThat(report.passed()).isTrue();
    }

    @Test
    void ridesSplitAtRandomOverlapInTimeAndThoseSplitByTimeDoNot() {
        Dataset rides = CsvSource.of(shared("bike-sharing/hour.csv")).load();
        LeakageOptions ordered = LeakageOptions.defaults().orderedBy("dteday").ignoring("casual", "registered");

        LeakageReport random = Leakage.of(Splits.random(rides, 0.3, 1), "cnt", ordered);
        LeakageReport byTime = Leakage.of(Splits.byTime(rides, "dteday", 0.3), "cnt", ordered);

        assertThat(random.of(LeakageKind.TIME_OVERLAP)).hasSize(1);
        assertThat(byTime.of(LeakageKind.TIME_OVERLAP)).isEmpty();
    }

    @Test
    void winesOnBothSidesOfARandomSplitAreCounted() {
        for (String colour : List.of("red", "white")) {
            Dataset wines = CsvSource.builder(shared("wine-quality/winequality-" + colour + ".csv"))
                    .delimiter(';')
                    .build()
                    .load();
            TrainTestSplit parts = Splits.random(wines, 0.3, 42);
            Set<Row> learned = new HashSet<>(rows(parts.train()));
            long naive = rows(parts.test()).stream().filter(learned::contains).count();

            LeakageReport report = Leakage.of(parts, "quality", LeakageOptions.defaults());

            LeakageFinding duplicates = report.of(LeakageKind.DUPLICATES).get(0);
            assertThat(duplicates.severity()).isEqualTo(Severity.ERROR);
            assertThat(duplicates.evidence())
                    .startsWith(naive + " of " + parts.test().rowCount() + " test rows are training rows, too");
            assertThat(duplicates.rows())
                    .allSatisfy(row -> assertThat(learned).contains(parts.test().row(Math.toIntExact(row))));
            assertThat(report.suspects()).isEmpty();
        }
    }

    @Test
    void aSplitByContentHasNoWineOnBothSides() {
        Dataset wines = CsvSource.builder(shared("wine-quality/winequality-red.csv"))
                .delimiter(';')
                .build()
                .load();

        LeakageReport report = Leakage.of(Splits.byContent(wines, 0.3, 7), "quality", LeakageOptions.defaults());

        assertThat(report.of(LeakageKind.DUPLICATES)).isEmpty();
    }

    @Test
    void noColumnOfOrdinaryTablesIsAccused() {
        Dataset adult = CsvSource.builder(shared("adult/adult.data"))
                .names(List.of(("age,workclass,fnlwgt,education,education-num,marital-status,occupation,relationship,"
                                + "race,sex,capital-gain,capital-loss,hours-per-week,native-country,income")
                        .split(",")))
                .missing("?")
                .build()
                .load();
        Dataset iris = CsvSource.builder(shared("iris/iris.data"))
                .names(List.of("sepal_length", "sepal_width", "petal_length", "petal_width", "species"))
                .build()
                .load();

        LeakageReport ofAdult = Leakage.of(adult, "income");
        LeakageReport ofIris = Leakage.of(iris, "species");

        assertThat(ofAdult.suspects()).isEmpty();
        assertThat(ofAdult.findings())
                .allSatisfy(finding -> assertThat(finding.columns()).isEmpty());
        assertThat(ofIris.suspects()).isEmpty();
        assertThat(ofIris.scores().get(0).column()).startsWith("petal");
    }

    private static List<Row> rows(Dataset table) {
        return new ArrayList<>(
                IntStream.range(0, table.rowCount()).mapToObj(table::row).toList());
    }

    private static Path shared(String path) {
        Path file = Path.of(System.getProperty("mlops.shared", ""), "data", path);
        assumeTrue(Files.exists(file), () -> "the optional data sets are not there: " + file);
        return file;
    }
}
