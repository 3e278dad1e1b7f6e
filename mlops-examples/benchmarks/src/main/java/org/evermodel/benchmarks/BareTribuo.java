package org.evermodel.benchmarks;

import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.classification.xgboost.XGBoostClassificationTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** The same question put to Tribuo as its own documentation does. */
final class BareTribuo {
    /** Kept, because a logger that nobody holds forgets its level. */
    private static final Logger LOG = Logger.getLogger("org.tribuo");

    private final String[] names;

    BareTribuo(int features) {
        silence();
        names = new String[features];
        for (int i = 0; i < features; i++) {
            names[i] = String.format("x%02d", i);
        }
    }

    /** Keeps Tribuo from telling how far it is while it is measured. */
    static void silence() {
        LOG.setLevel(Level.OFF);
    }

    /** What a caller with numbers at hand has to make of them. */
    Example<Label> example(double[] features, String answer) {
        return new ArrayExample<>(new Label(answer), names, features);
    }

    MutableDataset<Label> dataset(Answers rows) {
        LabelFactory labels = new LabelFactory();
        MutableDataset<Label> all = new MutableDataset<>(new SimpleDataSourceProvenance("answers", labels), labels);
        for (int row = 0; row < rows.rows(); row++) {
            all.add(example(rows.features(row), rows.answer(row)));
        }
        return all;
    }

    Model<Label> train(Engine engine, Answers rows) {
        return trainer(engine).train(dataset(rows));
    }

    private static Trainer<Label> trainer(Engine engine) {
        return switch (engine) {
            case LINEAR -> new LogisticRegressionTrainer();
            case BOOSTED -> new XGBoostClassificationTrainer(Engine.ROUNDS, boosting());
        };
    }

    private static Map<String, Object> boosting() {
        return new HashMap<>(Map.of(
                "objective",
                "multi:softprob",
                "tree_method",
                "hist",
                "nthread",
                1,
                "verbosity",
                0,
                "eta",
                Engine.LEARNING_RATE,
                "max_depth",
                Engine.DEPTH));
    }
}
