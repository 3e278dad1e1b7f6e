package org.evermodel.benchmarks;

import org.evermodel.pipeline.Chain;
import org.evermodel.pipeline.Pipeline;
import org.evermodel.pipeline.Step;
import org.evermodel.pipeline.StepContext;

/** Puts its number behind a text, as {@link Note} does, but says nothing of its output being kept. */
record Remark(int number) implements Step<String, String> {
    static Pipeline<String, String> pipeline(int steps) {
        Chain<String, String> chain = Pipeline.named("remarks", String.class);
        for (int i = 0; i < steps; i++) {
            chain = chain.step("remark-" + i, new Remark(i));
        }
        return chain.build();
    }

    @Override
    public String run(String text, StepContext context) {
        return text.substring(0, text.lastIndexOf(' ') + 1) + number;
    }
}
