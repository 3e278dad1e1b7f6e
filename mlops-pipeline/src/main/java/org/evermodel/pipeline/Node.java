package org.evermodel.pipeline;

import java.util.List;
import java.util.function.BiFunction;

/** A place in a pipeline. Inputs are the positions of earlier places. */
sealed interface Node {
    String id();

    List<Integer> inputs();

    record InputNode(String id, Class<?> type) implements Node {
        @Override
        public List<Integer> inputs() {
            return List.of();
        }
    }

    /** A place that a run reaches. */
    sealed interface Work extends Node {
        StepKind kind();

        /** This place in another pipeline; {@code moved} tells where each earlier place now is. */
        Work moved(String newId, int[] moved);
    }

    record StepNode(String id, int input, Step<Object, Object> step, Lazy<Declarations> declared) implements Work {
        static StepNode of(String id, int input, Step<Object, Object> step) {
            return new StepNode(id, input, step, new Lazy<>(() -> Declarations.of(step)));
        }

        /** What the step tells of itself. */
        Declarations declarations() {
            return declared.get();
        }

        @Override
        public List<Integer> inputs() {
            return List.of(input);
        }

        @Override
        public StepKind kind() {
            return StepKind.STEP;
        }

        @Override
        public Work moved(String newId, int[] moved) {
            return new StepNode(newId, moved[input], step, declared);
        }
    }

    record JoinNode(String id, int left, int right, BiFunction<Object, Object, Object> function) implements Work {
        @Override
        public List<Integer> inputs() {
            return List.of(left, right);
        }

        @Override
        public StepKind kind() {
            return StepKind.JOIN;
        }

        @Override
        public Work moved(String newId, int[] moved) {
            return new JoinNode(newId, moved[left], moved[right], function);
        }
    }

    record GateNode(String id, int input, Gate<Object> gate) implements Work {
        @Override
        public List<Integer> inputs() {
            return List.of(input);
        }

        @Override
        public StepKind kind() {
            return StepKind.GATE;
        }

        @Override
        public Work moved(String newId, int[] moved) {
            return new GateNode(newId, moved[input], gate);
        }
    }
}
