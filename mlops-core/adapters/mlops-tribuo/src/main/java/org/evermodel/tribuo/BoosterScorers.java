package org.evermodel.tribuo;

import org.evermodel.model.ModelRefusedException;
import org.tribuo.common.xgboost.protos.XGBoostModelProto;

/** Answers from XGBoost's trees. A class that no training row had scores 0. */
final class BoosterScorers {
    private BoosterScorers() {}

    static Scorer number(Stored model) {
        BoosterTrees trees = trees(model);
        TargetScale scale = model.scale();
        return (features, scores) -> scores[0] = scale.restore(trees.sums(features)[0]);
    }

    /** The sums are XGBoost's to the bit; their softmax is in double precision, where XGBoost's is in single. */
    static Scorer boostedClasses(Stored model) {
        BoosterTrees trees = trees(model);
        int[] ids = model.ids();
        return (features, scores) -> {
            float[] sums = trees.sums(features);
            for (int k = 0; k < scores.length; k++) {
                scores[k] = ids[k] < 0 ? Double.NEGATIVE_INFINITY : sums[ids[k]];
            }
            Softmax.inPlace(scores);
        };
    }

    /** See {@link StockRandomForest} for how a sum becomes a share. */
    static Scorer forestClasses(Stored model) {
        BoosterTrees trees = trees(model);
        int[] ids = model.ids();
        double[] priors = model.numbers(ids.length);
        double count = (double) trees.trees() / trees.groups();
        double even = 1.0 / trees.groups();
        double hessian = StockRandomForest.hessian(trees.groups());
        return (features, scores) -> {
            float[] sums = trees.sums(features);
            double total = 0;
            for (int k = 0; k < scores.length; k++) {
                scores[k] = ids[k] < 0 ? 0 : Math.max(0, even + hessian * (sums[ids[k]] - trees.base()));
                total += scores[k];
            }
            for (int k = 0; k < scores.length; k++) {
                scores[k] = (count * scores[k] / total + priors[k]) / (count + 1);
            }
        };
    }

    private static BoosterTrees trees(Stored model) {
        XGBoostModelProto stored = Protos.unpack(model.model().getSerializedData(), XGBoostModelProto.class);
        if (stored.getModelsCount() != 1) {
            throw new ModelRefusedException("expected one XGBoost model, but found " + stored.getModelsCount());
        }
        BoosterTrees trees = BoosterTrees.read(stored.getModels(0).toByteArray(), model.layout());
        model.requireIdsBelow(trees.groups());
        return trees;
    }
}
