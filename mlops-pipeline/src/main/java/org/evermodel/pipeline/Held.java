package org.evermodel.pipeline;

import java.util.Optional;
import java.util.function.Supplier;
import org.evermodel.Digest;
import org.evermodel.artifact.Codec;
import org.evermodel.pipeline.cache.Content;
import org.evermodel.pipeline.cache.Kept;
import org.evermodel.spi.ArtifactStore;

/**
 * A value on its way through a pipeline. What names its content is found out only when somebody asks, because most
 * values are never asked.
 */
final class Held {
    private final Object value;
    private final Supplier<Optional<Content>> content;
    private final Optional<Codec<Object>> codec;
    private volatile Optional<Digest> artifact;

    private Held(
            Object value,
            Supplier<Optional<Content>> content,
            Optional<Codec<Object>> codec,
            Optional<Digest> artifact) {
        this.value = value;
        this.content = new Lazy<>(content);
        this.codec = codec;
        this.artifact = artifact;
    }

    /** A value that nobody keeps. */
    static Held passing(Object value) {
        return new Held(value, () -> Content.of(value), Optional.empty(), Optional.empty());
    }

    /** A value that nobody keeps, but {@code codec} could. */
    static Held keepable(Object value, Codec<Object> codec) {
        return new Held(value, () -> Content.of(value), Optional.of(codec), Optional.empty());
    }

    /** A value that {@code codec} keeps as {@code artifact}. */
    static Held kept(Object value, Codec<Object> codec, Digest artifact) {
        return new Held(
                value,
                () -> Content.of(value).or(() -> Optional.of(Content.kept(artifact))),
                Optional.of(codec),
                Optional.of(artifact));
    }

    /** A value that pure code brought together from two others. */
    static Held joined(Object value, Digest code, Held left, Held right) {
        return new Held(
                value,
                () -> left.content().flatMap(a -> right.content().map(b -> Content.joined(code, a, b))),
                Optional.empty(),
                Optional.empty());
    }

    Object value() {
        return value;
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
        return artifact;
    }

    /** Where and how the value is kept; one that could be kept but is not yet is kept first. */
    synchronized Optional<Kept> keep(ArtifactStore store) {
        if (codec.isPresent() && artifact.isEmpty()) {
            artifact = Optional.of(codec.get().write(value, store).digest());
        }
        return codec.map(each -> new Kept(each.name(), artifact.orElseThrow()));
    }
}
