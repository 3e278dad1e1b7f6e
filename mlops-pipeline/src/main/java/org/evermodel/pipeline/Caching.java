package org.evermodel.pipeline;

import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Under which circumstances the kept output of a step is used again, beside the rule that nothing it depends on may have
 * changed.
 *
 * <pre>{@code
 * .step("rates", new ReadRates(bank).cachedFor(Duration.ofHours(6)))
 * .step("train", new TrainForest().ignoring("loaded_at"))
 * .step("publish", new Publish().ignoringInputs("timings"))
 * }</pre>
 *
 * @param allowed whether it is used at all by other runs than the one that made it
 * @param longest how old it may be; empty for any age
 * @param ignoredColumns columns of the tables it is given on which it does not depend
 * @param ignoredInputs components of the record it is given on which it does not depend
 */
public record Caching(
        boolean allowed, Optional<Duration> longest, Set<String> ignoredColumns, Set<String> ignoredInputs) {
    private static final Caching ALWAYS = new Caching(true, Optional.empty(), Set.of(), Set.of());

    /** Refuses a time that is not positive; copies the names. */
    public Caching {
        longest.filter(time -> time.isNegative() || time.isZero()).ifPresent(time -> {
            throw new IllegalArgumentException("an output must be good for some time, but was to be for " + time);
        });
        ignoredColumns = Collections.unmodifiableSet(new TreeSet<>(ignoredColumns));
        ignoredInputs = Collections.unmodifiableSet(new TreeSet<>(ignoredInputs));
    }

    /** At any age, with nothing ignored. */
    public static Caching always() {
        return ALWAYS;
    }

    /** Not by other runs. */
    public Caching never() {
        return new Caching(false, longest, ignoredColumns, ignoredInputs);
    }

    /** Not when it is older. */
    public Caching atMost(Duration time) {
        return new Caching(allowed, Optional.of(time), ignoredColumns, ignoredInputs);
    }

    /** Whatever is in these columns. */
    public Caching ignoring(Set<String> columns) {
        return new Caching(allowed, longest, columns, ignoredInputs);
    }

    /** Whatever these components of the record it is given are. */
    public Caching ignoringInputs(Set<String> components) {
        return new Caching(allowed, longest, ignoredColumns, components);
    }
}
