package org.evermodel.registry;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.evermodel.Alias;
import org.evermodel.ConflictException;
import org.evermodel.ModelName;
import org.evermodel.ModelVersion;
import org.evermodel.NotFoundException;
import org.evermodel.port.AliasMove;
import org.evermodel.port.ModelAlias;
import org.evermodel.registry.catalogue.RegisteredModels;

/**
 * Something that is done to one model and its champion, for histories of many who do so at once.
 *
 * @param what what is done
 * @param number the version to move to, or the variant to register
 * @param expected the version that a compare-and-set expects
 */
record Act(What what, int number, int expected) {
    enum What {
        REGISTER,
        MOVE,
        COMPARE_AND_MOVE,
        REMOVE,
        ROLLBACK,
        COMPARE_AND_ROLL_BACK,
        ROLL_FORWARD,
        COMPARE_AND_ROLL_FORWARD,
        READ_ALIAS,
        READ_MODEL
    }

    static final ModelName MODEL = new ModelName("contended");
    static final String NOT_FOUND = "not found";
    static final String CONFLICT = "conflict";

    /** Any act; a registration is of one of the variants below a bound. */
    static Act any(Random random, int variants) {
        What what = What.values()[random.nextInt(What.values().length)];
        int number = what == What.REGISTER ? 1 + random.nextInt(variants) : 1 + random.nextInt(4);
        return new Act(what, number, random.nextInt(4));
    }

    /** Does it and tells the outcome in a word or two. */
    String on(Registry registry) {
        ModelAlias champion = registry.models().alias(MODEL, Alias.CHAMPION);
        try {
            return outcome(registry, champion);
        } catch (NotFoundException e) {
            return NOT_FOUND;
        } catch (ConflictException e) {
            return CONFLICT;
        }
    }

    private String outcome(Registry registry, ModelAlias champion) {
        return switch (what) {
            case REGISTER -> {
                RegisteredModels models = registry.models();
                yield "version "
                        + models.register(MODEL, Samples.evaluated(number), Optional.empty(), Map.of())
                                .number();
            }
            case MOVE -> moved(() -> champion.moveTo(number, ""));
            case COMPARE_AND_MOVE -> moved(() -> champion.compareAndMove(expected, number, ""));
            case REMOVE -> moved(() -> champion.remove(""));
            case ROLLBACK -> moved(() -> champion.rollback(""));
            case COMPARE_AND_ROLL_BACK -> moved(() -> champion.compareAndRollBack(expected, ""));
            case ROLL_FORWARD -> moved(() -> champion.rollForward(""));
            case COMPARE_AND_ROLL_FORWARD -> moved(() -> champion.compareAndRollForward(expected, ""));
            case READ_ALIAS ->
                "at " + champion.current().map(ModelVersion::number).orElse(0);
            case READ_MODEL ->
                registry.models()
                        .find(MODEL)
                        .map(model -> model.versions() + " versions, champion "
                                + model.aliases().getOrDefault(Alias.CHAMPION, 0))
                        .orElse(NOT_FOUND);
        };
    }

    private static String moved(Supplier<AliasMove> move) {
        AliasMove made = move.get();
        return "move " + made.index() + " to " + made.to().orElse(0);
    }

    /** As a line of text; {@link #parse} reads it. */
    String line() {
        return what + "," + number + "," + expected;
    }

    static Act parse(String line) {
        String[] parts = line.split(",", -1);
        return new Act(What.valueOf(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }
}
