package org.evermodel.serving.monitor;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What a monitor has done and left undone since it was opened.
 *
 * @param counted how many answered rows were counted in windows, without shadows'
 * @param shadows how many rows that shadows answered were kept
 * @param dropped how many answered rows, shadows' included, went by uncounted for want of room
 * @param repeatedIds how many counted rows can have no label, since their prediction's name was in use
 * @param lapsed how many counted rows were given up before enough labels came
 * @param windows how many windows were opened, one that is open included
 * @param waiting how many closed windows wait for labels
 * @param labels how many labels came, by what became of them
 * @param activeAlarms the alarms that are up
 * @param lineageFailures how many attempts to tell the lineage of a window failed; they are made again
 * @param lineageGivenUp how many links to the lineage are told no more: refused, of what is not registered, or too many
 */
public record MonitorStatus(
        long counted,
        long shadows,
        long dropped,
        long repeatedIds,
        long lapsed,
        long windows,
        int waiting,
        Map<LabelOutcome, Long> labels,
        Set<Alert.Kind> activeAlarms,
        long lineageFailures,
        long lineageGivenUp) {
    /** Copies the collections. */
    public MonitorStatus {
        Map<LabelOutcome, Long> outcomes = new EnumMap<>(LabelOutcome.class);
        outcomes.putAll(labels);
        labels = Collections.unmodifiableMap(outcomes);
        Set<Alert.Kind> alarms = EnumSet.noneOf(Alert.Kind.class);
        alarms.addAll(activeAlarms);
        activeAlarms = Collections.unmodifiableSet(alarms);
    }
}
