package org.evermodel.examples.patients;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.jspecify.annotations.Nullable;

/**
 * A seeded generator of surgical patients and of whether a complication followed within 30 days. Nobody real is in it.
 *
 * <pre>{@code
 * Dataset patients = SurgicalPatients.generate(9_000, 42);
 * }</pre>
 *
 * <p>About one patient in seven has a complication. Its log-odds rise with age, ASA class, low albumin (below 3.5 g/dL),
 * few or very many platelets, distance of the body-mass index from 26, smoking, diabetes, the procedure, an operation
 * longer than usual for it, and emergency; an emergency beyond 70 years, and a vascular bypass of a smoker, are worse
 * than the sum. Sex and ethnicity have no influence. Some values are missing, as in life, at random.
 *
 * <p>The same seed gives the same table on every platform, and a longer table begins with the shorter one.
 */
public final class SurgicalPatients {
    /** The outcome: whether a complication followed within 30 days. */
    public static final String TARGET = "complication_30d";

    private final Map<String, List<@Nullable Object>> cells = new LinkedHashMap<>();
    private final Random random;

    private SurgicalPatients(Random random) {
        this.random = random;
    }

    /**
     * Draws patients.
     *
     * @param rows how many, at least 1
     * @param seed decides every value
     */
    public static Dataset generate(int rows, long seed) {
        return generate(rows, rows, seed);
    }

    /**
     * Draws patients, among whom a resistant germ spreads from some day on: the same people come, but diabetics and those
     * who lie open longer than usual get complications far more often than they used to.
     *
     * @param rows how many, at least 1
     * @param germFrom the position of the first patient after the germ came; {@code rows} where it does not come
     * @param seed decides every value; the patients before the germ are those of {@link #generate(int, long)}
     */
    public static Dataset generate(int rows, int germFrom, long seed) {
        if (rows < 1) {
            throw new IllegalArgumentException("rows must be at least 1, but was " + rows);
        }
        // java.util.Random is slow and plain, but the only generator whose Gaussians are specified to the bit.
        SurgicalPatients patients = new SurgicalPatients(new Random(seed));
        for (int i = 0; i < rows; i++) {
            patients.add(Patient.draw(patients.random, i >= germFrom));
        }
        return patients.table();
    }

    private void add(Patient patient) {
        put("age", patient.age());
        put("sex", patient.sex());
        put("ethnicity", patient.ethnicity());
        put("smoking", missingAt(0.03, patient.smoking()));
        put("body_mass_index", missingAt(0.04, patient.bodyMassIndex()));
        put("diabetes", patient.diabetes());
        put("platelets", missingAt(0.05, patient.platelets()));
        put("albumin", missingAt(0.09, patient.albumin()));
        put("asa_class", patient.asaClass());
        put("procedure", patient.procedure().label);
        put("emergency", patient.emergency());
        put("minutes", patient.minutes());
        put(TARGET, patient.complication());
    }

    private @Nullable Object missingAt(double share, Object value) {
        return random.nextDouble() < share ? null : value;
    }

    private void put(String name, @Nullable Object value) {
        cells.computeIfAbsent(name, added -> new ArrayList<>()).add(value);
    }

    private Dataset table() {
        Map<String, Column> columns = new LinkedHashMap<>();
        cells.forEach((name, values) -> columns.put(name, Columns.of(type(name), values)));
        return Dataset.of(columns);
    }

    private static ColumnType type(String name) {
        return switch (name) {
            case "age", "asa_class", "minutes" -> ColumnType.INTEGER;
            case "body_mass_index", "platelets", "albumin" -> ColumnType.REAL;
            case "diabetes", "emergency", TARGET -> ColumnType.BOOLEAN;
            default -> ColumnType.CATEGORICAL;
        };
    }
}
