package org.evermodel.tribuo;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.util.Map;
import org.evermodel.Digest;
import org.evermodel.model.ModelRefusedException;
import org.evermodel.model.Predictor;

/** A stored model and its compiled scorer. */
final class TribuoPredictor implements Predictor {
    private final Stored model;
    private final Scorer scorer;
    private final Map<String, String> provenance;

    private TribuoPredictor(Stored model, Scorer scorer, Map<String, String> provenance) {
        this.model = model;
        this.scorer = scorer;
        this.provenance = provenance;
    }

    static TribuoPredictor of(Stored model) {
        try {
            return new TribuoPredictor(
                    model, model.kind().compile(model), Provenances.flatten(Protos.provenance(model.model())));
        } catch (ModelRefusedException e) {
            throw e;
        } catch (RuntimeException e) {
            // Damaged bytes show in as many ways as there are readers of their parts.
            throw new ModelRefusedException("a model of Tribuo's is malformed: " + e.getMessage(), e);
        }
    }

    Stored model() {
        return model;
    }

    @Override
    public String flavor() {
        return TribuoFlavor.NAME;
    }

    @Override
    public int width() {
        return model.width();
    }

    @Override
    public int outputs() {
        return model.outputs();
    }

    @Override
    public void score(double[] features, double[] scores) {
        if (features.length != width() || scores.length != outputs()) {
            throw new IllegalArgumentException("takes " + width() + " features and gives " + outputs()
                    + " scores, but got room for " + features.length + " and " + scores.length);
        }
        scorer.score(features, scores);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        Container.write(model, out);
    }

    /** Tribuo's account of how the model came to be, with the versions of Java and of itself, is left out. */
    @Override
    public Digest weights() {
        try (DigestOutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), Digest.sha256())) {
            Container.write(model.bare(), out);
            return Digest.finish(out.getMessageDigest());
        } catch (IOException e) {
            throw new UncheckedIOException("a model of Tribuo's could not be written", e);
        }
    }

    @Override
    public Map<String, String> provenance() {
        return provenance;
    }

    @Override
    public String toString() {
        return "TribuoPredictor[" + model.kind() + ", " + width() + " features, " + outputs() + " scores]";
    }
}
