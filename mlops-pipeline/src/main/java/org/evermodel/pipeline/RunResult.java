package org.evermodel.pipeline;

import java.util.List;

/**
 * How a run ended.
 *
 * <pre>{@code
 * RunResult<Evaluated> result = runner.run(training, patients);
 * if (result instanceof RunResult.Refused<Evaluated> refused) {
 *     refused.report().refusals().forEach(gate -> log.warn("{}", gate));
 * }
 * }</pre>
 *
 * @param <O> what the pipeline makes
 */
public sealed interface RunResult<O> {
    /** What happened, step by step. */
    RunReport report();

    /** The output; throws {@link GateRefusedException} or {@link StepFailedException} where there is none. */
    O orElseThrow();

    /**
     * The pipeline made its output.
     *
     * @param output the output
     * @param report what happened
     * @param <O> what the pipeline makes
     */
    record Succeeded<O>(O output, RunReport report) implements RunResult<O> {
        @Override
        public O orElseThrow() {
            return output;
        }
    }

    /**
     * At least one gate refused, and so there is no output. The run itself did what it should.
     *
     * @param candidate what the first of them refused
     * @param report what happened, with the verdicts of all gates that were reached
     * @param <O> what the pipeline makes
     */
    record Refused<O>(Object candidate, RunReport report) implements RunResult<O> {
        /** What was refused; throws IllegalArgumentException where it is not of this type. */
        public <T> T candidate(Class<T> type) {
            if (!type.isInstance(candidate)) {
                throw new IllegalArgumentException("the refused candidate is no " + type.getName() + ", but a "
                        + candidate.getClass().getName());
            }
            return type.cast(candidate);
        }

        @Override
        public O orElseThrow() {
            throw new GateRefusedException(report.pipeline(), report.refusals());
        }
    }

    /**
     * A step, join or gate threw. What was kept before is used by the next run.
     *
     * @param step its id
     * @param cause what it threw
     * @param inputs what it was given, in words
     * @param report what happened
     * @param <O> what the pipeline makes
     */
    record Failed<O>(String step, Throwable cause, List<String> inputs, RunReport report) implements RunResult<O> {
        /** Copies the inputs. */
        public Failed {
            inputs = List.copyOf(inputs);
        }

        @Override
        public O orElseThrow() {
            throw new StepFailedException(report.pipeline(), step, inputs, cause);
        }
    }
}
