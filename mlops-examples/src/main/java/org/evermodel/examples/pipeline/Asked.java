package org.evermodel.examples.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.DatasetName;
import org.evermodel.ExperimentName;
import org.evermodel.ModelName;
import org.evermodel.NotFoundException;
import org.evermodel.data.Dataset;
import org.evermodel.examples.JsonLine;
import org.evermodel.examples.UsageException;
import org.evermodel.examples.lifecycle.Parts;
import org.evermodel.examples.lifecycle.Question;
import org.evermodel.examples.task.HomeNames;
import org.evermodel.examples.task.StockTrainers;
import org.evermodel.examples.task.TableRequest;
import org.evermodel.examples.task.UserTable;
import org.evermodel.model.Labelled;
import org.evermodel.model.Target;
import org.evermodel.model.Task;
import org.evermodel.port.RunFacts;
import org.evermodel.registry.Registry;
import org.evermodel.registry.catalogue.DatasetVersion;

/**
 * What was asked of a pipeline, in words that a run records, so that it can be done again from its dataset version without
 * the file.
 *
 * @param question what a model is made of
 * @param trainer the trainer that was named; empty where they are compared
 */
record Asked(Question question, Optional<String> trainer) {
    /** The setting of the step {@code register} that holds it. */
    static final String SETTING = "asked";

    private static final String RECORDED = "register." + SETTING;

    /** What the options ask of a file. */
    static Asked of(TableRequest request, boolean timeOrdered, Optional<String> trainer, long seed) {
        UserTable table = UserTable.read(request);
        return new Asked(
                new Question(
                        HomeNames.of(request.reading().data(), request.target()),
                        request.source(),
                        table.all(),
                        table.labelled(),
                        new Parts(table.testRows(), timeOrdered),
                        request.ignored(),
                        request.slices(),
                        StockTrainers.forTask(trainer, table.labelled()),
                        seed),
                trainer);
    }

    /** What goes into the pipeline. */
    Dataset input() {
        return question.parts().input(question.labelled());
    }

    /** What a run is to record, once the table is registered as {@code rows}. */
    Map<String, String> facts(DatasetVersion rows) {
        ObjectNode json = JsonLine.object();
        json.put("model", question.names().model().value());
        json.put("experiment", question.names().experiment().value());
        json.put("dataset", rows.name().value());
        json.put("version", rows.number());
        json.put("source", question.source());
        Labelled labelled = question.labelled();
        json.put("target", labelled.target());
        json.put("task", labelled.task().name());
        labelled.positive().ifPresent(positive -> json.put("positive", positive));
        question.ignored().forEach(json.putArray("ignored")::add);
        question.slices().forEach(json.putArray("slices")::add);
        trainer.ifPresent(name -> json.put("trainer", name));
        json.put("timeOrdered", question.parts().timeOrdered());
        question.parts().chosen().ifPresent(chosen -> json.put("testRows", RowRanges.format(chosen)));
        json.put("seed", question.seed());
        return Map.of(SETTING, JsonLine.of(json));
    }

    /** What was asked of a run; throws {@link UsageException} where it was none of the command's. */
    static Asked recall(Registry registry, RunFacts facts) {
        String text = facts.params().getOrDefault(RECORDED, "");
        if (text.isEmpty()) {
            throw new UsageException(
                    "run " + facts.run() + " does not tell what was asked of it, as those that pipeline"
                            + " run began do; registry show runs:/" + facts.run() + " tells what is known of it");
        }
        JsonNode json = JsonLine.parse(text);
        Optional<String> trainer = text(json, "trainer");
        DatasetName name = new DatasetName(json.required("dataset").asText());
        int version = json.required("version").asInt();
        Dataset all = registry.datasets()
                .find(name, version)
                .orElseThrow(() -> new NotFoundException(
                        "there is no datasets:/" + name + "/" + version + ", from which run " + facts.run() + " began"))
                .load();
        Labelled labelled = new Target(
                        json.required("target").asText(),
                        Optional.of(Task.valueOf(json.required("task").asText())),
                        new LinkedHashSet<>(text(json, "positive").map(List::of).orElse(List.of())))
                .label(all);
        return new Asked(
                new Question(
                        new HomeNames(
                                new ModelName(json.required("model").asText()),
                                name,
                                new ExperimentName(json.required("experiment").asText())),
                        json.required("source").asText(),
                        all,
                        labelled,
                        new Parts(
                                text(json, "testRows").map(RowRanges::parse),
                                json.required("timeOrdered").asBoolean()),
                        new LinkedHashSet<>(texts(json.required("ignored"))),
                        texts(json.required("slices")),
                        StockTrainers.forTask(trainer, labelled),
                        json.required("seed").asLong()),
                trainer);
    }

    private static Optional<String> text(JsonNode json, String name) {
        return json.has(name) ? Optional.of(json.required(name).asText()) : Optional.empty();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
