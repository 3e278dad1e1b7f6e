package org.evermodel.pipeline.reproduce;

import java.util.List;
import java.util.stream.Collectors;
import org.evermodel.ModelVersion;
import org.evermodel.RunId;

/**
 * What a model would be trained again from, before anything runs: where that is not what it was trained from, the model
 * may come out otherwise.
 *
 * @param version the version that is to be made again
 * @param run the run that made it
 * @param seed the seed of that run
 * @param differences what is not as it was, by layers in their order: the data, the code of the places of the pipeline, their
 *     settings, the environment
 */
public record Premises(ModelVersion version, RunId run, long seed, List<Difference> differences) {
    /** Copies the differences. */
    public Premises {
        differences = List.copyOf(differences);
    }

    /** What is not as it was in one layer. */
    public List<Difference> in(Layer layer) {
        return differences.stream().filter(each -> each.layer() == layer).toList();
    }

    /** Whether the data are those that were recorded; there is no sense in training on others. */
    public boolean sameData() {
        return in(Layer.DATA).isEmpty();
    }

    /** A line for the version and one for each difference. */
    @Override
    public String toString() {
        return "Premises[" + version.uri() + " from run " + run + ", seed " + seed + ", " + differences.size()
                + " differ]"
                + differences.stream().map(each -> "\n  " + each).collect(Collectors.joining());
    }
}
