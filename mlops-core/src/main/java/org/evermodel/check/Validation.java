package org.evermodel.check;

import java.util.ArrayList;
import java.util.List;
import org.evermodel.data.Dataset;
import org.evermodel.data.Schema;

/**
 * Checks being made together on one table, which goes by in parts; {@link Validator#begin} makes it. All checks see each
 * part once, so a table larger than memory is read once.
 *
 * <pre>{@code
 * Validation validation = validator.begin(batches.schema());
 * validation.add(batch);                           // for each one, in order
 * ValidationReport report = validation.finish();
 * }</pre>
 *
 * <p>How the rows are parted makes no difference to the report. Not thread-safe.
 */
public final class Validation {
    private final Schema schema;
    private final List<Check> checks;
    private final List<Inspection> inspections;
    private long rows;
    private boolean finished;

    Validation(Schema schema, List<Check> checks) {
        this.schema = schema;
        this.checks = checks;
        this.inspections = checks.stream().map(check -> check.begin(schema)).toList();
    }

    /**
     * The next rows. Throws IllegalArgumentException where they have another schema, and IllegalStateException behind
     * {@link #finish()}.
     */
    public void add(Dataset batch) {
        requireUnfinished();
        if (!batch.schema().equals(schema)) {
            throw new IllegalArgumentException(
                    "each part of a table must have its schema " + schema + ", but one has " + batch.schema());
        }
        Part part = Part.of(batch, rows);
        inspections.forEach(inspection -> inspection.add(part));
        rows += batch.rowCount();
    }

    /** How many rows were added. */
    public long rows() {
        return rows;
    }

    /** What was found in all rows that were added. Throws IllegalStateException where it was asked for before. */
    public ValidationReport finish() {
        requireUnfinished();
        finished = true;
        List<CheckResult> results = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            Check check = checks.get(i);
            results.add(new CheckResult(
                    check.name(),
                    check.severity(),
                    check.description(),
                    inspections.get(i).finish()));
        }
        return new ValidationReport(rows, results);
    }

    private void requireUnfinished() {
        if (finished) {
            throw new IllegalStateException("a validation ends once: begin another one for another table");
        }
    }

    @Override
    public String toString() {
        return "Validation[" + rows + " rows, " + checks.size() + " checks]";
    }
}
