package org.evermodel.pipeline;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evermodel.artifact.Codec;

/**
 * One piece of work: from an input to an output. An ordinary function that a test can call, best written as a record
 * whose components are its settings.
 *
 * <pre>{@code
 * record Adults(int age) implements Step<Dataset, Dataset> {
 *     public Dataset run(Dataset people, StepContext context) {
 *         return people.take(rowsAtLeast(people.column("age"), age));
 *     }
 *
 *     public Optional<Codec<Dataset>> codec() {
 *         return Optional.of(Datasets.codec());
 *     }
 * }
 * }</pre>
 *
 * <p>A step is an inert description: the same instance may be run any number of times and by several threads. The output
 * of a step with a {@link #codec()} is kept and handed out again as long as nothing changed that the step declares: its
 * id, {@link #version()}, {@link #parameters()}, {@link #environment()}, codec, seed and the content of its input, and
 * the bytecode of the class that wrote it together with that class's nest and those of the classes it extends; of a
 * pipeline that is a step, what each of its places is. Code which that class calls is not looked at:
 * raise the version when it changes. The output of a step that holds values of which nothing is known, such as a lambda
 * that captures some, is never kept unless the step declares parameters. Nor is that of a lambda in a class that writes
 * several of them, since at run time they cannot be told apart, unless it declares parameters or a version of its own.
 *
 * <p>A run that has a storage and is resumed goes on with what its steps had made, those without a codec included where
 * their class says that they make tables or what {@link org.evermodel.artifact.Codecs#json} takes, in a type that this
 * library reaches. {@link Runner#explain} says of a step why what it made is made again. For records in a package that
 * is closed to the library the host lends its access:
 * {@code keptBy(Codecs.json(MethodHandles.lookup(), Fitted.class))}.
 *
 * @param <I> what it takes
 * @param <O> what it makes
 */
@FunctionalInterface
public interface Step<I, O> {
    /**
     * Does the work. Whatever it throws fails the run with this step's name; an InterruptedException ends the run as
     * killed.
     */
    O run(I input, StepContext context) throws Exception;

    /** How outputs are kept; empty, as it is unless overridden, for a step that runs every time. */
    default Optional<Codec<O>> codec() {
        return Optional.empty();
    }

    /**
     * Every setting that influences the output, by name, in a canonical form. A record that does not override this is
     * known by its components, if all of them are plain values: numbers, texts, enums, times, tables, and lists, sets,
     * maps, optionals and records of these. A path or an address is none, since it only names what can change.
     */
    default Map<String, String> parameters() {
        return Map.of();
    }

    /** The version of what this step does; to be raised when code changes that lies outside the step's own class. */
    default String version() {
        return "1";
    }

    /** What the output also depends on, by name, such as the version of an engine. */
    default Map<String, String> environment() {
        return Map.of();
    }

    /**
     * Whether the step draws on the run's seed, as is assumed unless overridden. The output of one that does not is
     * still good when the seed changes, and {@link StepContext#seed()} is refused to it.
     */
    default boolean seeded() {
        return true;
    }

    /**
     * When a kept output is used again, beside the rule that nothing may have changed; always unless overridden. A step
     * whose output depends on more than it declares, such as the hour or a remote table, says so here.
     */
    default Caching caching() {
        return Caching.always();
    }

    /** How often and when the step is tried again after it threw; never unless overridden. */
    default Retry retry() {
        return Retry.never();
    }

    /** How long one attempt may take before it is interrupted and fails; as long as it needs unless overridden. */
    default Optional<Duration> limit() {
        return Optional.empty();
    }

    /** This step tried again as {@code retry} says. */
    default Step<I, O> retrying(Retry retry) {
        return Declared.of(this).withRetry(retry);
    }

    /**
     * This step with at most so much time for an attempt: then its thread is interrupted, and the attempt has failed with
     * {@link StepTimeoutException}. A step that does not react to interrupts runs to its end first.
     */
    default Step<I, O> within(Duration limit) {
        return Declared.of(this).withLimit(limit);
    }

    /**
     * This step with kept outputs used again only while they are not older than that. A run that is resumed goes on with what
     * it made or used before, at any age.
     */
    default Step<I, O> cachedFor(Duration longest) {
        return Declared.of(this).withCaching(caching().atMost(longest));
    }

    /**
     * This step run again in every run, even where nothing it declares has changed. A run that is resumed goes on with what
     * it made itself.
     */
    default Step<I, O> neverCached() {
        return Declared.of(this).withCaching(caching().never());
    }

    /**
     * This step with kept outputs used again whatever is in these columns of the tables it is given; its output must not
     * depend on them, nor on what rows are called, {@link org.evermodel.data.Dataset#rowDigests()}. Tables are looked for
     * in the input and in the components of a record that is the input.
     */
    default Step<I, O> ignoring(String... columns) {
        return Declared.of(this).withCaching(caching().ignoring(Set.of(columns)));
    }

    /**
     * This step with kept outputs used again whatever these components of the record that it is given are, such as one part of
     * what a join put together; its output must not depend on them. What remains must be known by its content: a plain value,
     * a table, or what another step made and kept, such as a model, that a join handed on as it was. Where it is not, all of the
     * record counts.
     */
    default Step<I, O> ignoringInputs(String... components) {
        return Declared.of(this).withCaching(caching().ignoringInputs(Set.of(components)));
    }

    /** This step with its outputs kept by {@code codec}; for lambdas. */
    default Step<I, O> keptBy(Codec<O> codec) {
        return Declared.of(this).withCodec(codec);
    }

    /** This step with these parameters declared beside its own; for lambdas that capture values. */
    default Step<I, O> withParameters(Map<String, String> parameters) {
        return Declared.of(this).withMoreParameters(parameters);
    }

    /** This step with another version; for lambdas. */
    default Step<I, O> withVersion(String version) {
        return Declared.of(this).withOtherVersion(version);
    }
}
