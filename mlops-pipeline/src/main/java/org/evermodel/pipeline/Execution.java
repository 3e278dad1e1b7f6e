package org.evermodel.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evermodel.pipeline.Node.ArmNode;
import org.evermodel.pipeline.Node.GateNode;
import org.evermodel.pipeline.Node.InputNode;
import org.evermodel.pipeline.Node.MeetingNode;
import org.evermodel.pipeline.Node.Work;
import org.evermodel.pipeline.Slot.Cause;
import org.jspecify.annotations.Nullable;

/**
 * Runs a pipeline once. A place is reached when those it depends on have been; what it does depends on what they gave
 * alone, so any order and any number of threads give the same values.
 */
final class Execution<I, O> {
    private final GraphPipeline<I, O> pipeline;
    private final Scope scope;
    private final @Nullable Visited[] visited;

    /** The first failure in time; it decides what is still begun. */
    private volatile @Nullable Failure failure;

    Execution(GraphPipeline<I, O> pipeline, Scope scope) {
        this.pipeline = pipeline;
        this.scope = scope;
        this.visited = new Visited[pipeline.nodes().size()];
    }

    Ended<O> run(Held input) {
        visited[pipeline.input()] = Visited.quietly(new Slot.Full(input));
        new Crew(pipeline.before(), Integer.MAX_VALUE, scope.hands(), this::reachOrEnd).run();
        if (!isCutOff() && isUnkept()) {
            revise();
        }
        List<StepReport> reports = new ArrayList<>();
        List<Judgement> judgements = new ArrayList<>();
        for (int i = 0; i < visited.length; i++) {
            reports.addAll(at(i).reports());
            judgements.addAll(at(i).judgements());
        }
        return new Ended<>(
                outcome(), firstRefused(), firstFailure(), scope.cancellation().reason(), reports, judgements);
    }

    /** In time, as it ended the others; where they went on, in the order of the places, whoever was faster. */
    private Optional<Failure> firstFailure() {
        if (scope.onFailure() == FailurePolicy.FAIL_FAST) {
            return Optional.ofNullable(failure);
        }
        return IntStream.range(0, visited.length)
                .mapToObj(this::at)
                .flatMap(place -> place.failure().stream())
                .findFirst();
    }

    /** What is at the output, unless places beside the way to it are still to come: then it is not the end yet. */
    private Slot outcome() {
        Slot output = slot(pipeline.output());
        return output instanceof Slot.Full ? unfinished().orElse(output) : output;
    }

