package org.evermodel.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.evermodel.Verdict;
import org.evermodel.pipeline.Node.GateNode;
import org.evermodel.pipeline.Node.InputNode;
import org.evermodel.pipeline.Node.JoinNode;
import org.evermodel.pipeline.Node.StepNode;
import org.evermodel.pipeline.Node.Work;
import org.evermodel.pipeline.StepCache.Lookup;
import org.jspecify.annotations.Nullable;

/**
 * Runs a pipeline once. The places are reached in the order of the pipeline, in which each stands after those it depends
 * on; what a place does depends on its inputs' slots alone, so another order that keeps to the dependencies gives the
 * same values.
 */
final class Execution<I, O> {
    private final GraphPipeline<I, O> pipeline;
    private final Scope scope;
    private final @Nullable Slot[] slots;
    private final List<StepReport> reports = new ArrayList<>();
    private final List<Judgement> judgements = new ArrayList<>();
    private @Nullable Failure failure;

    Execution(GraphPipeline<I, O> pipeline, Scope scope) {
        this.pipeline = pipeline;
        this.scope = scope;
        this.slots = new Slot[pipeline.nodes().size()];
    }

    Ended<O> run(Held input) {
        slots[pipeline.input()] = new Slot.Full(input);
        List<Node> nodes = pipeline.nodes();
        for (int i = 0; i < slots.length; i++) {
            if (nodes.get(i) instanceof Work work) {
                slots[i] = reach(work);
            }
        }
        return new Ended<>(slot(pipeline.output()), firstRefused(), Optional.ofNullable(failure), reports, judgements);
    }

    /** Refuses an input of a type that the pipeline does not take. */
    static <I> I requireType(GraphPipeline<I, ?> pipeline, I input) {
        InputNode node = (InputNode) pipeline.nodes().get(pipeline.input());
        if (!node.type().isInstance(input)) {
            throw new IllegalArgumentException("pipeline " + pipeline.name() + " takes a "
                    + node.type().getName() + " as \"" + node.id() + "\", but was given "
                    + (input == null ? "null" : "a " + input.getClass().getName()));
        }
        return input;
    }

    private Slot reach(Work work) {
        Optional<String> obstacle = obstacle(work);
        if (obstacle.isPresent()) {
            end(work, StepStatus.SKIPPED, Duration.ZERO, obstacle.get());
            return new Slot.Empty(obstacle.get());
        }
        Instant start = scope.clock().instant();
        try {
            return work(work, start);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fail(work, start, e);
        } catch (Exception e) {
            return fail(work, start, e);
        }
    }

    private Optional<String> obstacle(Work work) {
        Failure failed = failure;
        if (failed != null) {
            return Optional.of("step \"" + failed.step() + "\" failed");
        }
        for (int input : work.inputs()) {
            Slot slot = slot(input);
            if (slot instanceof Slot.Empty empty) {
                return Optional.of(empty.because());
            }
            if (slot instanceof Slot.Withheld withheld && !(work instanceof GateNode)) {
                return Optional.of("gate \"" + withheld.gate() + "\" refused");
            }
        }
        return Optional.empty();
    }

    private Slot work(Work work, Instant start) throws Exception {
        if (work instanceof StepNode step) {
            return step(step, start);
        }
        scope.tell(new RunEvent.StepStarted(work.id(), work.kind()));
        return work instanceof JoinNode join ? join(join, start) : judge((GateNode) work, start);
    }

    private Slot step(StepNode node, Instant start) throws Exception {
        Held input = held(node.input());
        Lookup found = scope.cache().find(node, input, idOf(node.input()));
        if (found instanceof Lookup.Hit hit) {
            scope.tellAgain(hit.logged());
            scope.kept(node.id(), hit.artifact());
            end(node, StepStatus.CACHED, since(start), hit.reasons());
            return new Slot.Full(hit.held());
        }
        Lookup.Miss miss = (Lookup.Miss) found;
        scope.tell(new RunEvent.StepStarted(node.id(), StepKind.STEP));
        NodeContext context = scope.context(node);
        Object made = Objects.requireNonNull(
                node.step().run(input.value(), context), () -> "step \"" + node.id() + "\" returned null");
        Held held = scope.cache().keep(node, miss, input, made, context.logged());
        held.artifact().ifPresent(artifact -> scope.kept(node.id(), artifact));
        end(node, StepStatus.SUCCEEDED, since(start), miss.reasons());
        return new Slot.Full(held);
    }

    private Slot join(JoinNode node, Instant start) {
        Held left = held(node.left());
        Held right = held(node.right());
        Object made = Objects.requireNonNull(
                node.function().apply(left.value(), right.value()), () -> "join \"" + node.id() + "\" returned null");
        end(node, StepStatus.SUCCEEDED, since(start), "joins are never kept");
        return new Slot.Full(scope.cache().join(node, made, left, right));
    }

    private Slot judge(GateNode node, Instant start) {
        Slot before = slot(node.input());
        Held candidate = held(node.input());
        Verdict verdict = Objects.requireNonNull(
                node.gate().judge(candidate.value(), scope.context(node)),
                () -> "gate \"" + node.id() + "\" returned no verdict");
        Judgement judgement = new Judgement(node.id(), verdict, node.gate().whenInsufficient());
        judgements.add(judgement);
        scope.tell(new RunEvent.GateJudged(judgement));
        end(node, StepStatus.SUCCEEDED, since(start), "gates are judged in every run");
        return before instanceof Slot.Full && !judgement.passed() ? new Slot.Withheld(candidate, node.id()) : before;
    }

    private Slot fail(Work work, Instant start, Exception cause) {
        List<String> inputs = work.inputs().stream()
                .map(input -> Words.describe(held(input).value()))
                .toList();
        failure = new Failure(work.id(), cause, inputs);
        end(work, StepStatus.FAILED, since(start), cause.toString());
        return new Slot.Empty("step \"" + work.id() + "\" failed");
    }

    private void end(Work work, StepStatus status, Duration duration, String reason) {
        end(work, status, duration, List.of(reason));
    }

    private void end(Work work, StepStatus status, Duration duration, List<String> reasons) {
        StepReport report = new StepReport(work.id(), work.kind(), status, duration, reasons);
        reports.add(report);
        scope.tell(status == StepStatus.CACHED ? new RunEvent.StepCached(report) : new RunEvent.StepFinished(report));
    }

    private Duration since(Instant start) {
        return Duration.between(start, scope.clock().instant());
    }

    private Optional<Held> firstRefused() {
        for (Slot slot : slots) {
            if (slot instanceof Slot.Withheld withheld) {
                return Optional.of(withheld.held());
            }
        }
        return Optional.empty();
    }

    private Slot slot(int place) {
        return Objects.requireNonNull(slots[place], "a place is reached after those it depends on");
    }

    private Held held(int place) {
        Slot slot = slot(place);
        return slot instanceof Slot.Withheld withheld ? withheld.held() : ((Slot.Full) slot).held();
    }

    private String idOf(int place) {
        return pipeline.nodes().get(place).id();
    }
}
