package org.evermodel.pipeline;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A value that people have let go on.
 *
 * @param value the value
 * @param decisions what they decided, in the order in which they did; none where silence approved
 * @param <T> its type
 */
public record Approved<T>(T value, List<ApprovalDecision> decisions) {
    /** Copies the decisions. */
    public Approved {
        decisions = List.copyOf(decisions);
    }

    /** What they filled in, by name; of two who filled in the same, the later one's. */
    public Map<String, String> values() {
        Map<String, String> all = new TreeMap<>();
        decisions.forEach(each -> all.putAll(each.values()));
        return all;
    }
}
