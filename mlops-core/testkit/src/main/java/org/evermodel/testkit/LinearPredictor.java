package org.evermodel.testkit;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;
import org.evermodel.model.Predictor;

/** A weighted sum for each output, the last weight standing alone; for classes, their softmax. */
final class LinearPredictor implements Predictor {
    private final double[][] weights;
    private final boolean classifies;
    private final Map<String, String> provenance;

    /** Takes ownership of the weights: one row for each output, as long as the features and one more. */
    LinearPredictor(double[][] weights, boolean classifies, Map<String, String> provenance) {
        this.weights = weights;
        this.classifies = classifies;
        this.provenance = Map.copyOf(provenance);
    }

    @Override
    public String flavor() {
        return TestFlavor.NAME;
    }

    @Override
    public int width() {
        return weights[0].length - 1;
    }

    @Override
    public int outputs() {
        return weights.length;
    }

    @Override
    public void score(double[] features, double[] scores) {
        for (int i = 0; i < weights.length; i++) {
            scores[i] = weights[i][width()];
            for (int j = 0; j < width(); j++) {
                scores[i] += weights[i][j] * features[j];
            }
        }
        if (classifies) {
            softmax(scores);
        }
    }

    private static void softmax(double[] scores) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            largest = Math.max(largest, score);
        }
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Math.exp(scores[i] - largest);
            sum += scores[i];
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= sum;
        }
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(TestFlavor.MAGIC);
        data.writeBoolean(classifies);
        data.writeInt(weights.length);
        data.writeInt(width());
        for (double[] row : weights) {
            for (double weight : row) {
                data.writeDouble(weight);
            }
        }
        data.writeInt(provenance.size());
        for (Map.Entry<String, String> fact : new TreeMap<>(provenance).entrySet()) {
            data.writeUTF(fact.getKey());
            data.writeUTF(fact.getValue());
        }
        data.flush();
    }

    @Override
    public Map<String, String> provenance() {
        return provenance;
    }
}
