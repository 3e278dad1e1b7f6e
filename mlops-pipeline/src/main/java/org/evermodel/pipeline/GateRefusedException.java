package org.evermodel.pipeline;

import java.util.List;
import java.util.stream.Collectors;
import org.evermodel.MlopsException;

/** An output was demanded of a run in which a gate refused. */
public class GateRefusedException extends MlopsException {
    private static final long serialVersionUID = 1L;
    private final transient List<Judgement> refusals;

    /** Says which gates refused, and why. */
    public GateRefusedException(String pipeline, List<Judgement> refusals) {
        super("pipeline " + pipeline + " was refused: "
                + refusals.stream()
                        .map(refusal -> "gate \"" + refusal.gate() + "\": " + refusal.reason())
                        .collect(Collectors.joining("; ")));
        this.refusals = List.copyOf(refusals);
    }

    /** The gates that refused. */
    public List<Judgement> refusals() {
        return refusals;
    }
}
