package org.evermodel.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.evermodel.Digest;
import org.evermodel.Verdict;
import org.evermodel.pipeline.Node.ApprovalNode;
import org.evermodel.pipeline.Node.BranchNode;
import org.evermodel.pipeline.Node.EachNode;
import org.evermodel.pipeline.Node.GateNode;
import org.evermodel.pipeline.Node.JoinNode;
import org.evermodel.pipeline.Node.StepNode;
import org.evermodel.pipeline.Node.Work;
import org.evermodel.pipeline.Slot.Cause;
import org.evermodel.pipeline.StepCache.Lookup;
import org.evermodel.pipeline.journal.LostRunException;

/** Does what there is to do at a place whose inputs are all there. */
record Visit(GraphPipeline<?, ?> pipeline, Scope scope, IntFunction<Held> values, IntFunction<Slot> slots) {
    Visited of(Work work) {
        Instant start = scope.clock().instant();
        try {
            return work(work, start);
        } catch (Attempts.Exhausted e) {
            return fail(work, start, e.attempts(), e.thrown());
        } catch (Exception e) {
            return fail(work, start, 1, e);
        }
    }

    private Visited work(Work work, Instant start) throws Exception {
        if (work instanceof StepNode step) {
            return step(step, start);
        }
        scope.tell(new RunEvent.StepStarted(work.id(), work.kind()));
        if (work instanceof JoinNode join) {
            return join(join, start);
        }
        if (work instanceof GateNode gate) {
            return judge(gate, start);
        }
        if (work instanceof BranchNode branch) {
            return choose(branch, start);
        }
        return work instanceof EachNode each
                ? new Elements(each, scope).work(values.apply(each.input()), start)
                : ask((ApprovalNode) work, start);
    }

    private Visited step(StepNode node, Instant start) throws Exception {
        Held input = values.apply(node.input());
        String path = scope.pathOf(node.id());
        Lookup found = scope.cache().find(node, path, input, labelOf(node.input()));
        if (found instanceof Lookup.Hit hit) {
            if (hit.recorded()) {
                scope.tellAgain(hit.logged());
                tellKeptAgain(node, hit.artifact());
            } else {
                scope.told(hit.logged());
            }
            hit.logged()
                    .points()
                    .forEach(point -> scope.tell(new RunEvent.MetricsTold(node.id(), point.values(), point.step())));
            if (!hit.recorded()) {
                tellKept(node, hit.artifact());
            }
            scope.cache().use(node, path, input, hit); // Not before all is told: what is entered is not told again.
            return full(hit.held(), end(node, StepStatus.CACHED, start, 0, hit.reasons()));
        }
        Lookup.Miss miss = (Lookup.Miss) found;
        scope.tell(new RunEvent.StepStarted(node.id(), StepKind.STEP));
        Attempts.Made made = new Attempts(node, node.id(), scope).make(input);
        Held held = scope.cache().keep(node, path, miss, input, made, told(node));
        return full(held, end(node, StepStatus.SUCCEEDED, start, made.attempts(), miss.reasons()));
    }

    /** The run's record tells of what steps keep, and not of what the journal keeps beside that. */
    private void tellKept(StepNode node, Digest artifact) {
        if (node.step().codec().isPresent()) {
            scope.kept(node.id(), artifact);
        }
    }

    private StepCache.Told told(StepNode node) {
        return scope.isPart()
                ? StepCache.Told.first(artifact -> tellKept(node, artifact))
                : StepCache.Told.behind(artifact -> tellKept(node, artifact));
    }

    private void tellKeptAgain(StepNode node, Digest artifact) {
        if (!scope.isPart()) {
            tellKept(node, artifact);
        }
    }

    /** What the host wrote is interrupted where the run is cancelled; what the runner does around it is not. */
    @SuppressWarnings("try") // it is there to be closed
    private <T> T guarded(Callable<T> work, Supplier<String> nothing) throws Exception {
        try (Cancellation.Guarded guarded = scope.cancellation().guard()) {
            return Objects.requireNonNull(work.call(), nothing);
        }
    }

    private Visited join(JoinNode node, Instant start) throws Exception {
        Held left = values.apply(node.left());
        Held right = values.apply(node.right());
        Object made = guarded(
                () -> node.function().apply(left.value(), right.value()),
                () -> "join \"" + node.id() + "\" returned null");
        Held held = scope.cache().join(node, made, left, right).from(List.of(left, right));
        return full(held, end(node, StepStatus.SUCCEEDED, start, 1, List.of("joins are never kept")));
    }

    private Visited judge(GateNode node, Instant start) throws Exception {
        Slot before = slots.apply(node.input());
        Held candidate = values.apply(node.input());
        Optional<Decisions.Decided> earlier = scope.decisions().earlier(scope.pathOf(node.id()), candidate);
        Verdict verdict = earlier.isPresent() ? Verdicts.of(earlier.get()) : verdict(node, candidate);
        Judgement judgement = new Judgement(node.id(), verdict, node.gate().whenInsufficient());
        scope.tell(new RunEvent.GateJudged(judgement));
        StepReport report = earlier.isPresent()
                ? end(node, StepStatus.SUCCEEDED, start, 0, List.of("judged before the run was interrupted"))
                : end(node, StepStatus.SUCCEEDED, start, 1, List.of("gates are judged in every run"));
        Slot after =
                before instanceof Slot.Full && !judgement.passed() ? new Slot.Withheld(candidate, node.id()) : before;
        return new Visited(after, List.of(report), List.of(judgement), Optional.empty());
    }

