package org.evermodel.tribuo;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.evermodel.model.ModelRefusedException;
import org.jspecify.annotations.Nullable;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.common.xgboost.XGBoostModel;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/** Answers by Tribuo's own prediction, for models that are not compiled. Tribuo's models are safe for many threads. */
final class WrappedScorers {
    private static final String TRUSTED = "org.tribuo.";
    /** Named by the protobuf of each of LIBLINEAR's models, whose content is serialized Java. */
    private static final ByteString SERIALIZED_JAVA =
            ByteString.copyFrom("LibLinearModelProto", StandardCharsets.UTF_8);

    private static final double SLACK = 1e-6;

    private WrappedScorers() {}

    static Scorer ofClasses(Stored stored) {
        Model<Label> model = read(stored.model()).castModel(Label.class);
        ExampleMaker maker = ExampleMaker.numbered(stored.layout());
        String[] names = new String[stored.ids().length];
        for (int k = 0; k < names.length; k++) {
            Label label = stored.ids()[k] < 0
                    ? LabelFactory.UNKNOWN_LABEL
                    : model.getOutputIDInfo().getOutput(stored.ids()[k]);
            names[k] = label.getLabel();
        }
        return (features, scores) -> {
            Prediction<Label> answer = model.predict(maker.make(LabelFactory.UNKNOWN_LABEL, features, 0));
            Map<String, Label> given = answer.getOutputScores();
            String winner = answer.getOutput().getLabel();
            for (int k = 0; k < names.length; k++) {
                // Some models name the winner alone.
                scores[k] = given.isEmpty() && names[k].equals(winner) ? 1 : score(given.get(names[k]));
            }
            makeProbabilities(scores);
        };
    }

    private static double score(@Nullable Label label) {
        return label == null ? Double.NEGATIVE_INFINITY : label.getScore();
    }

    /** Scores that are shares stay as they are; those of machines that give none are weighed by their softmax. */
    private static void makeProbabilities(double[] scores) {
        double sum = 0;
        boolean shares = true;
        for (double score : scores) {
            shares &= score == Double.NEGATIVE_INFINITY || (score >= 0 && score <= 1);
            sum += Math.max(0, score);
        }
        if (!shares || Math.abs(sum - 1) > SLACK) {
            Softmax.inPlace(scores);
            return;
        }
        for (int k = 0; k < scores.length; k++) {
            scores[k] = Math.max(0, scores[k]) / sum;
        }
    }

    static Scorer ofNumber(Stored stored) {
        Model<Regressor> model = read(stored.model()).castModel(Regressor.class);
        ExampleMaker maker = ExampleMaker.numbered(stored.layout());
        return (features, scores) ->
                scores[0] = model.predict(maker.make(RegressionFactory.UNKNOWN_REGRESSOR, features, 0))
                        .getOutput()
                        .getValues()[0];
    }

    private static Model<?> read(ModelProto stored) {
        requireTrusted(stored);
        Model<?> model = FreshThread.call(() -> Model.deserialize(stored));
        if (model instanceof XGBoostModel<?> boosted) {
            // Threads that wait for a busy core make an answer many times slower.
            boosted.setNumThreads(1);
        }
        return model;
    }

    /** Tribuo loads the class that a model names, and that class decides how to read the rest. */
    static void requireTrusted(ModelProto stored) {
        if (!stored.getClassName().startsWith(TRUSTED)) {
            throw new ModelRefusedException(
                    "only models of Tribuo's own classes are read, but this is a " + stored.getClassName());
        }
        if (indexOf(stored.toByteString(), SERIALIZED_JAVA) >= 0) {
            throw new ModelRefusedException(
                    "models of LIBLINEAR are refused, as Tribuo stores them as serialized Java objects");
        }
    }

    private static int indexOf(ByteString bytes, ByteString wanted) {
        for (int i = 0; i <= bytes.size() - wanted.size(); i++) {
            if (bytes.byteAt(i) == wanted.byteAt(0)
                    && bytes.substring(i, i + wanted.size()).equals(wanted)) {
                return i;
            }
        }
        return -1;
    }
}
