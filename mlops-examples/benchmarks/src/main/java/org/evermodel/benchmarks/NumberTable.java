package org.evermodel.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.evermodel.data.Column;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;

/** Columns of normally distributed numbers, always the same ones. */
final class NumberTable {
    private static final int COLUMNS = 20;
    private static final long SEED = 20260101;
    private static final int FULL_PRECISION = 17;

    private final double[][] columns;

    private NumberTable(double[][] columns) {
        this.columns = columns;
    }

    /** As many numbers as 20 columns of {@code rows} rows have, rounded to so many digits behind the point. */
    static NumberTable of(int rows, int digits) {
        Random random = new Random(SEED);
        double unit = Math.pow(10, digits);
        double[][] columns = new double[COLUMNS][rows];
        for (double[] column : columns) {
            for (int row = 0; row < rows; row++) {
                double number = random.nextGaussian();
                column[row] = digits < FULL_PRECISION ? Math.rint(number * unit) / unit : number;
            }
        }
        return new NumberTable(columns);
    }

    static String name(int column) {
        return "x" + column;
    }

    /** The numbers, column by column; not a copy. */
    double[][] columns() {
        return columns;
    }

    Dataset toDataset() {
        Map<String, Column> named = new LinkedHashMap<>();
        for (int i = 0; i < columns.length; i++) {
            named.put(name(i), Columns.reals(columns[i].clone()));
        }
        return Dataset.of(named);
    }

    /** Writes a file with a header, and the shortest decimal without an exponent that reads back as the number. */
    void writeCsv(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < columns.length; i++) {
                out.append(i == 0 ? "" : ",").append(name(i));
            }
            out.append('\n');
            for (int row = 0; row < columns[0].length; row++) {
                for (int i = 0; i < columns.length; i++) {
                    String number = BigDecimal.valueOf(columns[i][row]).toPlainString();
                    out.append(i == 0 ? "" : ",").append(number);
                }
                out.append('\n');
            }
        }
    }
}
