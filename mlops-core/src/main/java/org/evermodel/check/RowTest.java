package org.evermodel.check;

import java.util.Optional;
import java.util.function.Predicate;
import org.evermodel.MlopsException;

/** Asks a predicate of each row, and bears with cells that are missing and columns that do not fit. */
final class RowTest {
    private final String check;
    private final Predicate<CheckedRow> predicate;
    private Optional<CheckedRow.UnfitColumn> unfit = Optional.empty();

    RowTest(String check, Predicate<CheckedRow> predicate) {
        this.check = check;
        this.predicate = predicate;
    }

    /** Whether the row meets the predicate; empty where a cell it reads is missing or a column does not fit. */
    Optional<Boolean> test(CheckedRow row) {
        if (unfit.isPresent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(predicate.test(row));
        } catch (CheckedRow.MissingCell e) {
            return Optional.empty();
        } catch (CheckedRow.UnfitColumn e) {
            unfit = Optional.of(e);
            return Optional.empty();
        } catch (RuntimeException e) {
            throw new MlopsException("the predicate of the check \"" + check + "\" failed at " + row, e);
        }
    }

    /** A column that the rows so far were asked for and that is absent or of another type; it breaks the check. */
    Optional<Finding> broken() {
        return unfit.map(e -> Finding.broken(check, Optional.of(e.column()), 0, e.found()));
    }
}
