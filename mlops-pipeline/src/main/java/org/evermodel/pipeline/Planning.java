package org.evermodel.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.evermodel.pipeline.Forecast.State;
import org.evermodel.pipeline.Node.ApprovalNode;
import org.evermodel.pipeline.Node.ArmNode;
import org.evermodel.pipeline.Node.BranchNode;
import org.evermodel.pipeline.Node.EachNode;
import org.evermodel.pipeline.Node.GateNode;
import org.evermodel.pipeline.Node.InputNode;
import org.evermodel.pipeline.Node.JoinNode;
import org.evermodel.pipeline.Node.MeetingNode;
import org.evermodel.pipeline.Node.StepNode;
import org.evermodel.pipeline.Node.Work;
import org.evermodel.pipeline.Slot.Cause;
import org.evermodel.pipeline.StepCache.Lookup;
import org.jspecify.annotations.Nullable;

/** Finds out what a run would do. Knows the value of a place where no step has to run to know it. */
final class Planning {
    private final GraphPipeline<?, ?> pipeline;
    private final StepCache cache;
    private final @Nullable Slot[] slots;
    private final List<Forecast> forecasts = new ArrayList<>();

    Planning(GraphPipeline<?, ?> pipeline, StepCache cache) {
        this.pipeline = pipeline;
        this.cache = cache;
        this.slots = new Slot[pipeline.nodes().size()];
    }

    Plan plan(Held input) {
        foresee(input);
        return new Plan(pipeline.name(), forecasts);
    }

    private Slot foresee(Held input) {
        slots[pipeline.input()] = new Slot.Full(input);
        for (int i = 0; i < slots.length; i++) {
            Node node = pipeline.nodes().get(i);
            if (!(node instanceof InputNode)) {
                slots[i] = foresee(node);
            }
        }
        return slot(pipeline.output());
    }

    private Slot foresee(Node node) {
        if (node instanceof ArmNode arm) {
            return enter(arm);
        }
        if (node instanceof MeetingNode meeting) {
            return Slot.meet(meeting.arms().stream().map(this::slot).toList());
        }
        Work work = (Work) node;
        return work.inputs().stream()
                .map(this::slot)
                .filter(Slot.Empty.class::isInstance)
                .map(Slot.Empty.class::cast)
                .min(Comparator.comparing(Slot.Empty::cause))
                .<Slot>map(empty -> pass(work, empty))
                .orElseGet(() -> reach(work));
    }

    private Slot enter(ArmNode arm) {
        if (!(slot(arm.branch()) instanceof Slot.Full chosen)) {
            return slot(arm.branch());
        }
        String branch = pipeline.nodes().get(arm.branch()).id();
        return chosen.held().value() == arm.way()
                ? slot(arm.input())
                : new Slot.Empty(
                        Cause.NOT_CHOSEN,
                        "branch \"" + branch + "\" chooses " + chosen.held().value());
    }

    /** A place whose input is not there is not reached now; what it makes is not there either, for the same reason. */
    private Slot pass(Work work, Slot.Empty input) {
        tell(work, input.cause() == Cause.NOT_CHOSEN ? State.SKIPPED : State.BLOCKED, List.of(input.because()));
        return input.cause() == Cause.NOT_CHOSEN ? input : unknown(work);
    }

    private static Slot unknown(Work work) {
        return new Slot.Empty(Cause.WAITING, "what \"" + work.id() + "\" makes is not known before it has run");
    }

    private Slot reach(Work work) {
        if (work instanceof StepNode step) {
            return reach(step);
        }
        if (work instanceof JoinNode join) {
            return reach(join);
        }
        if (work instanceof GateNode gate) {
            tell(gate, State.MISS, List.of("gates are judged in every run"));
            return slot(gate.input());
        }
        if (work instanceof BranchNode branch) {
            return reach(branch);
        }
        if (work instanceof EachNode each) {
            return reach(each);
        }
        tell(work, State.BLOCKED, List.of(((ApprovalNode) work).approval().question()));
        return unknown(work);
    }

    private Slot reach(StepNode step) {
        Lookup found = cache.find(
                step,
                step.id(),
                held(step.input()),
                pipeline.nodes().get(step.input()).label());
        if (found instanceof Lookup.Hit hit) {
            tell(step, State.HIT, hit.reasons());
            return new Slot.Full(hit.held());
        }
        tell(step, State.MISS, ((Lookup.Miss) found).reasons());
        return unknown(step);
    }

    private Slot reach(JoinNode join) {
        Held left = held(join.left());
        Held right = held(join.right());
        Object made;
        try {
            made = join.function().apply(left.value(), right.value());
        } catch (RuntimeException e) {
            tell(join, State.MISS, List.of("it fails: " + e));
            return unknown(join);
        }
        tell(join, State.MISS, List.of("joins are never kept"));
        return new Slot.Full(cache.join(join, made, left, right));
    }

    private Slot reach(BranchNode branch) {
        Enum<?> way;
        try {
            way = branch.decision().choose(held(branch.input()).value());
        } catch (RuntimeException e) {
            tell(branch, State.MISS, List.of("it fails: " + e));
            return unknown(branch);
        }
        tell(branch, State.MISS, List.of("chooses " + way + "; decisions are made in every run"));
        return new Slot.Full(Held.passing(way));
    }

    private Slot reach(EachNode each) {
        List<?> elements = (List<?>) held(each.input()).value();
        List<Held> made = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            Planning inner = new Planning(each.body(), cache);
            Slot slot = inner.foresee(Inputs.hold(elements.get(i)));
            for (Forecast forecast : inner.forecasts) {
                forecasts.add(new Forecast(
                        Elements.renamed(each.id(), i, forecast.id()),
                        forecast.kind(),
                        forecast.state(),
                        forecast.reasons(),
                        forecast.expected()));
            }
            if (slot instanceof Slot.Full full) {
                made.add(full.held());
            }
        }
        boolean known = made.size() == elements.size();
        tell(
                each,
                known ? State.HIT : State.MISS,
                List.of(made.size() + " of " + elements.size() + " elements are known without working on them"));
        return known ? new Slot.Full(Held.listed(made)) : unknown(each);
    }

    private void tell(Work work, State state, List<String> reasons) {
        boolean runs = state == State.MISS || state == State.BLOCKED;
        Optional<Duration> expected = runs && work instanceof StepNode step ? cache.usualTime(step) : Optional.empty();
        forecasts.add(new Forecast(work.id(), work.kind(), state, reasons, expected));
    }

    private Slot slot(int place) {
        return Objects.requireNonNull(slots[place]);
    }

    private Held held(int place) {
        return ((Slot.Full) slot(place)).held();
    }
}
