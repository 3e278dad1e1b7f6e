package org.evermodel.model;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.util.Map;
import org.evermodel.Digest;

/** An engine's fitted model over encoded rows. Immutable and thread-safe. */
public interface Predictor extends AutoCloseable {
    /** The flavor that can read this predictor back. */
    String flavor();

    /** How many features a row has. */
    int width();

    /** How many scores a row is answered with: the number of classes, or 1 for a number. */
    int outputs();

    /**
     * Answers one row. Classifiers give probabilities in [0, 1] that sum to 1.
     *
     * @param features {@link #width()} finite numbers
     * @param scores receives {@link #outputs()} numbers
     */
    void score(double[] features, double[] scores);

    /** Answers many rows at once, row after row; exactly the numbers that {@link #score(double[], double[])} gives. */
    default double[] score(FeatureMatrix rows) {
        double[] all = new double[rows.rows() * outputs()];
        double[] one = new double[rows.width()];
        double[] answer = new double[outputs()];
        for (int i = 0; i < rows.rows(); i++) {
            System.arraycopy(rows.values(), i * rows.width(), one, 0, one.length);
            score(one, answer);
            System.arraycopy(answer, 0, all, i * answer.length, answer.length);
        }
        return all;
    }

    /** Writes the engine's own format; the stream is left open. */
    void writeTo(OutputStream out) throws IOException;

    /**
     * Names what the answers follow from: equal for equal weights, wherever and whenever they were learned. Unless
     * overridden, the digest of what {@link #writeTo} writes.
     */
    default Digest weights() {
        try (DigestOutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), Digest.sha256())) {
            writeTo(out);
            return Digest.finish(out.getMessageDigest());
        } catch (IOException e) {
            throw new UncheckedIOException("a predictor of flavor " + flavor() + " could not be written", e);
        }
    }

    /** How the predictor came to be in the engine's own words: trainer class, settings, versions, by name. */
    Map<String, String> provenance();

    /** Frees native memory, if the engine holds any; the predictor is not used afterwards. */
    @Override
    default void close() {}
}
