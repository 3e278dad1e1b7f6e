package org.evermodel.pipeline.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.evermodel.pipeline.Cancellation;
import org.evermodel.pipeline.Pipeline;
import org.evermodel.pipeline.Runner;

/**
 * Something that a {@link Scheduler} runs, and when.
 *
 * <pre>{@code
 * ScheduledTask nightly = ScheduledTask.of(runner, training, firing -> registry.datasets().latest(patients).load())
 *         .on(Trigger.cron("30 2 * * *", ZoneId.of("Europe/Berlin")))
 *         .on(Trigger.newVersionOf(patients))
 *         .missed(Missed.once());
 * }</pre>
 *
 * <p>Immutable; each method that changes something returns another task.
 *
 * @param name what it is known by, to all processes that share a storage
 * @param work what it does
 * @param triggers when
 * @param missed what becomes of occasions that were missed; one run makes up for all unless told otherwise
 * @param atOnce how many runs of it may go on at a time, in all processes together; one unless told otherwise
 */
public record ScheduledTask(String name, Work work, List<Trigger> triggers, Missed missed, int atOnce) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    /** Refuses an unusual name and less than one run at a time. */
    public ScheduledTask {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a task's name must be lower-case letters, digits and dashes: \"" + name + "\"");
        }
        if (atOnce < 1) {
            throw new IllegalArgumentException(
                    "at least one run of task " + name + " goes on at a time, but was told " + atOnce);
        }
        triggers = List.copyOf(triggers);
    }

    /** What a task does. */
    @FunctionalInterface
    public interface Work {
        /**
         * Does it, on a thread of the scheduler's. {@code cancellation} is cancelled when the scheduler closes, and when
         * another process has taken this run for dead.
         */
        void run(Firing firing, Cancellation cancellation) throws Exception;
    }

    /** A task that does something and has no trigger yet. */
    public static ScheduledTask of(String name, Work work) {
        return new ScheduledTask(name, work, List.of(), Missed.once(), 1);
    }

    /**
     * A task that runs a pipeline and is called like it. A run that fails, is refused, waits or is cancelled is told to the
     * scheduler's listener as a failure; what it had made is kept, and the runner can resume it.
     *
     * <p>Runs of the pipeline that were left unfinished in the runner's storage come {@link Unfinished#FIRST}.
     *
     * @param input what the pipeline takes on this occasion
     */
    public static <I> ScheduledTask of(Runner runner, Pipeline<I, ?> pipeline, Function<Firing, ? extends I> input) {
        return of(runner, pipeline, input, Unfinished.FIRST);
    }

    /**
     * The same, with another way to deal with runs of the pipeline that were left unfinished in the runner's storage, however
     * they were begun. Runs that go on without this scheduler, because somebody runs or resumes the pipeline by hand, are not
     * waited for. A run that was cut off is resumed once by each process; where that fails, because the pipeline has changed,
     * its input was not kept, or a step fails again, that is told to the scheduler's listener, and the occasion has its run.
     */
    public static <I> ScheduledTask of(
            Runner runner, Pipeline<I, ?> pipeline, Function<Firing, ? extends I> input, Unfinished unfinished) {
        return of(pipeline.name(), new PipelineWork<>(runner, pipeline, input, unfinished));
    }

    /** The same, run by one more trigger. */
    public ScheduledTask on(Trigger trigger) {
        List<Trigger> more = new ArrayList<>(triggers);
        more.add(trigger);
        return new ScheduledTask(name, work, more, missed, atOnce);
    }

    /** The same, with another way to deal with what was missed. */
    public ScheduledTask missed(Missed policy) {
        return new ScheduledTask(name, work, triggers, policy, atOnce);
    }

    /** The same, of which so many runs may go on at a time. */
    public ScheduledTask atOnce(int most) {
        return new ScheduledTask(name, work, triggers, missed, most);
    }

    @Override
    public String toString() {
        return "ScheduledTask[" + name + " on " + triggers + "]";
    }
}
