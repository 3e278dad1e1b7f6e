package org.evermodel.tribuo;

import com.google.protobuf.ByteString;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import org.evermodel.model.ModelRefusedException;
import org.tribuo.classification.sgd.protos.ClassificationLinearSGDProto;
import org.tribuo.math.protos.DenseTensorProto;
import org.tribuo.math.protos.LinearParametersProto;
import org.tribuo.math.protos.ParametersProto;
import org.tribuo.regression.sgd.protos.RegressionLinearSGDProto;

/** Weighted sums; for classes, their softmax. A class that no training row had scores 0. */
final class LinearScorer {
    private LinearScorer() {}

    static Scorer ofClasses(Stored model) {
        double[][] byId = weights(
                Protos.unpack(model.model().getSerializedData(), ClassificationLinearSGDProto.class)
                        .getParams(),
                model.width());
        model.requireIdsBelow(byId.length);
        double[][] weights = Arrays.stream(model.ids())
                .mapToObj(id -> id < 0 ? new double[0] : byId[id])
                .toArray(double[][]::new);
        return (features, scores) -> {
            for (int k = 0; k < weights.length; k++) {
                scores[k] = weights[k].length == 0 ? Double.NEGATIVE_INFINITY : sum(weights[k], features);
            }
            Softmax.inPlace(scores);
        };
    }

    static Scorer ofNumber(Stored model) {
        double[] weights = weights(
                Protos.unpack(model.model().getSerializedData(), RegressionLinearSGDProto.class)
                        .getParams(),
                model.width())[0];
        TargetScale scale = model.scale();
        return (features, scores) -> scores[0] = scale.restore(sum(weights, features));
    }

    /** The last weight stands alone. */
    private static double sum(double[] weights, double[] features) {
        int width = weights.length - 1;
        double sum = weights[width];
        for (int i = 0; i < width; i++) {
            sum += weights[i] * features[i];
        }
        return sum;
    }

    private static double[][] weights(ParametersProto parameters, int width) {
        LinearParametersProto linear = Protos.unpack(parameters.getSerializedData(), LinearParametersProto.class);
        DenseTensorProto matrix = Protos.unpack(linear.getWeightMatrix().getSerializedData(), DenseTensorProto.class);
        ByteString values = matrix.getValues();
        if (matrix.getDimensionsCount() != 2
                || matrix.getDimensions(1) != width + 1
                || values.size() != (long) Double.BYTES * matrix.getDimensions(0) * (width + 1)) {
            throw new ModelRefusedException("expected weights of " + width + " features and one more, but found "
                    + matrix.getDimensionsList() + " in " + values.size() + " bytes");
        }
        DoubleBuffer numbers =
                values.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer();
        double[][] weights = new double[matrix.getDimensions(0)][width + 1];
        for (double[] row : weights) {
            numbers.get(row);
        }
        return weights;
    }
}
