package org.evermodel.tribuo;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import org.tribuo.math.Parameters;
import org.tribuo.math.StochasticGradientOptimiser;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.Tensor;

/**
 * Adds an L2 penalty to any of Tribuo's optimisers, whose linear models know none: each step also goes towards 0 by a
 * share of the weights, the last column, which stands alone, excepted. Needs dense examples, as their steps touch every
 * weight.
 */
final class Ridge implements StochasticGradientOptimiser {
    @Config(mandatory = true, description = "The optimiser that takes the penalized steps.")
    private StochasticGradientOptimiser optimiser;

    @Config(mandatory = true, description = "The share of the weights.")
    private double decay;

    private DenseMatrix weights = new DenseMatrix(0, 0);

    Ridge(StochasticGradientOptimiser optimiser, double decay) {
        this.optimiser = optimiser;
        this.decay = decay;
    }

    @Override
    public void initialise(Parameters parameters) {
        optimiser.initialise(parameters);
        weights = (DenseMatrix) parameters.get()[0];
    }

    @Override
    public Tensor[] step(Tensor[] updates, double weight) {
        DenseMatrix gradient = (DenseMatrix) updates[0];
        int width = weights.getDimension2Size() - 1;
        for (int i = 0; i < weights.getDimension1Size(); i++) {
            for (int j = 0; j < width; j++) {
                gradient.add(i, j, -decay * weights.get(i, j));
            }
        }
        return optimiser.step(updates, weight);
    }

    @Override
    public void finalise() {
        optimiser.finalise();
    }

    @Override
    public void reset() {
        optimiser.reset();
        weights = new DenseMatrix(0, 0);
    }

    @Override
    public Ridge copy() {
        return new Ridge(optimiser.copy(), decay);
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return new ConfiguredObjectProvenanceImpl(this, "StochasticGradientOptimiser");
    }
}
