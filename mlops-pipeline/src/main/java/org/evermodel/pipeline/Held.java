package org.evermodel.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.evermodel.Digest;
import org.evermodel.artifact.Codec;
import org.evermodel.pipeline.cache.Content;
import org.evermodel.pipeline.cache.Kept;
import org.evermodel.pipeline.cache.Outputs;
import org.evermodel.spi.ArtifactStore;

/**
 * A value on its way through a pipeline. What names its content is found out only when somebody asks, because most
 * values are never asked.
 */
final class Held {
    private final Object value;
    private final Supplier<Optional<Content>> content;
    private final Optional<Codec<Object>> codec;
    private final boolean settled;
    private volatile Optional<Kept> kept;

    private Held(
            Object value, Supplier<Optional<Content>> content, Optional<Codec<Object>> codec, Optional<Kept> kept) {
        this(value, new Lazy<>(content), codec, kept, false);
    }

    private Held(
            Object value,
            Supplier<Optional<Content>> content,
            Optional<Codec<Object>> codec,
            Optional<Kept> kept,
            boolean settled) {
        this.value = value;
        this.content = content;
        this.codec = codec;
        this.settled = settled;
        this.kept = kept;
    }

    /** A value that nobody keeps. */
    static Held passing(Object value) {
        return new Held(value, () -> Content.of(value), Optional.empty(), Optional.empty());
    }

    /** A value that nobody keeps, but {@code codec} could. */
    static Held keepable(Object value, Codec<Object> codec) {
        return new Held(value, () -> Content.of(value), Optional.of(codec), Optional.empty());
    }

    /** A value that {@code codec} has kept. */
    static Held kept(Object value, Codec<Object> codec, Kept kept) {
        return new Held(
                value,
                () -> Content.of(value).or(() -> Optional.of(Content.kept(kept.artifact()))),
                Optional.of(codec),
                Optional.of(kept));
    }

    /** A value that pure code brought together from two others. */
    static Held joined(Object value, Digest code, Held left, Held right) {
        return new Held(
                value,
                () -> left.content().flatMap(a -> right.content().map(b -> Content.joined(code, a, b))),
                Optional.empty(),
                Optional.empty());
    }

    /** The values that were made of each element of a list. */
    static Held listed(List<Held> each) {
        return new Held(
                each.stream().map(Held::value).toList(),
                () -> contents(each).map(Content::listed),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<List<Content>> contents(List<Held> each) {
        List<Content> known =
                each.stream().flatMap(held -> held.content().stream()).toList();
        return known.size() == each.size() ? Optional.of(known) : Optional.empty();
    }

    /** The same value, known to be the one that was here before the run was resumed, if it was. */
    Held settled() {
        return new Held(value, content, codec, kept, true);
    }

    /** The same value, settled if all of these are from which it was put together. */
    Held settledIf(Stream<Held> origins) {
        return origins.allMatch(Held::isSettled) ? settled() : this;
    }

    /** Whether this is the value that was here before the run was resumed; of no meaning in a run that was not. */
    boolean isSettled() {
        return settled;
    }

    Object value() {
        return value;
    }

    /** What the value is but for columns of these names, or empty where that has no canonical form. */
    Optional<Content> content(Set<String> ignored) {
        return ignored.isEmpty() ? content() : Content.of(value, ignored).or(this::content);
    }

    /** What the value is, or empty where that has no canonical form. */
    Optional<Content> content() {
        return content.get();
    }

    /** How the value is kept, if it is. */
    Optional<Codec<Object>> codec() {
        return codec;
    }

    /** Where the value is kept, if it is. */
    Optional<Digest> artifact() {
        return kept.map(Kept::artifact);
    }

    /** Where and how the value is kept; one that could be kept but is not yet is kept first. */
    synchronized Optional<Kept> keep(ArtifactStore store) {
        if (codec.isPresent() && kept.isEmpty()) {
            kept = Optional.of(Outputs.write(codec.get(), value, store));
        }
        return kept;
    }
}
