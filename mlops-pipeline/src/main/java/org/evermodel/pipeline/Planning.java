package org.evermodel.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.evermodel.pipeline.Forecast.State;
import org.evermodel.pipeline.Node.GateNode;
import org.evermodel.pipeline.Node.JoinNode;
import org.evermodel.pipeline.Node.StepNode;
import org.evermodel.pipeline.Node.Work;
import org.evermodel.pipeline.StepCache.Lookup;
import org.jspecify.annotations.Nullable;

/** Finds out what a run would do. Knows the value of a place where no step has to run to know it. */
final class Planning {
    private final GraphPipeline<?, ?> pipeline;
    private final StepCache cache;
    private final @Nullable Held[] known;
    private final List<Forecast> forecasts = new ArrayList<>();

    Planning(GraphPipeline<?, ?> pipeline, StepCache cache) {
        this.pipeline = pipeline;
        this.cache = cache;
        this.known = new Held[pipeline.nodes().size()];
    }

    Plan plan(Held input) {
        known[pipeline.input()] = input;
        List<Node> nodes = pipeline.nodes();
        for (int i = 0; i < known.length; i++) {
            if (nodes.get(i) instanceof Work work) {
                known[i] = foresee(work).orElse(null);
            }
        }
        return new Plan(pipeline.name(), forecasts);
    }

    private Optional<Held> foresee(Work work) {
        Optional<Integer> missing =
                work.inputs().stream().filter(input -> known[input] == null).findFirst();
        if (missing.isPresent()) {
            String waitsFor = pipeline.nodes().get(missing.get()).id();
            tell(work, State.BLOCKED, List.of("what \"" + waitsFor + "\" makes is not known before it has run"));
            return Optional.empty();
        }
        if (work instanceof JoinNode join) {
            return foresee(join);
        }
        return work instanceof StepNode step ? foresee(step) : foresee((GateNode) work);
    }

    private Optional<Held> foresee(StepNode step) {
        Lookup found = cache.find(
                step, held(step.input()), pipeline.nodes().get(step.input()).id());
        if (found instanceof Lookup.Hit hit) {
            tell(step, State.HIT, hit.reasons());
            return Optional.of(hit.held());
        }
        tell(step, State.MISS, ((Lookup.Miss) found).reasons());
        return Optional.empty();
    }

    private Optional<Held> foresee(JoinNode join) {
        Held left = held(join.left());
        Held right = held(join.right());
        Object made;
        try {
            made = join.function().apply(left.value(), right.value());
        } catch (RuntimeException e) {
            tell(join, State.MISS, List.of("it fails: " + e));
            return Optional.empty();
        }
        tell(join, State.MISS, List.of("joins are never kept"));
        return Optional.of(cache.join(join, made, left, right));
    }

    private Optional<Held> foresee(GateNode gate) {
        tell(gate, State.MISS, List.of("gates are judged in every run"));
        return Optional.of(held(gate.input()));
    }

    private void tell(Work work, State state, List<String> reasons) {
        forecasts.add(new Forecast(work.id(), work.kind(), state, reasons));
    }

    private Held held(int place) {
        return Objects.requireNonNull(known[place]);
    }
}
