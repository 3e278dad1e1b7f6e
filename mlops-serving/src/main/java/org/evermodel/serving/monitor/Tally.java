package org.evermodel.serving.monitor;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evermodel.port.PatientLineage;

/** What a monitor counts about itself. Not thread-safe. */
final class Tally {
    private final Map<LabelOutcome, Long> labels = new EnumMap<>(LabelOutcome.class);
    private long counted;
    private long shadows;
    private long shadowsDropped;
    private long droppedAtTheDoor;
    private long droppedReported;
    private long repeatedIds;
    private long lapsed;
    private long windows;

    /** How many rows were counted before. */
    long counted() {
        return counted;
    }

    void counted(int more) {
        counted += more;
    }

    void shadows(int kept, int left) {
        shadows += kept;
        shadowsDropped += left;
    }

    void dropped(long atTheDoor) {
        droppedAtTheDoor = atTheDoor;
    }

    /** How many rows went by since this was last asked. */
    long droppedSinceReport() {
        long since = droppedAtTheDoor + shadowsDropped - droppedReported;
        droppedReported += since;
        return since;
    }

    void repeatedIds(int more) {
        repeatedIds += more;
    }

    void lapsed(int more) {
        lapsed += more;
    }

    void label(LabelOutcome outcome) {
        labels.merge(outcome, 1L, Long::sum);
    }

    /** The number of a window that is opened. */
    long nextWindow() {
        return ++windows;
    }

    MonitorStatus status(int waiting, Set<Alert.Kind> active, Optional<PatientLineage> lineage) {
        return new MonitorStatus(
                counted,
                shadows,
                droppedAtTheDoor + shadowsDropped,
                repeatedIds,
                lapsed,
                windows,
                waiting,
                labels,
                active,
                lineage.map(PatientLineage::failures).orElse(0L),
                lineage.map(PatientLineage::givenUp).orElse(0L));
    }
}
