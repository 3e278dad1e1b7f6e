package org.evermodel.examples.options;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.evermodel.examples.UsageException;
import org.evermodel.model.Target;
import org.evermodel.model.Task;
import picocli.CommandLine.Option;

/** The options that say what is to be predicted, and from what. */
public final class TaskOptions {
    @Option(names = "--target", paramLabel = "COLUMN", required = true, description = "The column to predict.")
    private String target = "";

    @Option(
            names = "--task",
            paramLabel = "classification|regression",
            description = "What is predicted; without it, text, booleans and two values are classes.")
    private Optional<String> task = Optional.empty();

    @Option(
            names = "--positive",
            paramLabel = "V[,V...]",
            description = "Values that make the positive class, against all others.")
    private Optional<String> positive = Optional.empty();

    @Option(
            names = "--ignore",
            paramLabel = "COL,...",
            description = "Columns the model must not see; may be repeated.")
    private List<String> ignored = new ArrayList<>();

    /** Options not given yet. */
    public TaskOptions() {}

    /** What is to be predicted; throws {@link UsageException} where the options make no sense. */
    public Target target() {
        Optional<Task> chosen = task.map(TaskOptions::parse);
        if (positive.isPresent() && chosen.isPresent() && chosen.get() == Task.REGRESSION) {
            throw new UsageException("--positive makes classes; it cannot go with --task regression");
        }
        List<String> values =
                positive.map(text -> Names.parse("--positive", text)).orElse(List.of());
        return new Target(target, chosen, new LinkedHashSet<>(values));
    }

    /** The columns to be kept from the model; throws {@link UsageException} where the target is among them. */
    public Set<String> ignored() {
        Set<String> columns = new LinkedHashSet<>();
        ignored.forEach(text -> columns.addAll(Names.parse("--ignore", text)));
        if (columns.contains(target)) {
            throw new UsageException("--ignore must not name the target \"" + target + "\"");
        }
        return columns;
    }

    private static Task parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "classification" -> Task.CLASSIFICATION;
            case "regression" -> Task.REGRESSION;
            default ->
                throw new UsageException("--task must be classification or regression, but was \"" + text + "\"");
        };
    }
}
