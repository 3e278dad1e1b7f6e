package org.evermodel.registry.tracking;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.evermodel.registry.tracking.RunComparison.Group;

/**
 * How parts of runs differ that are called alike but for numbers: the elements of a list that a pipeline works on, the
 * folds or trials of a search. Part {@code each[3]} of one run is compared with {@code each[3]} of the others; of
 * however many that differ, their number is told and the first {@value #FIRST}. Immutable and thread-safe.
 *
 * @param name what they are called, each number an asterisk: {@code each[*]}
 * @param counts how many of them each run has, in the runs' order
 * @param differences in what some of them differ, by group and name; how long steps took is none
 */
public record PartsComparison(String name, List<Integer> counts, List<Difference> differences) {
    /** How many of the parts that differ are told one by one. */
    public static final int FIRST = 5;

    /** Copies the lists. */
    public PartsComparison {
        counts = List.copyOf(counts);
        differences = List.copyOf(differences);
    }

    /**
     * One thing in which parts differ.
     *
     * @param group what it is about
     * @param name its name
     * @param parts how many parts differ in it; one that a run lacks differs from one that is there
     * @param first the first of them, in the order of their numbers
     */
    public record Difference(Group group, String name, int parts, List<Part> first) {
        /** Copies the list. */
        public Difference {
            first = List.copyOf(first);
        }
    }

    /**
     * What one part has.
     *
     * @param name what the part is called, such as {@code each[3]}
     * @param values the value in each run, in the runs' order; empty where a run has none
     */
    public record Part(String name, List<Optional<String>> values) {
        /** Copies the values. */
        public Part {
            values = List.copyOf(values);
        }
    }

    /** Whether all runs have as many of these parts, and all of them are alike. */
    public boolean isEqual() {
        return differences.isEmpty() && counts.stream().distinct().count() == 1;
    }

    /** A line for prompts. */
    @Override
    public String toString() {
        String told = differences.stream()
                .map(each -> each.name() + " in " + each.parts())
                .collect(Collectors.joining(", "));
        return name + " " + counts + (isEqual() ? " are equal" : " differ" + (told.isEmpty() ? "" : ": " + told));
    }
}
