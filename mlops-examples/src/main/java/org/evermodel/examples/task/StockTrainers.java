package org.evermodel.examples.task;

import java.util.List;
import java.util.Optional;
import org.evermodel.examples.UsageException;
import org.evermodel.model.Labelled;
import org.evermodel.model.Trainer;
import org.evermodel.tribuo.TribuoTrainers;

/** The trainers that a command knows, simpler ones first. */
public final class StockTrainers {
    private StockTrainers() {}

    /** All of them. */
    public static List<Trainer> all() {
        return List.of(
                TribuoTrainers.logisticRegression(),
                TribuoTrainers.linearRegression(),
                TribuoTrainers.cart(),
                TribuoTrainers.randomForest(),
                TribuoTrainers.xgboost());
    }

    /** The one that was named, or all that can learn the task; throws {@link UsageException} where the named one cannot. */
    public static List<Trainer> forTask(Optional<String> named, Labelled labelled) {
        List<Trainer> able = all().stream()
                .filter(trainer -> trainer.supports(labelled.task()))
                .toList();
        if (named.isEmpty()) {
            return able;
        }
        return able.stream()
                .filter(trainer -> trainer.name().equals(named.get()))
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> new UsageException("--trainer " + named.get() + " cannot learn \""
                        + labelled.target()
                        + "\", which is a " + labelled.task().name().toLowerCase(java.util.Locale.ROOT)
                        + "; use one of " + able.stream().map(Trainer::name).toList()));
    }
}
