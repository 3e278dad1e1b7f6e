package org.evermodel.tribuo;

import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.DoubleProvenance;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Numbers are learned as distances from their mean in standard deviations: gradient descent does not converge on a target
 * of another scale, and single precision would lose what is small beside a large mean.
 */
record TargetScale(double mean, double deviation) {
    /** Leaves numbers as they are. */
    static final TargetScale NONE = new TargetScale(0, 1);

    static TargetScale of(double[] targets) {
        double mean =
                Arrays.stream(targets).map(target -> target / targets.length).sum();
        double largest = Arrays.stream(targets)
                .map(target -> Math.abs(target - mean))
                .max()
                .orElse(0);
        if (largest == 0 || !Double.isFinite(largest)) {
            return new TargetScale(mean, 1);
        }
        // Divided by the largest first, as squares of what is very large or small are not numbers of this type.
        double variance = Arrays.stream(targets)
                        .map(target -> (target - mean) / largest)
                        .map(distance -> distance * distance)
                        .sum()
                / targets.length;
        return new TargetScale(mean, largest * Math.sqrt(variance));
    }

    double standardize(double target) {
        return (target - mean) / deviation;
    }

    double restore(double standardized) {
        return mean + deviation * standardized;
    }

    /** For whoever reads the model with Tribuo alone. */
    Map<String, Provenance> provenance() {
        Map<String, Provenance> facts = new TreeMap<>();
        facts.put("target-mean", new DoubleProvenance("target-mean", mean));
        facts.put("target-deviation", new DoubleProvenance("target-deviation", deviation));
        return facts;
    }
}
