package org.evermodel.pipeline.testing;

import org.evermodel.NotFoundException;
import org.evermodel.pipeline.Forecast;
import org.evermodel.pipeline.Plan;
import org.evermodel.pipeline.StepKind;

/** What a test demands of a plan; each method throws AssertionError where it is otherwise, and returns this. */
public final class PlanAssert {
    private final Plan plan;

    PlanAssert(Plan plan) {
        this.plan = plan;
    }

    /** The kept outputs of these would be used. */
    public PlanAssert hits(String... steps) {
        return have(Forecast.State.HIT, steps);
    }

    /** This one would run, for a reason that holds this. */
    public PlanAssert misses(String step, String reason) {
        have(Forecast.State.MISS, step);
        boolean said = step(step).reasons().stream().anyMatch(each -> each.contains(reason));
        return require(said, "step \"" + step + "\" would run because of \"" + reason + "\"");
    }

    /** Of these it is not known before others have run. */
    public PlanAssert blocks(String... steps) {
        return have(Forecast.State.BLOCKED, steps);
    }

    /** These would not be reached. */
    public PlanAssert skips(String... steps) {
        return have(Forecast.State.SKIPPED, steps);
    }

    /** All that has a kept output would be used, so that a run has nothing to do but judge, join and choose. */
    public PlanAssert runsNothing() {
        boolean nothing = plan.steps().stream()
                .filter(step -> step.kind() == StepKind.STEP)
                .allMatch(step -> step.state() == Forecast.State.HIT || step.state() == Forecast.State.SKIPPED);
        return require(nothing, "no step would run");
    }

    private PlanAssert have(Forecast.State state, String... steps) {
        for (String step : steps) {
            require(step(step).state() == state, "step \"" + step + "\" is a " + state);
        }
        return this;
    }

    private Forecast step(String id) {
        try {
            return plan.step(id);
        } catch (NotFoundException e) {
            throw new AssertionError(e.getMessage() + "\n" + plan, e);
        }
    }

    private PlanAssert require(boolean met, String expected) {
        if (!met) {
            throw new AssertionError("expected that " + expected + ", but the plan is\n" + plan);
        }
        return this;
    }

    @Override
    public String toString() {
        return "PlanAssert[" + plan + "]";
    }
}
