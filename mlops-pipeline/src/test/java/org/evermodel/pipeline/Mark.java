package org.evermodel.pipeline;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.evermodel.artifact.Codec;

/** Puts a mark behind a text and counts how often it did. Declares its mark, so its outputs are kept. */
record Mark(String mark, AtomicInteger runs) implements Step<String, String> {
    static Mark with(String mark) {
        return new Mark(mark, new AtomicInteger());
    }

    @Override
    public String run(String text, StepContext context) {
        runs.incrementAndGet();
        return text + mark;
    }

    @Override
    public Optional<Codec<String>> codec() {
        return Optional.of(new TextCodec());
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of("mark", mark);
    }

    @Override
    public boolean seeded() {
        return false;
    }

    int ran() {
        return runs.get();
    }
}
