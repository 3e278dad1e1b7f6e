package org.evermodel.examples.lifecycle;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.evermodel.examples.Cli;

/** The real tables that a checkout may have beside it, and the options that read each of them. */
enum RealData {
    IRIS("iris/iris.data", "--names", "sepal length,sepal width,petal length,petal width,class", "--target", "class"),
    ADULT(
            "adult/adult.data",
            "--names",
            "age,workclass,fnlwgt,education,education-num,marital-status,occupation,relationship,race,sex,capital-gain,"
                    + "capital-loss,hours-per-week,native-country,income",
            "--missing",
            "?",
            "--comment",
            "|",
            "--target-strip",
            ".",
            "--target",
            "income",
            "--slice",
            "sex",
            "--slice",
            "race"),
    RED_WINE("wine-quality/winequality-red.csv", "--delimiter", ";", "--target", "quality"),
    HEART(
            "heart-disease/processed.cleveland.data",
            "--no-header",
            "--missing",
            "?",
            "--target",
            "c14",
            "--positive",
            "1,2,3,4"),
    BIKES("bike-sharing/hour.csv", "--target", "cnt", "--time-ordered", "--ignore", "casual,registered,instant,dteday");

    private final String file;
    private final List<String> options;

    RealData(String file, String... options) {
        this.file = file;
        this.options = List.of(options);
    }

    /** The file; skips the test where there is none. */
    Path file() {
        Path found = Path.of(System.getProperty("mlops.shared")).resolve("data").resolve(file);
        assumeTrue(Files.exists(found), () -> found + " is not there: real data are optional");
        return found;
    }

    /** The arguments of a lifecycle of this table. */
    List<String> lifecycle(Path home, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("lifecycle", "--data", file().toString(), "--home", home.toString()));
        arguments.addAll(options);
        if (this == ADULT) {
            arguments.addAll(
                    List.of("--test", file().resolveSibling("adult.test").toString()));
        }
        arguments.addAll(List.of(more));
        return arguments;
    }

    /** Runs a lifecycle of this table in this process. */
    Cli run(Path home, String... more) {
        return Cli.run(lifecycle(home, more).toArray(String[]::new));
    }
}
