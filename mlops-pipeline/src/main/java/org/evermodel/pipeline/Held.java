package org.evermodel.pipeline;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
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
    private final Keeper keeper;
    private final boolean settled;
    private final Set<Spill> origins;

    /** What pure code brought together in it. */
    private final List<Held> parts;

    private Held(Object value, Supplier<Optional<Content>> content, Optional<Codec<Object>> codec, Keeper keeper) {
        this(value, new Lazy<>(content), codec, keeper, false, Set.of(), List.of());
    }

    private Held(
            Object value,
            Supplier<Optional<Content>> content,
            Optional<Codec<Object>> codec,
            Keeper keeper,
            boolean settled,
            Set<Spill> origins,
            List<Held> parts) {
        this.value = value;
        this.content = content;
        this.codec = codec;
        this.keeper = keeper;
        this.settled = settled;
        this.origins = origins;
        this.parts = parts;
    }

    /** Keeps the value, unless that is done or nobody does. */
    private interface Keeper {
        Keeper NONE = store -> Optional.empty();

        Optional<Kept> keep(ArtifactStore store);

        /** Keeps it at the first use. */
        static Keeper of(Codec<Object> codec, Object value) {
            AtomicReference<Optional<Kept>> kept = new AtomicReference<>(Optional.empty());
            return store -> {
                synchronized (kept) {
                    return kept.updateAndGet(
                            before -> before.or(() -> Optional.of(Outputs.write(codec, value, store))));
                }
            };
        }
    }

    /** A value that nobody keeps. */
    static Held passing(Object value) {
        return new Held(value, () -> Content.of(value), Optional.empty(), Keeper.NONE);
    }

    /** A value that nobody keeps, but {@code codec} could. */
    static Held keepable(Object value, Codec<Object> codec) {
        return new Held(value, () -> Content.of(value), Optional.of(codec), Keeper.of(codec, value));
    }

    /** A value that {@code codec} has kept. */
    static Held kept(Object value, Codec<Object> codec, Kept kept) {
        Optional<Kept> known = Optional.of(kept);
        return new Held(
                value,
                () -> Content.of(value).or(() -> Optional.of(Content.kept(kept.artifact()))),
                Optional.of(codec),
                store -> known);
    }

    /** A value that {@code codec} is keeping. */
    static Held spilled(Object value, Codec<Object> codec, Spill spill) {
        return new Held(
                value,
                new Lazy<>(() -> Content.of(value)
                        .or(() -> spill.kept().map(Kept::artifact).map(Content::kept))),
                Optional.of(codec),
                store -> spill.kept(),
                false,
                Set.of(spill),
                List.of());
    }

    /** A value that pure code brought together from two others. */
    static Held joined(Object value, Digest code, Held left, Held right) {
        return new Held(
                value,
                new Lazy<>(() -> left.content().flatMap(a -> right.content().map(b -> Content.joined(code, a, b)))),
                Optional.empty(),
                Keeper.NONE,
                false,
                Set.of(),
                List.of(left, right));
    }

    /** The values that were made of each element of a list. */
    static Held listed(List<Held> each) {
        return new Held(
                        each.stream().map(Held::value).toList(),
                        () -> contents(each).map(Content::listed),
                        Optional.empty(),
                        Keeper.NONE)
                .from(each);
    }

    private static Optional<List<Content>> contents(List<Held> each) {
        List<Content> known =
                each.stream().flatMap(held -> held.content().stream()).toList();
        return known.size() == each.size() ? Optional.of(known) : Optional.empty();
    }

    /** The same value, known to be the one that was here before the run was resumed, if it was. */
    Held settled() {
        return new Held(value, content, codec, keeper, true, origins, parts);
    }

    /** The same value, put together from these: settled if they are, and to be relied on only if they can be kept. */
    Held from(List<Held> others) {
        Set<Spill> all = new LinkedHashSet<>(origins);
        others.forEach(each -> all.addAll(each.origins));
        boolean allSettled = others.stream().allMatch(Held::isSettled);
        return new Held(value, content, codec, keeper, settled || allSettled, Collections.unmodifiableSet(all), parts);
    }

    /** Whether this is the value that was here before the run was resumed; of no meaning in a run that was not. */
    boolean isSettled() {
        return settled;
    }

    Object value() {
        return value;
    }

    /** What is being written behind of all that the value came from, itself included. */
    Set<Spill> origins() {
        return origins;
    }

    /** Why the value, or what it came from, could not be kept, if so; waits until that is known. */
    Optional<UnkeptOutputException> problem() {
        return origins.stream().flatMap(each -> each.problem().stream()).findFirst();
    }

    /** What the value is but for what does not count for a step, or empty where that has no canonical form. */
    Optional<Content> content(Caching caching) {
        Set<String> columns = caching.ignoredColumns();
        Set<String> inputs = caching.ignoredInputs();
        if (!inputs.isEmpty() && value instanceof Record record) {
            return Content.of(record, columns, inputs, this::contentOf).or(this::content);
        }
        return columns.isEmpty() ? content() : Content.of(value, columns).or(this::content);
    }

    /** What a value is that this one was put together from, and that may have a name without a canonical form. */
    private Optional<Content> contentOf(Object part) {
        return parts.stream().filter(each -> each.value == part).findFirst().flatMap(Held::content);
    }

    /** What the value is, or empty where that has no canonical form. */
    Optional<Content> content() {
        return content.get();
    }

    /** The digest of what the value is, or empty where that has no canonical form. */
    Optional<Digest> digest() {
        return content().map(Content::digest);
    }

    /** How the value is kept, if it is. */
    Optional<Codec<Object>> codec() {
        return codec;
    }

    /** Where and how the value is kept; one that could be kept but is not yet is kept first. */
    Optional<Kept> keep(ArtifactStore store) {
        return keeper.keep(store);
    }
}
