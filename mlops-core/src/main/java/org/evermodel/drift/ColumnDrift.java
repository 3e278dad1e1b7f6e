package org.evermodel.drift;

import java.util.List;
import java.util.Optional;

/**
 * What is to be said of one column.
 *
 * @param column its name
 * @param verdict whether it drifted
 * @param divergence how far it moved by the measures that decide; empty where the verdict is NOT_APPLICABLE or either side has
 *     too few rows
 * @param scores how far it moved by every measure; empty where there is no divergence
 * @param causes faults that would explain a drift; none without a drift
 * @param reason why the verdict is what it is, in one sentence
 */
public record ColumnDrift(
        String column,
        DriftVerdict verdict,
        Optional<Divergence> divergence,
        List<Score> scores,
        List<DriftCause> causes,
        String reason) {
    /** Copies the lists. */
    public ColumnDrift {
        scores = List.copyOf(scores);
        causes = List.copyOf(causes);
    }

    /** One of the scores; empty where the measure does not suit the column. */
    public Optional<Score> score(Score.Measure measure) {
        return scores.stream().filter(score -> score.measure() == measure).findFirst();
    }

    @Override
    public String toString() {
        return "ColumnDrift[" + column + " " + verdict + ": " + reason
                + (causes.isEmpty()
                        ? ""
                        : "; perhaps " + causes.get(0).kind() + ", "
                                + causes.get(0).evidence()) + "]";
    }
}
