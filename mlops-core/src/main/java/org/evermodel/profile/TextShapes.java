package org.evermodel.profile;

import java.util.Optional;

/** Gathers how texts are written. Not thread-safe. */
final class TextShapes {
    private static final int MOST_PATTERNS = 64;

    private final TextSketch patterns = new TextSketch(MOST_PATTERNS);
    private Optional<Lengths> lengths = Optional.empty();

    void add(String text, long count) {
        Lengths more = Lengths.of(text, count);
        lengths = Optional.of(lengths.map(before -> before.merge(more)).orElse(more));
        patterns.add(Patterns.of(text), count);
    }

    Optional<Texts> texts() {
        return lengths.map(found -> new Texts(found, Values.of(patterns)));
    }
}
