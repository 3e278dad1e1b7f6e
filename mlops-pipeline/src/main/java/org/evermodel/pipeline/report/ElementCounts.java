package org.evermodel.pipeline.report;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.evermodel.pipeline.StepReport;
import org.evermodel.pipeline.StepStatus;

/** How many elements of lists steps have ended for, by the ids that they have in a run: {@code each[3]/step}. */
final class ElementCounts {
    private static final String INDEX = "\\[\\d+\\]/";

    private final Map<String, Set<String>> seen = new HashMap<>();
    private final Map<String, Integer> cached = new HashMap<>();

    static boolean isElement(String id) {
        return !id.equals(id.split(INDEX, 2)[0]);
    }

    void clear() {
        seen.clear();
        cached.clear();
    }

    void count(StepReport step) {
        String each = step.id().split(INDEX, 2)[0];
        String element = step.id().substring(each.length(), step.id().indexOf(']', each.length()));
        seen.computeIfAbsent(each, id -> new HashSet<>()).add(element);
        if (step.status() == StepStatus.CACHED) {
            cached.merge(each, 1, Integer::sum);
        }
    }

    /** What is counted for a list, to go on with after a comma; empty for what is no list. */
    String of(String each) {
        Set<String> elements = seen.getOrDefault(each, Set.of());
        if (elements.isEmpty()) {
            return "";
        }
        int kept = cached.getOrDefault(each, 0);
        return ", " + elements.size() + (elements.size() == 1 ? " element" : " elements")
                + (kept > 0 ? ", " + kept + " steps cached" : "");
    }
}