    private Optional<Slot> unfinished() {
        return IntStream.range(0, visited.length)
                .mapToObj(this::slot)
                .flatMap(slot -> slot instanceof Slot.Empty empty ? Stream.of(empty) : Stream.empty())
                .filter(empty -> empty.cause() == Cause.CANCELLED || empty.cause() == Cause.WAITING)
                .min(Comparator.comparing(Slot.Empty::cause))
                .map(empty -> empty);
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

    /** What no step is to blame for ends the others as well, instead of waiting for them. */
    private void reachOrEnd(int place) {
        try {
            reach(place);
        } catch (Throwable e) {
            scope.cancellation().cancel("the run broke down: " + e);
            throw e;
        }
    }

    private void reach(int place) {
        Node node = pipeline.nodes().get(place);
        if (node instanceof ArmNode arm) {
            visited[place] = Visited.quietly(enter(arm));
        } else if (node instanceof MeetingNode meeting) {
            visited[place] = Visited.quietly(
                    Slot.meet(meeting.arms().stream().map(this::slot).toList()));
        } else if (node instanceof Work work) {
            visited[place] = reach(work);
        }
    }

    private Visited reach(Work work) {
        Optional<Slot.Empty> obstacle = obstacle(work);
        if (obstacle.isPresent()) {
            return skip(work, obstacle.get());
        }
        Visited came = new Visit(pipeline, scope, this::held, this::slot).of(work);
        came.failure().ifPresent(this::fail);
        return came;
    }

    /** Whether it was cancelled before its end: then it goes on some time, and makes again what could not be kept. */
    private boolean isCutOff() {
        return failure == null
                && scope.cancellation().reason().isPresent()
                && !(slot(pipeline.output()) instanceof Slot.Full);
    }

    /** Whether something that was handed on could not be kept in the end; waits until that is known. */
    private boolean isUnkept() {
        boolean unkept = false;
        for (int i = 0; i < visited.length; i++) {
            unkept |= slot(i) instanceof Slot.Full full && full.held().problem().isPresent();
        }
        return unkept;
    }

    /** Nothing counts that came from what could not be kept, as if it had been known before others went on with it. */
    private void revise() {
        List<Failure> unkept = new ArrayList<>();
        for (int place = 0; place < visited.length; place++) {
            if (pipeline.nodes().get(place) instanceof Work work) {
                Visited was = at(place);
                Visited now = revised(work, was);
                visited[place] = now;
                if (!was.failure().equals(now.failure())) {
                    was.failure().ifPresent(this::forget);
                    now.failure().ifPresent(unkept::add);
                }
            } else {
                reach(place);
            }
        }
        unkept.forEach(this::fail);
    }

    private Visited revised(Work work, Visited was) {
        Optional<Slot.Empty> obstacle = obstacleBefore(work);
        if (obstacle.isPresent()) {
            boolean begun = was.reports().stream().noneMatch(Execution::isLeftOut);
            return begun ? skip(work, obstacle.get()) : was;
        }
        return was.slot() instanceof Slot.Full full
                ? full.held()
                        .problem()
                        .map(problem -> unkept(work, was, problem))
                        .orElse(was)
                : was;
    }

    private static boolean isLeftOut(StepReport report) {
        return report.status() == StepStatus.SKIPPED;
    }

    private Visited unkept(Work work, Visited was, UnkeptOutputException problem) {
        StepReport report = was.reports().get(0).failed(problem.toString());
        scope.tell(new RunEvent.StepFinished(report));
        List<String> inputs = work.inputs().stream()
                .map(input -> Words.describe(held(input).value()))
                .toList();
        return new Visited(
                new Slot.Empty(Cause.FAILED, "step \"" + work.id() + "\" failed"),
                List.of(report),
                List.of(),
                Optional.of(new Failure(work.id(), problem, report.attempts(), inputs)));
    }

    private synchronized void forget(Failure which) {
        failure = which.equals(failure) ? null : failure;
    }

    private Visited skip(Work work, Slot.Empty obstacle) {
        StepStatus status = obstacle.cause() == Cause.CANCELLED ? StepStatus.CANCELLED : StepStatus.SKIPPED;
        StepReport report =
                new StepReport(work.id(), work.kind(), status, Duration.ZERO, 0, List.of(obstacle.because()));
        scope.tell(new RunEvent.StepFinished(report));
        return Visited.of(obstacle, report);
    }

    private synchronized void fail(Failure cause) {
        if (failure == null) {
            failure = cause;
            if (scope.onFailure() == FailurePolicy.FAIL_FAST) {
                scope.cancellation().cancel("step \"" + cause.step() + "\" failed");
            }
        }
    }

    private Optional<Slot.Empty> obstacle(Work work) {
        Failure failed = failure;
        if (failed != null && scope.onFailure() == FailurePolicy.FAIL_FAST) {
            return Optional.of(new Slot.Empty(Cause.FAILED, "step \"" + failed.step() + "\" failed"));
        }
        Optional<String> cancelled = scope.cancellation().reason();
        if (cancelled.isPresent()) {
            return Optional.of(new Slot.Empty(Cause.CANCELLED, cancelled.get()));
        }
        if (scope.onFailure() == FailurePolicy.FAIL_FAST && scope.cache().isBroken()) {
            return Optional.of(new Slot.Empty(Cause.FAILED, "what a step before made could not be kept"));
        }
        return obstacleBefore(work);
    }

    private Optional<Slot.Empty> obstacleBefore(Work work) {
        return work.inputs().stream()
                .flatMap(input -> obstacle(slot(input), work).stream())
                .min(Comparator.comparing(Slot.Empty::cause));
    }

    private static Optional<Slot.Empty> obstacle(Slot slot, Work work) {
        if (slot instanceof Slot.Withheld withheld && !(work instanceof GateNode)) {
            return Optional.of(Slot.Empty.refusedBy(withheld.gate()));
        }
        return slot instanceof Slot.Empty empty ? Optional.of(empty) : Optional.empty();
    }

    private Slot enter(ArmNode arm) {
        if (!(slot(arm.branch()) instanceof Slot.Full chosen)) {
            return slot(arm.branch());
        }
        return chosen.held().value() == arm.way()
                ? slot(arm.input())
                : new Slot.Empty(
                        Cause.NOT_CHOSEN,
                        "branch \"" + pipeline.nodes().get(arm.branch()).id() + "\" chose "
                                + chosen.held().value());
    }

    private Optional<Held> firstRefused() {
        for (int i = 0; i < visited.length; i++) {
            if (slot(i) instanceof Slot.Withheld withheld) {
                return Optional.of(withheld.held());
            }
            if (at(i).refused().isPresent()) {
                return at(i).refused();
            }
        }
        return Optional.empty();
    }

    private Visited at(int place) {
        return Objects.requireNonNull(visited[place], "a place is reached after those it depends on");
    }

    private Slot slot(int place) {
        return at(place).slot();
    }

    private Held held(int place) {
        Slot slot = slot(place);
        return slot instanceof Slot.Withheld withheld ? withheld.held() : ((Slot.Full) slot).held();
    }
}
