package org.evermodel.model;

import org.evermodel.data.Dataset;
import org.evermodel.data.Row;

record EncodedModel(Signature signature, Encoder encoder, Predictor predictor) implements Model {
    /** Features encoded at one time, 4 MiB: a text column may become hundreds, so a long table may need gigabytes at once. */
    private static final int SLICE_NUMBERS = 1 << 19;

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
        int slice = Math.max(1, SLICE_NUMBERS / Math.max(1, encoder.width()));
        if (table.rowCount() <= slice) {
            return Predictions.of(signature, predictor.score(encoder.encode(table)));
        }
        double[] scores = new double[Math.multiplyExact(table.rowCount(), predictor.outputs())];
        for (int from = 0; from < table.rowCount(); from += slice) {
            Dataset part = table.slice(from, Math.min(table.rowCount(), from + slice));
            double[] some = predictor.score(encoder.encode(part));
            System.arraycopy(some, 0, scores, from * predictor.outputs(), some.length);
        }
        return Predictions.of(signature, scores);
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
