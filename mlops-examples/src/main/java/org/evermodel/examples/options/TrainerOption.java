package org.evermodel.examples.options;

import java.util.List;
import java.util.Optional;
import org.evermodel.examples.UsageException;
import picocli.CommandLine.Option;

/** Which trainer learns. */
public final class TrainerOption {
    /** The stock trainers by name, in the order in which they are compared. */
    public static final List<String> NAMES =
            List.of("logistic-regression", "linear-regression", "cart", "random-forest", "xgboost");

    @Option(
            names = "--trainer",
            paramLabel = "NAME",
            description = "logistic-regression, linear-regression, cart, random-forest or xgboost; without it, those"
                    + " that can learn the task are compared and the best is taken.")
    private Optional<String> trainer = Optional.empty();

    /** Options not given yet. */
    public TrainerOption() {}

    /** The name of the trainer, if one was given; throws {@link UsageException} where there is no such trainer. */
    public Optional<String> trainer() {
        trainer.filter(name -> !NAMES.contains(name)).ifPresent(name -> {
            throw new UsageException(
                    "--trainer must be one of " + String.join(", ", NAMES) + ", but was \"" + name + "\"");
        });
        return trainer;
    }
}
