package org.evermodel.drift;

import java.util.Optional;

/**
 * What is to be said of one column.
 *
 * @param column its name
 * @param verdict whether it drifted
 * @param divergence how far it moved; empty where the verdict is NOT_APPLICABLE or either side has too few rows
 * @param reason why the verdict is what it is, in one sentence
 */
public record ColumnDrift(String column, DriftVerdict verdict, Optional<Divergence> divergence, String reason) {
    @Override
    public String toString() {
        return "ColumnDrift[" + column + " " + verdict + ": " + reason + "]";
    }
}
