package org.evermodel.registry.audit;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a look at a whole store found.
 *
 * @param problems each thing that is not as it was left, in order of discovery
 * @param looked how much was looked at
 */
public record Verification(List<Problem> problems, Progress looked) {
    private static final int SHOWN = 3;

    /** Copies the problems. */
    public Verification {
        problems = List.copyOf(problems);
    }

    /** Whether everything is as it was left. */
    public boolean sound() {
        return problems.isEmpty();
    }

    /**
     * One thing that is not as it was left.
     *
     * @param subject what it is, such as {@code artifact sha256:…}, {@code record alias/…} or {@code audit row 7}
     * @param what in which way it differs
     */
    public record Problem(String subject, String what) {
        @Override
        public String toString() {
            return subject + " " + what;
        }
    }

    /**
     * How much was looked at so far.
     *
     * @param artifacts how many artifacts
     * @param bytes how many bytes of them
     * @param auditRows how many rows of the audit log
     * @param records how many records of the registry
     */
    public record Progress(long artifacts, long bytes, long auditRows, long records) {
        @Override
        public String toString() {
            return artifacts + " artifacts of " + bytes + " bytes, " + records + " records, " + auditRows
                    + " audit rows";
        }
    }

    @Override
    public String toString() {
        String found = problems.stream().limit(SHOWN).map(Problem::toString).collect(Collectors.joining("; "));
        String more = problems.size() > SHOWN ? "; and " + (problems.size() - SHOWN) + " more" : "";
        return "Verification[" + (sound() ? "sound" : problems.size() + " problems: " + found + more) + "; " + looked
                + "]";
    }
}
