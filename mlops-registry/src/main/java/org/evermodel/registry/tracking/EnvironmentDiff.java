package org.evermodel.registry.tracking;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What differs between two environments: why the same run may not give the same result again.
 *
 * <pre>{@code
 * EnvironmentDiff.between(recorded, registry.environments().current()).changes();
 * }</pre>
 *
 * @param changes what differs, in order of the facts' names
 */
public record EnvironmentDiff(List<Change> changes) {
    /** Copies the changes. */
    public EnvironmentDiff {
        changes = List.copyOf(changes);
    }

    /**
     * A fact that is another one.
     *
     * @param fact its name, such as {@code java}, {@code library tribuo-core} or {@code commit}
     * @param before what it was; empty where there was none
     * @param after what it is; empty where there is none
     */
    public record Change(String fact, Optional<String> before, Optional<String> after) {
        @Override
        public String toString() {
            return fact + ": " + before.orElse("none") + " → " + after.orElse("none");
        }
    }

    /** Compares two environments; what a record of an earlier version did not tell counts as none. */
    public static EnvironmentDiff between(Environment before, Environment after) {
        Map<String, String> old = before.facts();
        Map<String, String> now = after.facts();
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        return new EnvironmentDiff(names.stream()
                .map(name -> new Change(name, Optional.ofNullable(old.get(name)), Optional.ofNullable(now.get(name))))
                .filter(change -> !change.before().equals(change.after()))
                .toList());
    }

    /** Whether nothing differs. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    @Override
    public String toString() {
        return isEmpty()
                ? "the environments are equal"
                : changes.stream().map(Change::toString).collect(Collectors.joining("\n"));
    }
}
