package org.evermodel.pipeline;

import java.util.List;
import java.util.Map;
import org.evermodel.Digest;

/**
 * Steps, joins and gates wired together: inert data that a {@link Runner} plans and runs. Immutable and thread-safe, if
 * its steps are.
 *
 * <pre>{@code
 * Pipeline<Dataset, Evaluated> training = Pipeline.named("readmission-training", Dataset.class)
 *         .step("split", Split.stratified("readmitted", 0.2))
 *         .step("train", Train.with(trainer, transform))
 *         .step("evaluate", Evaluate.classification("readmitted"))
 *         .gate("good enough", Gates.atLeast(Metric.ROC_AUC, 0.65))
 *         .build();
 * }</pre>
 *
 * <p>A pipeline is itself a step. As part of another pipeline its steps become that one's. Called like a function it
 * runs its steps one after the other without any memory, and throws {@link GateRefusedException} where a gate refuses
 * and {@link StepFailedException} where a step fails.
 *
 * @param <I> what it takes
 * @param <O> what it makes
 */
public sealed interface Pipeline<I, O> extends Step<I, O> permits GraphPipeline {
    /** Starts a pipeline whose every step takes what the one before it made; {@link Graph} wires others. */
    static <I> Chain<I, I> named(String name, Class<I> input) {
        return Chain.start(name, input);
    }

    /** The pipeline's name. */
    String name();

    /** The ids of its steps, joins and gates, each after those it depends on. */
    List<String> ids();

    /**
     * Names the definition: equal for equal wiring, ids, declarations and code of the steps, in every process. What a
     * step holds and does not declare is not looked at.
     */
    Digest digest();

    /** The id of its input, which is the role in which a run records what it was given. */
    String inputId();

    /**
     * The digest of what each place does, by id: the code of the class that wrote it, its version, how its output is kept
     * and where it has its inputs from, but not its settings. The places of what is done for each element are among them.
     */
    Map<String, Digest> code();

    /** The settings that its steps and gates declare, by names like {@code train.depth}; as a run records them. */
    Map<String, String> settings();

    /**
     * What its steps say that they depend on beside the runner's environment, by names like {@code train.xgboost}: the
     * versions of engines.
     */
    Map<String, String> engines();

    /** The graph as a Mermaid flowchart. */
    String toMermaid();
}
