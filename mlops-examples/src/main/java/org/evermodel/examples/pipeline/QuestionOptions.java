package org.evermodel.examples.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.evermodel.examples.UsageException;
import org.evermodel.examples.options.PartOptions;
import org.evermodel.examples.options.Reading;
import org.evermodel.examples.options.ReadingOptions;
import org.evermodel.examples.options.TaskOptions;
import org.evermodel.examples.options.TrainerOption;
import org.evermodel.examples.task.TableRequest;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which model is to be made of which file: those of the command {@code lifecycle}. */
final class QuestionOptions {
    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Mixin
    private TaskOptions task = new TaskOptions();

    @Mixin
    private PartOptions parts = new PartOptions();

    @Option(
            names = "--slice",
            paramLabel = "COL",
            description = "Measures the model for each value of this column, too; may be repeated.")
    private List<String> slices = new ArrayList<>();

    @Mixin
    private TrainerOption trainer = new TrainerOption();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "Decides everything that is drawn at random (default: ${DEFAULT-VALUE}).")
    private long seed = 42;

    /** What they ask for, once the file is read. */
    Asked asked() {
        Reading files = reading.reading();
        if (files.test().isPresent() && parts.testRows().isPresent()) {
            throw new UsageException("--test and --test-rows both say which rows are kept back; give one of them");
        }
        TableRequest request = new TableRequest(files, task.target(), task.ignored(), slices, parts.testRows());
        return Asked.of(request, parts.timeOrdered(), trainer.trainer(), seed);
    }
}
