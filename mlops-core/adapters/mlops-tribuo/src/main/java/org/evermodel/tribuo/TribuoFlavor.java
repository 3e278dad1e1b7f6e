package org.evermodel.tribuo;

import java.io.IOException;
import java.io.InputStream;
import org.evermodel.model.Flavor;
import org.evermodel.model.ModelRefusedException;
import org.evermodel.model.Predictor;
import org.evermodel.model.Signature;

/**
 * Reads back what {@link TribuoTrainers} trained.
 *
 * <p>A stored model is Tribuo's own protobuf form in a small container with what must be known beside it. Models of the
 * stock trainers are read as data alone and compiled to plain Java: no class named by the bytes is loaded, and no native
 * code runs. Models that came from {@link TribuoTrainers#of} are read by Tribuo, which finds its classes by the names in
 * the bytes: only such bytes of Tribuo's own models are handed to it.
 *
 * <p>Stateless and thread-safe.
 */
public final class TribuoFlavor implements Flavor {
    /** The name in packages. */
    public static final String NAME = "tribuo";

    /** A reader of Tribuo's models. */
    public TribuoFlavor() {}

    @Override
    public String name() {
        return NAME;
    }

    /**
     * Reads a predictor. Throws {@link ModelRefusedException} where the bytes are no model of this flavor or one of
     * other classes than the signature's.
     */
    @Override
    public Predictor read(InputStream in, Signature signature) throws IOException {
        Stored model = Container.read(in);
        if (!model.classes().equals(signature.classes())) {
            throw new ModelRefusedException(
                    "a model of the classes " + signature.classes() + " was expected, but it has " + model.classes());
        }
        return TribuoPredictor.of(model);
    }
}
