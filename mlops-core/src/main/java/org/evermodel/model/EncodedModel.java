package org.evermodel.model;

import org.evermodel.data.Dataset;
import org.evermodel.data.Row;

record EncodedModel(Signature signature, Encoder encoder, Predictor predictor) implements Model {
    EncodedModel {
        if (!signature.inputs().equals(encoder.inputs())) {
            throw new IllegalArgumentException("the signature takes " + signature.inputs()
                    + ", but the transforms were fitted on " + encoder.inputs());
        }
        int answers = Math.max(1, signature.classes().size());
        if (encoder.width() != predictor.width() || answers != predictor.outputs()) {
            throw new IllegalArgumentException("the predictor takes " + predictor.width() + " features and gives "
                    + predictor.outputs() + " scores, but the transforms make " + encoder.width()
                    + " features and the signature wants " + answers + " scores");
        }
    }

    @Override
    public Prediction predict(Row row) {
        double[] features = new double[encoder.width()];
        double[] scores = new double[predictor.outputs()];
        encoder.encode(row, features);
        predictor.score(features, scores);
        return Predictions.of(signature, scores).get(0);
    }

    @Override
    public Predictions predict(Dataset table) {
        return Predictions.of(signature, predictor.score(encoder.encode(table)));
    }

    @Override
    public void close() {
        predictor.close();
    }

    @Override
    public String toString() {
        return "Model[" + predictor.flavor() + ", " + signature + ", " + encoder.width() + " features]";
    }
}