    private Visited choose(BranchNode node, Instant start) throws Exception {
        Held about = values.apply(node.input());
        Optional<? extends Enum<?>> earlier = earlier(node, about);
        Enum<?> way = earlier.isPresent() ? earlier.get() : way(node, about);
        String chose = "chose " + way.name();
        Held held = Held.passing(way).from(List.of(about));
        StepReport report = earlier.isPresent()
                ? end(node, StepStatus.SUCCEEDED, start, 0, List.of(chose + " before the run was interrupted"))
                : end(node, StepStatus.SUCCEEDED, start, 1, List.of(chose));
        return full(held, report);
    }

    private Verdict verdict(GateNode node, Held candidate) throws Exception {
        Verdict verdict = guarded(
                () -> node.gate()
                        .judge(candidate.value(), scope.context(node, candidate, scope.cancellation(), 1, scope)),
                () -> "gate \"" + node.id() + "\" returned no verdict");
        scope.decisions().decided(scope.pathOf(node.id()), candidate, Verdicts.toDecided(verdict));
        return verdict;
    }

    private Optional<? extends Enum<?>> earlier(BranchNode node, Held about) {
        return scope.decisions()
                .earlier(scope.pathOf(node.id()), about)
                .flatMap(decided -> node.ways().stream()
                        .filter(each -> each.name().equals(decided.word()))
                        .findFirst());
    }

    private Enum<?> way(BranchNode node, Held about) throws Exception {
        Enum<?> way = guarded(
                () -> node.decision().choose(about.value()), () -> "branch \"" + node.id() + "\" chose nothing");
        scope.decisions().decided(scope.pathOf(node.id()), about, new Decisions.Decided(way.name(), ""));
        return way;
    }

    private Visited ask(ApprovalNode node, Instant start) {
        Held about = values.apply(node.input());
        Approvals.Answer answer = scope.approvals().ask(scope.pathOf(node.id()), node, about);
        if (answer instanceof Approvals.Answer.Granted granted) {
            StepReport report = end(node, StepStatus.SUCCEEDED, start, 1, List.of(granted.reason()));
            Held held = Held.passing(new Approved<>(about.value(), granted.decisions()));
            return full(held.from(List.of(about)), report);
        }
        if (answer instanceof Approvals.Answer.Denied denied) {
            StepReport report = end(node, StepStatus.SUCCEEDED, start, 1, List.of(denied.reason()));
            Judgement judgement =
                    new Judgement(node.id(), new Verdict.Rejected(denied.reason()), WhenInsufficient.REFUSE);
            scope.tell(new RunEvent.GateJudged(judgement));
            return new Visited(
                    Slot.Empty.refusedBy(node.id()),
                    List.of(report),
                    List.of(judgement),
                    Optional.empty(),
                    Optional.of(about));
        }
        String reason = ((Approvals.Answer.Open) answer).reason();
        scope.tell(new RunEvent.ApprovalAwaited(node.id(), node.approval()));
        StepReport report =
                new StepReport(node.id(), StepKind.APPROVAL, StepStatus.WAITING, since(start), 0, List.of(reason));
        return Visited.of(new Slot.Empty(Cause.WAITING, "\"" + node.id() + "\" is not decided"), report);
    }

    private Visited fail(Work work, Instant start, int attempts, Exception cause) {
        if (cause instanceof LostRunException) {
            scope.cancellation().cancel(LostRunException.REASON);
        }
        Optional<String> cancelled = scope.cancellation().reason();
        if (cancelled.isPresent()) {
            StepReport report = end(work, StepStatus.CANCELLED, start, attempts, reasons(cancelled.get(), cause));
            return Visited.of(new Slot.Empty(Cause.CANCELLED, cancelled.get()), report);
        }
        if (cause instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        List<String> inputs = work.inputs().stream()
                .map(input -> Words.describe(values.apply(input).value()))
                .toList();
        StepReport report = end(work, StepStatus.FAILED, start, attempts, List.of(cause.toString()));
        return new Visited(
                new Slot.Empty(Cause.FAILED, "step \"" + work.id() + "\" failed"),
                List.of(report),
                List.of(),
                Optional.of(new Failure(work.id(), cause, attempts, inputs)));
    }

    /** What is thrown after a cancellation mostly comes of it; where that does not show, it is told as well. */
    private static List<String> reasons(String cancelled, Exception cause) {
        boolean ofCourse = cause instanceof InterruptedException
                || cause.getCause() instanceof InterruptedException
                || cause instanceof RunCancelledException
                || cause instanceof LostRunException;
        return ofCourse ? List.of(cancelled) : List.of(cancelled, "it threw " + cause);
    }

    private static Visited full(Held held, StepReport report) {
        return Visited.of(new Slot.Full(held), report);
    }

    private StepReport end(Work work, StepStatus status, Instant start, int attempts, List<String> reasons) {
        StepReport report = new StepReport(work.id(), work.kind(), status, since(start), attempts, reasons);
        scope.tell(status == StepStatus.CACHED ? new RunEvent.StepCached(report) : new RunEvent.StepFinished(report));
        return report;
    }

    private Duration since(Instant start) {
        return Duration.between(start, scope.clock().instant());
    }

    private String labelOf(int place) {
        return pipeline.nodes().get(place).label();
    }
}
