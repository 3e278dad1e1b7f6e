package org.evermodel.tribuo;

import java.util.Map;
import java.util.TreeMap;
import org.evermodel.model.TrainingSet;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.xgboost.XGBoostClassificationTrainer;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.xgboost.XGBoostRegressionTrainer;
import org.tribuo.regression.xgboost.XGBoostRegressionTrainer.RegressionType;

/**
 * A training by XGBoost: its rounds and parameters. XGBoost takes whole settings only as such a map, in which each one it
 * needs must be named.
 */
final class Booster {
    private final int rounds;
    private final Map<String, Object> parameters = new TreeMap<>();

    Booster(int rounds, int threads, long seed) {
        this.rounds = rounds;
        with("booster", "gbtree");
        with("tree_method", "hist");
        with("nthread", threads);
        with("verbosity", 0);
        with("seed", fold(seed));
    }

    Booster with(String name, Object value) {
        parameters.put(name, value);
        return this;
    }

    Stored classify(Kind kind, TrainingSet.OfClasses rows, double[] numbers) {
        with("objective", "multi:softprob");
        Layout layout = Layout.sparse(rows.features());
        Dataset<Label> examples = Examples.of(rows, layout);
        return FreshThread.call(() -> {
            Model<Label> model = new XGBoostClassificationTrainer(rounds, parameters).train(examples);
            int[] ids = Examples.ids(rows.classes(), model.getOutputIDInfo());
            return Stored.ofClasses(kind, rows.classes(), ids, layout, numbers, model.serialize());
        });
    }

    Stored regress(TrainingSet.OfNumbers rows) {
        with("objective", "reg:squarederror");
        with("base_score", 0);
        Layout layout = Layout.sparse(rows.features());
        TargetScale scale = TargetScale.of(rows.targets());
        Dataset<Regressor> examples = Examples.of(rows, layout, scale);
        return FreshThread.call(() -> {
            Model<Regressor> model = new XGBoostRegressionTrainer(RegressionType.LINEAR, rounds, parameters)
                    .train(examples, scale.provenance());
            return Stored.ofNumber(Kind.BOOSTED_NUMBER, layout, scale, model.serialize());
        });
    }

    /** XGBoost looks at the lower bits of a seed only, and takes none below 0. */
    private static int fold(long seed) {
        return new java.util.SplittableRandom(seed).nextInt(Integer.MAX_VALUE);
    }
}
