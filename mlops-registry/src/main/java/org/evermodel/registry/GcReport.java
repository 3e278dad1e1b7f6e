package org.evermodel.registry;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a garbage collection did with each artifact, or, in a dry run, would have done.
 *
 * @param rehearsal whether nothing was done
 * @param at when it began
 * @param storedBefore only what was last stored before this moment could be set aside: the grace before its beginning, or
 *     before the start of the oldest run in flight
 * @param oldestRun when the oldest run in flight began, if there was one
 * @param tallies how many artifacts met which fate; only those that any met
 */
public record GcReport(
        boolean rehearsal, Instant at, Instant storedBefore, Optional<Instant> oldestRun, Map<Fate, Tally> tallies) {

    /** Copies the tallies. */
    public GcReport {
        Map<Fate, Tally> sorted = new EnumMap<>(Fate.class);
        sorted.putAll(tallies);
        tallies = Collections.unmodifiableMap(sorted);
    }

    /** What becomes of an artifact, and why. */
    public enum Fate {
        /** Something refers to it. */
        REFERRED("kept, as something refers to them"),
        /** Nothing refers to it, but it was stored within the grace, or since shortly before a run in flight began. */
        YOUNG("kept, as they are young"),
        /** Nothing refers to it: from now on it is set aside. */
        SET_ASIDE("set aside, as nothing refers to them"),
        /** It was set aside, and is wanted again. */
        BROUGHT_BACK("brought back, as they are wanted again"),
        /** It was set aside, and not long enough ago. */
        WAITING("waiting, set aside before"),
        /** It was set aside long enough ago: it is gone for good. */
        DELETED("deleted, as nobody wanted them back");

        private final String text;

        Fate(String text) {
            this.text = text;
        }
    }

    /**
     * So many artifacts.
     *
     * @param artifacts how many
     * @param bytes how many bytes they have
     */
    public record Tally(long artifacts, long bytes) {
        /** None. */
        public static final Tally NONE = new Tally(0, 0);

        Tally plus(Tally other) {
            return new Tally(artifacts + other.artifacts, bytes + other.bytes);
        }

        @Override
        public String toString() {
            return artifacts + " artifacts of " + bytes + " bytes";
        }
    }

    /** How many artifacts met a fate. */
    public Tally of(Fate fate) {
        return tallies.getOrDefault(fate, Tally.NONE);
    }

    @Override
    public String toString() {
        String fates = tallies.isEmpty()
                ? "nothing was stored"
                : tallies.entrySet().stream()
                        .map(each -> each.getValue() + " " + each.getKey().text)
                        .collect(Collectors.joining("; "));
        String run = oldestRun.map(since -> ", a run in flight since " + since).orElse("");
        return "GcReport[" + (rehearsal ? "dry run: " : "") + fates + "; looked at what was stored before "
                + storedBefore + run + "]";
    }
}
