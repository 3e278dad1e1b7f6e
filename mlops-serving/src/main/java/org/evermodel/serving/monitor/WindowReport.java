package org.evermodel.serving.monitor;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evermodel.drift.DriftReport;

/**
 * What a window looked like.
 *
 * @param window the window's number, from 1
 * @param firstRow the number of its first row, 0-based, among all that were counted; shadows' answers count apart
 * @param lastRow the number of its last row
 * @param opened when its first row was answered
 * @param closed when it was closed
 * @param features what became of the inputs
 * @param answers what became of the reference version's answers; empty where it gave none or nothing is known of them
 * @param faults the columns with far more faulty cells than there were
 * @param activeAlarms the alarms that are up, that of the error rate by the labels that have come so far
 * @param dropped how many answers went by uncounted since the window before, for want of room
 */
public record WindowReport(
        long window,
        long firstRow,
        long lastRow,
        Instant opened,
        Instant closed,
        DriftReport features,
        Optional<DriftReport> answers,
        List<Fault> faults,
        Set<Alert.Kind> activeAlarms,
        long dropped) {
    /** Copies the collections. */
    public WindowReport {
        faults = List.copyOf(faults);
        Set<Alert.Kind> copy = EnumSet.noneOf(Alert.Kind.class);
        copy.addAll(activeAlarms);
        activeAlarms = java.util.Collections.unmodifiableSet(copy);
    }

    /** How many rows were counted in it. */
    public long rows() {
        return lastRow - firstRow + 1;
    }

    @Override
    public String toString() {
        return "WindowReport[" + window + ", " + rows() + " rows from " + firstRow + ", alarms "
                + activeAlarms.stream().map(Alert.Kind::id).toList() + "]";
    }
}
