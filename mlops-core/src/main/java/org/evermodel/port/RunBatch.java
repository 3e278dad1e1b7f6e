package org.evermodel.port;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.Digest;
import org.evermodel.spi.Facets;

/**
 * What a run logs at once: all of it becomes durable together, or none of it. Immutable and thread-safe.
 *
 * <pre>{@code
 * run.log(RunBatch.builder()
 *         .param("depth", "6")
 *         .metric("loss", 0.52, 1)
 *         .metric("loss", 0.31, 2)
 *         .tag("team", "risk")
 *         .build());
 * }</pre>
 *
 * <p>Its bounds are those of MLflow, and ten times its number of entries: a key has 1 to {@value #LONGEST_KEY}
 * characters, a param's value at most {@value #LONGEST_PARAM}, a tag's at most {@value #LONGEST_TAG}, and there are at most
 * {@value #MOST_ENTRIES} entries. Whatever breaks them is an IllegalArgumentException that names the key.
 *
 * @param params settings, by name
 * @param metrics measured values, in the order of logging
 * @param tags free facts, by name
 */
public record RunBatch(Map<String, String> params, List<Point> metrics, Map<String, String> tags) {
    /** The longest name of a param, metric or tag, in characters. */
    public static final int LONGEST_KEY = 250;

    /** The longest value of a param, in characters. */
    public static final int LONGEST_PARAM = 6_000;

    /** The longest value of a tag, in characters. */
    public static final int LONGEST_TAG = 5_000;

    /** The most params, metrics and tags together. */
    public static final int MOST_ENTRIES = 10_000;

    /** Copies the collections, keeping their order, and refuses what is out of bounds. */
    public RunBatch {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        metrics = List.copyOf(metrics);
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        int entries = params.size() + metrics.size() + tags.size();
        if (entries > MOST_ENTRIES) {
            throw new IllegalArgumentException("a batch must hold at most " + MOST_ENTRIES
                    + " params, metrics and tags, but holds " + entries + "; log it in parts");
        }
        params.forEach((name, value) -> requireBounds("param", name, value, LONGEST_PARAM));
        tags.forEach((name, value) -> requireBounds("tag", name, value, LONGEST_TAG));
    }

    /**
     * A measured value.
     *
     * @param name what was measured
     * @param value the value; NaN and the infinities are kept
     * @param step the number that orders the values of one name, such as the epoch
     * @param at when it was measured; empty for when it is logged
     */
    public record Point(String name, double value, long step, Optional<Instant> at) {
        /** Refuses a name out of bounds. */
        public Point {
            requireKey("metric", name);
        }
    }

    /** A batch to be filled. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A text that keeps the bounds, for what a machine tells: one that is longer than {@code longest} is cut, and told apart
     * from others that begin alike by the digest of all of it.
     */
    public static String fit(String text, int longest) {
        String plain = Facets.plain(text);
        if (plain.length() <= longest) {
            return plain;
        }
        String rest = "…" + Digest.of(text.getBytes(StandardCharsets.UTF_8));
        int end = longest - rest.length();
        return plain.substring(0, Character.isHighSurrogate(plain.charAt(end - 1)) ? end - 1 : end) + rest;
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return params.isEmpty() && metrics.isEmpty() && tags.isEmpty();
    }

    private static void requireBounds(String what, String name, String value, int longest) {
        requireKey(what, name);
        if (value.length() > longest) {
            throw new IllegalArgumentException("the value of " + what + " \"" + name + "\" must have at most " + longest
                    + " characters, but has " + value.length() + "; keep long texts as artifacts of the run");
        }
    }

    private static void requireKey(String what, String name) {
        if (name.isEmpty() || name.length() > LONGEST_KEY || !Facets.plain(name).equals(name)) {
            throw new IllegalArgumentException("the name of a " + what + " must have 1 to " + LONGEST_KEY
                    + " characters, no NUL and no half of a surrogate pair among them, but was \""
                    + name.substring(0, Math.min(name.length(), LONGEST_KEY)) + "\" with " + name.length());
        }
    }

    @Override
    public String toString() {
        return "RunBatch[" + params.size() + " params, " + metrics.size() + " metrics, " + tags.size() + " tags]";
    }

    /** Fills a batch entry by entry. Not thread-safe. */
    public static final class Builder {
        private final Map<String, String> params = new LinkedHashMap<>();
        private final List<Point> metrics = new ArrayList<>();
        private final Map<String, String> tags = new LinkedHashMap<>();

        private Builder() {}

        /** A setting. */
        public Builder param(String name, String value) {
            params.put(name, value);
            return this;
        }

        /** Settings. */
        public Builder params(Map<String, String> more) {
            params.putAll(more);
            return this;
        }

        /** A value measured now. */
        public Builder metric(String name, double value, long step) {
            metrics.add(new Point(name, value, step, Optional.empty()));
            return this;
        }

        /** A value measured at some moment. */
        public Builder metric(String name, double value, long step, Instant at) {
            metrics.add(new Point(name, value, step, Optional.of(at)));
            return this;
        }

        /** Values measured now, at one step. */
        public Builder metrics(Map<String, Double> values, long step) {
            values.forEach((name, value) -> metric(name, value, step));
            return this;
        }

        /** A free fact. */
        public Builder tag(String name, String value) {
            tags.put(name, value);
            return this;
        }

        /** Free facts. */
        public Builder tags(Map<String, String> more) {
            tags.putAll(more);
            return this;
        }

        /** The batch. */
        public RunBatch build() {
            return new RunBatch(params, metrics, tags);
        }
    }
}
