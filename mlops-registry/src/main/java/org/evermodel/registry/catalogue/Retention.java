package org.evermodel.registry.catalogue;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Which versions of a dataset keep their rows. What is not kept by any of the rules is let go. Always kept is what a
 * registered model was made from, and what a run has read that goes on or ended within a day, because a model may still be
 * registered from it. Content that is registered a second time is not newer for it, unless its rows had been let go: what must
 * stay is best tagged.
 *
 * <pre>{@code
 * Retention.keepLast(10).orYoungerThan(Duration.ofDays(90)).orTagged("gold")
 * }</pre>
 *
 * @param last how many versions are kept from the last one backwards, at least 1
 * @param within how old a version may be and is kept, where age is a reason
 * @param tags a version with one of these tags is kept, whatever the tag's value
 */
public record Retention(int last, Optional<Duration> within, Set<String> tags) {
    /** Refuses to keep not even the last version. */
    public Retention {
        if (last < 1) {
            throw new IllegalArgumentException("at least the last version is kept, but last was " + last);
        }
        tags = Set.copyOf(tags);
    }

    /** Keeps the last versions. */
    public static Retention keepLast(int versions) {
        return new Retention(versions, Optional.empty(), Set.of());
    }

    /** Keeps versions up to this age, too. */
    public Retention orYoungerThan(Duration age) {
        return new Retention(last, Optional.of(age), tags);
    }

    /** Keeps versions with one of these tags, too. */
    public Retention orTagged(String... names) {
        return new Retention(last, within, Set.of(names));
    }
}
