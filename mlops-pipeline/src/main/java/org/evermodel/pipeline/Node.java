package org.evermodel.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.evermodel.artifact.Codec;
import org.evermodel.pipeline.cache.CodeFingerprints;

/** A place in a pipeline. Inputs are the positions of earlier places. */
sealed interface Node {
    String id();

    List<Integer> inputs();

    /** What users know the place by. */
    default String label() {
        return id();
    }

    /** A place that is filled before a run starts. */
    record InputNode(String id, Class<?> type) implements Node {
        @Override
        public List<Integer> inputs() {
            return List.of();
        }
    }

    /** A place that a run reaches. */
    sealed interface Reached extends Node {
        /** This place in another pipeline, whose ids start so; {@code moved} tells where each earlier place now is. */
        Reached moved(String prefix, int[] moved);
    }

    /** A place that users name, and that reports tell of. */
    sealed interface Work extends Reached {
        StepKind kind();
    }

    /** A place that only leads from one to another; its id is no user's. */
    sealed interface Wire extends Reached {}

    record StepNode(
            String id, int input, Step<Object, Object> step, Lazy<Declarations> declared, Lazy<Journaling> journaling)
            implements Work {
        static StepNode of(String id, int input, Step<Object, Object> step, CodeFingerprints code) {
            return new StepNode(
                    id,
                    input,
                    step,
                    new Lazy<>(() -> Declarations.of(step, code)),
                    new Lazy<>(() -> step.codec().map(Journaling::by).orElseGet(() -> OutputTypes.of(step))));
        }

        /** How a run's own journal keeps what the step made: as the step says, or else as its type tells. */
        Optional<Codec<Object>> journalCodec() {
            return journaling.get().codec();
        }

        /** Why the journal does not keep what the step made; empty where it does. */
        String notJournaled() {
            return journaling.get().hindrance();
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
        public Work moved(String prefix, int[] moved) {
            return new StepNode(prefix + id, moved[input], step, declared, journaling);
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
        public Work moved(String prefix, int[] moved) {
            return new JoinNode(prefix + id, moved[left], moved[right], function);
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
        public Work moved(String prefix, int[] moved) {
            return new GateNode(prefix + id, moved[input], gate);
        }
    }

    /** Chooses one of several ways; holds the constant that was chosen. */
    record BranchNode(String id, int input, List<? extends Enum<?>> ways, Decision<Object, ?> decision)
            implements Work {
        @Override
        public List<Integer> inputs() {
            return List.of(input);
        }

        @Override
        public StepKind kind() {
            return StepKind.BRANCH;
        }

        @Override
        public Work moved(String prefix, int[] moved) {
            return new BranchNode(prefix + id, moved[input], ways, decision);
        }
    }

    /** The start of one way: has what the branch was made about, if this way was chosen. */
    record ArmNode(String id, int input, int branch, Enum<?> way) implements Wire {
        @Override
        public List<Integer> inputs() {
            return List.of(input, branch);
        }

        @Override
        public String label() {
            return id.replace('=', '/');
        }

        @Override
        public Wire moved(String prefix, int[] moved) {
            return new ArmNode(prefix + id, moved[input], moved[branch], way);
        }
    }

    /** Where the ways meet again: has what the one that was gone made. */
    record MeetingNode(String id, List<Integer> arms) implements Wire {
        @Override
        public List<Integer> inputs() {
            return arms;
        }

        @Override
        public String label() {
            return id.substring(0, id.length() - 1);
        }

        @Override
        public Wire moved(String prefix, int[] moved) {
            List<Integer> elsewhere = new ArrayList<>();
            arms.forEach(arm -> elsewhere.add(moved[arm]));
            return new MeetingNode(prefix + id, List.copyOf(elsewhere));
        }
    }

    /** Runs a pipeline for each element of a list. */
    record EachNode(String id, int input, int parallelism, GraphPipeline<Object, Object> body) implements Work {
        @Override
        public List<Integer> inputs() {
            return List.of(input);
        }

        @Override
        public StepKind kind() {
            return StepKind.FOR_EACH;
        }

        @Override
        public Work moved(String prefix, int[] moved) {
            return new EachNode(prefix + id, moved[input], parallelism, body.prefixed(prefix));
        }
    }

    /** Waits for people. */
    record ApprovalNode(String id, int input, Approval approval) implements Work {
        @Override
        public List<Integer> inputs() {
            return List.of(input);
        }

        @Override
        public StepKind kind() {
            return StepKind.APPROVAL;
        }

        @Override
        public Work moved(String prefix, int[] moved) {
            return new ApprovalNode(prefix + id, moved[input], approval);
        }
    }
}
