package org.evermodel.registry.tracking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.evermodel.RunId;
import org.evermodel.registry.tracking.PartsComparison.Difference;
import org.evermodel.registry.tracking.PartsComparison.Part;
import org.evermodel.registry.tracking.RunComparison.Row;

/**
 * The parts of some runs, by what they are called. A part that did not come to its end and one that went on with it are
 * pieces of one; of several that are called alike otherwise, the further ones are counted: {@code trial (2)}.
 *
 * @param runs for each run, the pieces of its parts by name
 */
record PartsOfRuns(List<Map<String, List<Run>>> runs) {
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** An element of a list, which there is only once: one that failed is worked on again when the run goes on. */
    private static final Pattern ELEMENT = Pattern.compile("\\[\\d+]$");

    private static final int LONGEST_NUMBER = 12;
    private static final Comparator<String> BY_NUMBERS =
            Comparator.comparing(PartsOfRuns::withLongNumbers).thenComparing(Comparator.naturalOrder());

    private static String withLongNumbers(String name) {
        return NUMBER.matcher(name)
                .replaceAll(number ->
                        "0".repeat(Math.max(0, LONGEST_NUMBER - number.group().length())) + number.group());
    }

    /**
     * The parts of a run by name; that of a part of a part begins with the name of what it is part of.
     *
     * @param parts in the order in which they began, each after what it is part of
     */
    static Map<String, List<Run>> named(Run whole, List<Run> parts) {
        Map<RunId, String> prefixes = new HashMap<>(Map.of(whole.id(), ""));
        Map<String, Integer> counts = new HashMap<>();
        Map<String, List<Run>> named = new LinkedHashMap<>();
        for (Run part : parts) {
            String prefix = part.parent().map(prefixes::get).orElse("");
            String name = free(prefix + part.name(), counts, named);
            named.computeIfAbsent(name, any -> new ArrayList<>()).add(part);
            prefixes.put(part.id(), name + "/");
        }
        return named;
    }

    /** The first name that is free; {@code counts} says from which on, for what was taken stays so. */
    private static String free(String name, Map<String, Integer> counts, Map<String, List<Run>> named) {
        int count = counts.getOrDefault(name, 1);
        while (isWhole(named.getOrDefault(counted(name, count), List.of()))) {
            count++;
        }
        counts.put(name, count);
        return counted(name, count);
    }

    private static String counted(String name, int count) {
        return count == 1 ? name : name + " (" + count + ")";
    }

    /** What was killed or has not ended is gone on with by the next of its name. */
    private static boolean isWhole(List<Run> pieces) {
        return !pieces.isEmpty() && isWhole(pieces.get(pieces.size() - 1));
    }

    private static boolean isWhole(Run last) {
        return last.end()
                .map(Run.End::outcome)
                .filter(outcome -> switch (outcome) {
                    case FINISHED, REFUSED -> true;
                    case FAILED -> !ELEMENT.matcher(last.name()).find();
                    case KILLED, WAITING -> false;
                })
                .isPresent();
    }

    /** Compares those that are called alike but for numbers. */
    List<PartsComparison> compared() {
        Map<String, TreeSet<String>> alike = new TreeMap<>();
        runs.forEach(parts -> parts.keySet()
                .forEach(name -> alike.computeIfAbsent(
                                NUMBER.matcher(name).replaceAll("*"), any -> new TreeSet<>(BY_NUMBERS))
                        .add(name)));
        return alike.entrySet().stream()
                .map(each -> compared(each.getKey(), each.getValue()))
                .toList();
    }

    private PartsComparison compared(String name, TreeSet<String> names) {
        List<Integer> counts = runs.stream()
                .map(parts -> (int) names.stream().filter(parts::containsKey).count())
                .toList();
        Map<String, Difference> differences = new LinkedHashMap<>();
        for (String each : names) {
            List<List<Run>> those = runs.stream()
                    .map(parts -> parts.getOrDefault(each, List.of()))
                    .toList();
            RunComparison.told(those).stream()
                    .filter(row -> row.differs() && !row.isDuration())
                    .forEach(row ->
                            differences.merge(row.group() + " " + row.name(), first(each, row), PartsOfRuns::together));
        }
        return new PartsComparison(
                name,
                counts,
                differences.values().stream()
                        .sorted(Comparator.comparing(Difference::group).thenComparing(Difference::name))
                        .toList());
    }

    private static Difference first(String part, Row row) {
        return new Difference(row.group(), row.name(), 1, List.of(new Part(part, row.values())));
    }

    private static Difference together(Difference all, Difference one) {
        List<Part> first = new ArrayList<>(all.first());
        if (first.size() < PartsComparison.FIRST) {
            first.addAll(one.first());
        }
        return new Difference(all.group(), all.name(), all.parts() + one.parts(), first);
    }
}
