package org.evermodel.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.jspecify.annotations.Nullable;

/**
 * Small tables to learn from, the same for the same seed. Inputs are {@code age} (whole), {@code bmi} (real, one cell in
 * ten missing), {@code smokes} (boolean), {@code ward} (one of four texts, now and then missing) and {@code noise}
 * (real, tells nothing).
 */
public final class SampleTables {
    private static final List<String> WARDS = List.of("east", "north", "south", "west");

    private SampleTables() {}

    /** Inputs and the target {@code outcome}, {@code yes} or {@code no}, which age, bmi and ward make more or less likely. */
    public static Dataset classified(int rows, long seed) {
        Patients patients = new Patients(rows, seed);
        List<String> outcomes = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            double chance = 1 / (1 + Math.exp(-patients.risk(row)));
            outcomes.add(patients.random.nextDouble() < chance ? "yes" : "no");
        }
        return patients.table().with("outcome", Columns.categories(outcomes));
    }

    /** Inputs and the target {@code group}: {@code low}, {@code middle} or {@code high}. */
    public static Dataset ofManyClasses(int rows, long seed) {
        Patients patients = new Patients(rows, seed);
        List<String> groups = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            double risk = patients.risk(row) + patients.random.nextDouble(-0.3, 0.3);
            groups.add(risk < -1 ? "low" : risk < 1 ? "middle" : "high");
        }
        return patients.table().with("group", Columns.categories(groups));
    }

    /** Inputs and the target {@code days}, a number that age, bmi and ward make larger or smaller. */
    public static Dataset measured(int rows, long seed) {
        Patients patients = new Patients(rows, seed);
        double[] days = new double[rows];
        for (int row = 0; row < rows; row++) {
            days[row] = 10 + 3 * patients.risk(row) + patients.random.nextDouble(-1, 1);
        }
        return patients.table().with("days", Columns.reals(days));
    }

    private static final class Patients {
        private final SplittableRandom random;
        private final long[] ages;
        private final boolean[] smoke;
        private final double[] noise;
        private final List<@Nullable Double> bmis = new ArrayList<>();
        private final List<@Nullable String> wards = new ArrayList<>();
        private final double[] risks;

        Patients(int rows, long seed) {
            random = new SplittableRandom(seed);
            ages = new long[rows];
            smoke = new boolean[rows];
            noise = new double[rows];
            risks = new double[rows];
            for (int row = 0; row < rows; row++) {
                draw(row);
            }
        }

        private void draw(int row) {
            int ward = random.nextInt(WARDS.size());
            double bmi = random.nextDouble(18, 40);
            ages[row] = random.nextInt(18, 90);
            smoke[row] = random.nextInt(4) == 0;
            noise[row] = random.nextDouble(-1, 1);
            bmis.add(random.nextInt(10) == 0 ? null : bmi);
            wards.add(random.nextInt(20) == 0 ? null : WARDS.get(ward));
            risks[row] = (ages[row] - 54) / 12.0 + (bmi - 29) / 6 + (smoke[row] ? 1 : 0) + (ward == 0 ? 1.5 : -0.5);
        }

        double risk(int row) {
            return risks[row];
        }

        Dataset table() {
            Map<String, Column> columns = new LinkedHashMap<>();
            columns.put("age", Columns.integers(ages));
            columns.put("bmi", Columns.of(ColumnType.REAL, bmis));
            columns.put("smokes", Columns.booleans(smoke));
            columns.put("ward", Columns.categories(wards));
            columns.put("noise", Columns.reals(noise));
            return Dataset.of(columns);
        }
    }
}
