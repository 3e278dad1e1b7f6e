package org.evermodel.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evermodel.testkit.SequentialSpecification;

/** What a model with one alias does when it is changed by one after the other. */
final class OneModel implements SequentialSpecification<OneModel.State, Act, String> {
    /**
     * A model.
     *
     * @param variants what was registered, in order of the version numbers
     * @param moves how often the alias was moved
     * @param now the version it names; 0 for none
     * @param past where it would be rolled back to, the next one last
     * @param future where it would be rolled forward to, the next one last
     */
    record State(List<Integer> variants, int moves, int now, List<Integer> past, List<Integer> future) {
        private State registered(int variant) {
            return variants.contains(variant) ? this : new State(with(variants, variant), moves, now, past, future);
        }

        private State placed(int number) {
            return new State(variants, moves + 1, number, now == 0 ? past : with(past, now), List.of());
        }

        private State back() {
            return new State(variants, moves + 1, last(past), without(past), with(future, now));
        }

        private State forward() {
            return new State(variants, moves + 1, last(future), with(past, now), without(future));
        }

        private String told() {
            return "move " + moves + " to " + now;
        }
    }

    /** What an act does and what its outcome is. */
    private record Done(State after, String outcome) {}

    @Override
    public State initial() {
        return new State(List.of(), 0, 0, List.of(), List.of());
    }

    @Override
    public Optional<State> next(State state, Act act, Optional<String> outcome) {
        Done done = done(state, act);
        return outcome.isEmpty() || outcome.get().equals(done.outcome()) ? Optional.of(done.after()) : Optional.empty();
    }

    private static Done done(State state, Act act) {
        return switch (act.what()) {
            case REGISTER -> {
                State after = state.registered(act.number());
                yield new Done(after, "version " + (after.variants().indexOf(act.number()) + 1));
            }
            case READ_ALIAS -> new Done(state, "at " + state.now());
            case READ_MODEL -> new Done(state, read(state));
            default -> state.variants().isEmpty() ? new Done(state, Act.NOT_FOUND) : moved(state, act);
        };
    }

    private static String read(State state) {
        return state.variants().isEmpty()
                ? Act.NOT_FOUND
                : state.variants().size() + " versions, champion " + state.now();
    }

    private static Done moved(State state, Act act) {
        boolean expects = switch (act.what()) {
            case COMPARE_AND_MOVE, COMPARE_AND_ROLL_BACK, COMPARE_AND_ROLL_FORWARD -> true;
            default -> false;
        };
        if (expects && state.now() != act.expected()) {
            return new Done(state, Act.CONFLICT);
        }
        return switch (act.what()) {
            case MOVE, COMPARE_AND_MOVE -> placed(state, act.number());
            case REMOVE -> either(state.now() != 0, state, state.placed(0));
            case ROLLBACK, COMPARE_AND_ROLL_BACK ->
                state.past().isEmpty() ? new Done(state, Act.NOT_FOUND) : either(true, state, state.back());
            default -> state.future().isEmpty() ? new Done(state, Act.NOT_FOUND) : either(true, state, state.forward());
        };
    }

    private static Done placed(State state, int number) {
        if (number == state.now()) {
            return new Done(state, state.told());
        }
        return either(number <= state.variants().size(), state, state.placed(number));
    }

    private static Done either(boolean possible, State before, State after) {
        return possible ? new Done(after, after.told()) : new Done(before, Act.NOT_FOUND);
    }

    private static int last(List<Integer> numbers) {
        return numbers.get(numbers.size() - 1);
    }

    private static List<Integer> without(List<Integer> numbers) {
        return List.copyOf(numbers.subList(0, numbers.size() - 1));
    }

    private static List<Integer> with(List<Integer> numbers, int number) {
        List<Integer> more = new ArrayList<>(numbers);
        more.add(number);
        return List.copyOf(more);
    }
}
