package org.evermodel.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Field;
import org.evermodel.data.Schema;

/**
 * Whether one signature can take another one's place, as registries of message schemas judge it. A column of a signature
 * is required, as MLflow's are unless told otherwise; columns that a model does not know are ignored, and a number may
 * stand where a wider one is wanted only if nothing is lost by it, so a type may change between texts only.
 *
 * <pre>{@code
 * Compatibility verdict = Compatibility.between(registered, candidate);
 * verdict.level();       // BACKWARD
 * verdict.differences(); // [column "bmi" was removed: breaks FORWARD]
 * }</pre>
 *
 * @param level who can go on unchanged
 * @param differences what differs, and which direction each difference breaks; none where both signatures are the same
 */
public record Compatibility(Level level, List<Difference> differences) {
    /** Copies the differences. */
    public Compatibility {
        differences = List.copyOf(differences);
    }

    /** Who can go on unchanged. */
    public enum Level {
        /** Whoever asks the one can ask the other. */
        FULL(true, true),
        /** Whoever asked the earlier one can ask the later one. */
        BACKWARD(true, false),
        /** Whoever asks the later one could have asked the earlier one, so a rollback is safe. */
        FORWARD(false, true),
        /** Nobody. */
        NONE(false, false);

        private final boolean backward;
        private final boolean forward;

        Level(boolean backward, boolean forward) {
            this.backward = backward;
            this.forward = forward;
        }

        /** Whether a verdict of this level grants all that {@code demanded} does. */
        public boolean grants(Level demanded) {
            return (backward || !demanded.backward) && (forward || !demanded.forward);
        }

        private static Level of(boolean backward, boolean forward) {
            return backward ? (forward ? FULL : BACKWARD) : (forward ? FORWARD : NONE);
        }
    }

    /**
     * One difference.
     *
     * @param what what differs, in a few words
     * @param breaksBackward whether it keeps those who asked the earlier one from asking the later one
     * @param breaksForward whether it keeps those who ask the later one from asking the earlier one
     */
    public record Difference(String what, boolean breaksBackward, boolean breaksForward) {
        @Override
        public String toString() {
            String broken = breaksBackward && breaksForward
                    ? "breaks BACKWARD and FORWARD"
                    : breaksBackward ? "breaks BACKWARD" : breaksForward ? "breaks FORWARD" : "breaks nothing";
            return what + ": " + broken;
        }
    }

    /** Judges whether {@code after} can take the place of {@code before}, and the other way round. */
    public static Compatibility between(Signature before, Signature after) {
        List<Difference> differences = new ArrayList<>();
        compareInputs(before.inputs(), after.inputs(), differences);
        compareOutputs(before, after, differences);
        return of(differences);
    }

    /** The verdict that such differences lead to. */
    public static Compatibility of(List<Difference> differences) {
        boolean backward = differences.stream().noneMatch(Difference::breaksBackward);
        boolean forward = differences.stream().noneMatch(Difference::breaksForward);
        return new Compatibility(Level.of(backward, forward), differences);
    }

    private static void compareInputs(Schema before, Schema after, List<Difference> differences) {
        for (Field old : before.fields()) {
            if (after.find(old.name()).isEmpty()) {
                differences.add(new Difference("column \"" + old.name() + "\" was removed", false, true));
            }
        }
        for (Field now : after.fields()) {
            if (before.find(now.name()).isEmpty()) {
                differences.add(new Difference(
                        "column \"" + now.name() + "\" (" + now.type() + ") was added and is required", true, false));
            } else {
                compareTypes(before.field(now.name()), now, differences);
            }
        }
    }

    private static void compareTypes(Field old, Field now, List<Difference> differences) {
        if (old.type() != now.type()) {
            differences.add(new Difference(
                    "column \"" + old.name() + "\" became " + now.type() + ", was " + old.type(),
                    !isTaken(old.type(), now.type()),
                    !isTaken(now.type(), old.type())));
        }
    }

    /** Whether each value of one type is one of the other. An integer of 64 bits may not be a double. */
    private static boolean isTaken(ColumnType given, ColumnType wanted) {
        return given.isTextual() && wanted.isTextual();
    }

    private static void compareOutputs(Signature before, Signature after, List<Difference> differences) {
        if (!before.target().equals(after.target())) {
            differences.add(new Difference(
                    "it answers \"" + after.target() + "\", not \"" + before.target() + "\"", true, true));
        }
        if (before.task() != after.task()) {
            differences.add(new Difference("it does " + after.task() + ", not " + before.task(), true, true));
            return;
        }
        compareClasses(before.classes(), after.classes(), differences);
        if (!before.positive().equals(after.positive())) {
            differences.add(new Difference(
                    "the positive class is " + after.positive().orElse("none") + ", not "
                            + before.positive().orElse("none"),
                    true,
                    true));
        }
    }

    private static void compareClasses(List<String> before, List<String> after, List<Difference> differences) {
        Set<String> removed = new HashSet<>(before);
        after.forEach(removed::remove);
        List<String> added =
                after.stream().filter(each -> !before.contains(each)).toList();
        if (!added.isEmpty()) {
            differences.add(new Difference("it also answers " + added, true, false));
        }
        if (!removed.isEmpty()) {
            differences.add(new Difference(
                    "it no longer answers "
                            + before.stream().filter(removed::contains).toList(),
                    false,
                    true));
        }
        // Scores are read by position, so classes that stay must stay in their places.
        if (!after.equals(before) && !isStart(before, after) && !isStart(after, before)) {
            differences.add(new Difference("the order of the classes is " + after + ", was " + before, true, true));
        }
    }

    private static boolean isStart(List<String> start, List<String> whole) {
        return start.size() <= whole.size() && whole.subList(0, start.size()).equals(start);
    }

    @Override
    public String toString() {
        return differences.isEmpty() ? level.toString() : level + " " + differences;
    }
}
