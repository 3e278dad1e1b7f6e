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

    /** The output; throws {@link GateRefusedException}, {@link StepFailedException},
     * {@link RunCancelledException} or {@link RunWaitsException} where there is none. */
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
     * @param attempt which attempt it was, from 1; all before it threw as well
     * @param cause what it threw
     * @param inputs what it was given, in words
     * @param report what happened
     * @param <O> what the pipeline makes
     */
    record Failed<O>(String step, int attempt, Throwable cause, List<String> inputs, RunReport report)
            implements RunResult<O> {
        /** Copies the inputs. */
        public Failed {
            inputs = List.copyOf(inputs);
        }

        @Override
        public O orElseThrow() {
            throw new StepFailedException(report.pipeline(), step, attempt, inputs, cause);
        }
    }

    /**
     * The run was cancelled, or its time was up, before it had made its output. What was kept before is used by the next
     * run.
     *
     * @param reason why
     * @param report what happened
     * @param <O> what the pipeline makes
     */
    record Cancelled<O>(String reason, RunReport report) implements RunResult<O> {
        @Override
        public O orElseThrow() {
            throw new RunCancelledException(reason);
        }
    }

    /**
     * The run waits for people, holding nothing: it goes on when it is resumed after they have decided.
     *
     * @param approvals the ids of the approvals that are still open
     * @param report what happened so far
     * @param <O> what the pipeline makes
     */
    record Waiting<O>(List<String> approvals, RunReport report) implements RunResult<O> {
        /** Copies the ids. */
        public Waiting {
            approvals = List.copyOf(approvals);
        }

        @Override
        public O orElseThrow() {
            throw new RunWaitsException(report.pipeline(), approvals);
        }
    }
}
