package org.evermodel.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.evermodel.Digest;
import org.evermodel.pipeline.Node.JoinNode;
import org.evermodel.pipeline.Node.StepNode;
import org.evermodel.pipeline.cache.Earlier;
import org.evermodel.pipeline.cache.Logged;
import org.evermodel.pipeline.cache.Preimage;
import org.evermodel.port.Along;

/** The outputs of steps that earlier runs have kept, as one run sees them. */
interface StepCache {
    /**
     * Whether the output of {@code node} for {@code input} is kept. Changes nothing.
     *
     * @param path what the place is called in the run
     * @param inputId what the place is called that gave the input
     */
    Lookup find(StepNode node, String path, Held input, String inputId);

    /**
     * Uses what was found, so that this run finds it again when it goes on, however old it is then. All that was told of it
     * must be with the run's record before: what is entered counts as told.
     */
    default void use(StepNode node, String path, Held in, Lookup.Hit hit) {}

    /** How long the step usually runs, by the last outputs of it that were kept, if there are any. */
    Optional<Duration> usualTime(StepNode node);

    /**
     * Keeps what a step has made after {@code miss}, unless it is one that is not kept; perhaps after it has returned.
     *
     * @param told learns where it is kept
     */
    Held keep(StepNode node, String path, Lookup.Miss miss, Held input, Attempts.Made made, Told told);

    /**
     * Who learns where an output is kept: before that is entered, or when it is certain.
     *
     * @param before learns it first; where it fails, nothing is entered
     * @param after learns it when it is entered
     */
    record Told(Consumer<Digest> before, Consumer<Digest> after) {
        /** A part of a run that is over is not told again, so that what is entered must have been told. */
        static Told first(Consumer<Digest> told) {
            return new Told(told, artifact -> {});
        }

        /** A run that goes on is told again, so that what was made need not be made anew if telling fails. */
        static Told behind(Consumer<Digest> told) {
            return new Told(artifact -> {}, told);
        }
    }

    /** Ends the keeping of what was made up to now, whatever comes of it. */
    default void await() {}

    /** Whether it is known by now of some output that it cannot be kept, though it was handed on. */
    default boolean isBroken() {
        return false;
    }

    /**
     * What is written down of the end of a step together with a change that it makes elsewhere.
     *
     * @param in what the step is given
     * @param made what came of the step, from its result
     */
    default <T> Along<T> along(StepNode node, String path, Held in, Function<Object, Attempts.Made> made) {
        return Along.none();
    }

    /** The value a join has put together, named by what it was put together from where its code is pure. */
    Held join(JoinNode node, Object made, Held left, Held right);

    /** What was found. */
    sealed interface Lookup {
        /**
         * A kept output that could be read back.
         *
         * @param held the output
         * @param artifact what it is kept as
         * @param logged what the step told its run
         * @param reasons why it is good
         * @param recorded whether the run's record has it as an output already
         */
        record Hit(Held held, Digest artifact, Logged logged, List<String> reasons, boolean recorded)
                implements Lookup {
            Hit(Held held, Digest artifact, Logged logged, List<String> reasons) {
                this(held, artifact, logged, reasons, false);
            }
        }

        /**
         * No output.
         *
         * @param preimage what the output depends on; empty for one that is not kept
         * @param reasons why there is none
         * @param seen what was kept of the step, where it was looked at because this very output was not
         */
        record Miss(Optional<Preimage> preimage, List<String> reasons, Optional<Earlier> seen) implements Lookup {
            /** One that is not kept. */
            static Miss notKept(String reason) {
                return new Miss(Optional.empty(), List.of("not kept: " + reason), Optional.empty());
            }

            /** The same for one more reason. */
            Miss because(String reason) {
                List<String> more = Stream.concat(Stream.of(reason), reasons.stream())
                        .distinct()
                        .toList();
                return new Miss(preimage, more, seen);
            }
        }
    }

    /** A cache that has nothing and keeps nothing. */
    static StepCache none() {
        return new NoCache();
    }
}
