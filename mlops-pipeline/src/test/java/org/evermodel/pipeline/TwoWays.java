package org.evermodel.pipeline;

import java.util.function.BiFunction;
import org.evermodel.data.Dataset;

/** Writes two steps and two joins in one class each, so that only what they do tells them apart. */
final class TwoWays {
    private TwoWays() {}

    static Step<String, String> lambda(boolean first) {
        return first ? (text, context) -> text + "a" : (text, context) -> text + "b";
    }

    static Step<String, String> nested(boolean first) {
        return first ? new A() : new B();
    }

    static BiFunction<Dataset, StringBuilder, Pair> join(boolean first) {
        return first ? (rows, text) -> new Pair(rows, text) : (rows, text) -> new Pair(rows.slice(0, 1), text);
    }

    record Pair(Dataset rows, StringBuilder text) {}

    private record A() implements Step<String, String> {
        @Override
        public String run(String text, StepContext context) {
            return text + "a";
        }
    }

    private record B() implements Step<String, String> {
        @Override
        public String run(String text, StepContext context) {
            return text + "b";
        }
    }
}
