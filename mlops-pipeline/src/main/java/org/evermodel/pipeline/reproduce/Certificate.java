package org.evermodel.pipeline.reproduce;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.evermodel.ModelUri;
import org.evermodel.RunId;

/**
 * What came of training a registered model again. Immutable and thread-safe.
 *
 * <pre>{@code
 * Certificate certificate = reproduction.reproduce(ModelUri.parse("models:/churn/3"), training);
 * if (!certificate.reproduced()) {
 *     log.warn("not reproduced: {}", certificate.first().orElseThrow());
 * }
 * }</pre>
 *
 * @param model the version, by its number
 * @param run the run that made it
 * @param at when it was trained again
 * @param tier how much of it came out again
 * @param trained whether it was trained at all; it is not where the data are others
 * @param tolerance how far measures may be apart to be taken for equal, as a share of the registered one, or of 1 where that
 *     is less
 * @param cached the steps whose kept output was used, so that they were not done again; none unless asked for
 * @param differing how many differences there are
 * @param differences the differences, by layers in their order; the first ones, where there are many
 */
public record Certificate(
        ModelUri model,
        RunId run,
        Instant at,
        Tier tier,
        boolean trained,
        double tolerance,
        List<String> cached,
        int differing,
        List<Difference> differences) {
    /** The tag of a version under which its last certificate is remembered, as {@link #toJson()} without long lists. */
    public static final String TAG = "reproduction";

    /** Copies the lists. */
    public Certificate {
        cached = List.copyOf(cached);
        differences = List.copyOf(differences);
        if (differing < differences.size()) {
            throw new IllegalArgumentException(
                    "of " + differing + " differences " + differences.size() + " cannot be told");
        }
    }

    /** Whether the model came out again, be it only by its measures. */
    public boolean reproduced() {
        return tier != Tier.DIFFERENT;
    }

    /** The first difference: the most likely cause of those after it. Empty where nothing differs. */
    public Optional<Difference> first() {
        return differences.stream().findFirst();
    }

    /** The same with so many differences at most. */
    Certificate brief(int most) {
        return new Certificate(
                model,
                run,
                at,
                tier,
                trained,
                tolerance,
                cached,
                differing,
                differences.subList(0, Math.min(most, differences.size())));
    }

    /** All of it as one line of JSON. */
    public String toJson() {
        return CertificateJson.format(this);
    }

    /** Reads what {@link #toJson()} wrote; throws IllegalArgumentException for anything else. */
    public static Certificate fromJson(String json) {
        return CertificateJson.parse(json);
    }

    @Override
    public String toString() {
        return "Certificate[" + model + " " + tier + ", " + (trained ? "" : "not trained, ") + differing + " differ"
                + first().map(each -> ", first " + each).orElse("") + "]";
    }
}
