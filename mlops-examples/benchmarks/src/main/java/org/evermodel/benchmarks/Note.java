package org.evermodel.benchmarks;

import java.util.Optional;
import org.evermodel.artifact.Codec;
import org.evermodel.artifact.Codecs;
import org.evermodel.pipeline.Chain;
import org.evermodel.pipeline.Pipeline;
import org.evermodel.pipeline.Step;
import org.evermodel.pipeline.StepContext;

/**
 * Puts its number behind a text. The output is kept, and depends on nothing but the text and the number.
 *
 * @param number what is put behind
 */
record Note(int number) implements Step<String, String> {
    /** A pipeline of so many of them. */
    static Pipeline<String, String> pipeline(int steps) {
        Chain<String, String> chain = Pipeline.named("notes", String.class);
        for (int i = 0; i < steps; i++) {
            chain = chain.step("note-" + i, new Note(i));
        }
        return chain.build();
    }

    @Override
    public String run(String text, StepContext context) {
        return text.substring(0, text.indexOf(' ') + 1) + number;
    }

    @Override
    public Optional<Codec<String>> codec() {
        return Optional.of(Codecs.text());
    }

    @Override
    public boolean seeded() {
        return false;
    }
}
