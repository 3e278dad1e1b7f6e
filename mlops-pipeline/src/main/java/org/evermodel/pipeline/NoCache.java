package org.evermodel.pipeline;

import java.time.Duration;
import java.util.Optional;
import org.evermodel.pipeline.Node.JoinNode;
import org.evermodel.pipeline.Node.StepNode;

record NoCache() implements StepCache {
    private static final Lookup NOTHING = Lookup.Miss.notKept("the run has no storage");

    @Override
    public Lookup find(StepNode node, String path, Held input, String inputId) {
        return NOTHING;
    }

    @Override
    public Optional<Duration> usualTime(StepNode node) {
        return Optional.empty();
    }

    @Override
    public Held keep(StepNode node, String path, Lookup.Miss miss, Held input, Attempts.Made made, Told told) {
        return Held.passing(made.value());
    }

    @Override
    public Held join(JoinNode node, Object made, Held left, Held right) {
        return Held.passing(made);
    }
}
