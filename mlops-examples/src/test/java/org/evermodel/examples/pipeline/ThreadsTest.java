package org.evermodel.examples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.evermodel.data.Dataset;
import org.evermodel.data.DatasetSource;
import org.evermodel.data.TrainTestSplit;
import org.evermodel.data.csv.CsvSource;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.examples.lifecycle.MadeUp;
import org.evermodel.model.Candidate;
import org.evermodel.model.CrossValidation;
import org.evermodel.model.GoldenVectors;
import org.evermodel.model.Model;
import org.evermodel.model.Trainer;
import org.evermodel.model.Transforms;
import org.evermodel.pipeline.Graph;
import org.evermodel.pipeline.Output;
import org.evermodel.pipeline.Pipeline;
import org.evermodel.pipeline.RunOptions;
import org.evermodel.pipeline.Runner;
import org.evermodel.pipeline.Step;
import org.evermodel.pipeline.StepContext;
import org.evermodel.pipeline.step.Evaluate;
import org.evermodel.pipeline.step.Split;
import org.evermodel.pipeline.step.Train;
import org.evermodel.spi.Storage;
import org.evermodel.tribuo.TribuoTrainers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many threads a pipeline of Tribuo's trainers has changes no bit of what it makes. */
class ThreadsTest {
    // Kept, because a logger that nobody holds forgets its level.
    private static final Logger ENGINE = Logger.getLogger("org.tribuo");

    static {
        ENGINE.setLevel(Level.OFF);
    }

    @TempDir
    Path folder;

    enum Size {
        SMALL,
        LARGE
    }

    /** Rows and how deep to look at them. */
    record Job(TrainTestSplit split, int depth) {
        Size size() {
            return depth % 2 == 0 ? Size.SMALL : Size.LARGE;
        }
    }

    /** Trains as another step does, on the rows of a job. */
    record OnJob(Train train) implements Step<Job, Candidate> {
        @Override
        public Candidate run(Job job, StepContext context) {
            return train.run(job.split(), context);
        }
    }

    /** Trains a forest whose depth the job says. */
    record Forest() implements Step<Job, Candidate> {
        @Override
        public Candidate run(Job job, StepContext context) {
            return train(TribuoTrainers.randomForest().withTrees(4 + job.depth()))
                    .run(job.split(), context);
        }
    }

    @Test
    void oneThreadAndEightMakeTheSameModels() throws IOException {
        Dataset people = people();

        List<Map<String, Object>> alone = made(1, people, 42);
        List<Map<String, Object>> together = made(8, people, 42);
        List<Map<String, Object>> otherwise = made(8, people, 43);

        assertThat(together).isEqualTo(alone).hasSize(6);
        assertThat(otherwise).isNotEqualTo(alone);
    }

    private Dataset people() throws IOException {
        DatasetSource source = CsvSource.of(MadeUp.people(400, 3).writeTo(folder.resolve("people.csv")));
        return source.load();
    }

    /** What is semantic of each package, and what the models answer. */
    private static List<Map<String, Object>> made(int threads, Dataset people, long seed) {
        Runner runner = Runner.builder()
                .storage(Storage.inMemory())
                .parallelism(threads)
                .build();
        List<Evaluated> made = runner.run(
                        pipeline(threads), people, RunOptions.defaults().withSeed(seed))
                .orElseThrow();
        List<Map<String, Object>> semantic = new ArrayList<>();
        for (Evaluated each : made) {
            Model model = each.candidate().model();
            Map<String, Object> content = new LinkedHashMap<>();
            content.put("signature", model.signature());
            content.put("encoder", new String(model.encoder().toJson(), StandardCharsets.UTF_8));
            content.put("weights", model.predictor().weights());
            content.put("golden", GoldenVectors.of(model, each.candidate().train()));
            content.put("answers", model.predict(people).toTable().fingerprint());
            content.put("facts", each.candidate().facts());
            content.put("evaluation", each.evaluation().metrics());
            semantic.add(content);
            model.close();
        }
        return semantic;
    }

    private static Pipeline<Dataset, List<Evaluated>> pipeline(int threads) {
        Graph graph = Graph.named("many-models");
        Output<Dataset> rows = graph.input("rows", Dataset.class);
        Output<TrainTestSplit> split = graph.step("split", rows, Split.stratified("health", 0.3));
        Output<List<Job>> jobs = graph.step(
                "jobs",
                split,
                (parts, context) -> IntStream.range(0, 6)
                        .mapToObj(depth -> new Job(parts, depth))
                        .toList());
        return graph.build(rows, graph.forEach("each", jobs, threads, body()));
    }

    private static Pipeline<Job, Evaluated> body() {
        Train compared = Train.predicting("health")
                .best(
                        List.of(TribuoTrainers.logisticRegression(), TribuoTrainers.cart()),
                        Transforms.impute().standardize().oneHot(),
                        CrossValidation.ofFolds(3));
        return Pipeline.named("body", Job.class)
                .branch("size", Size.class, Job::size, size -> switch (size) {
                    case SMALL -> new OnJob(compared);
                    case LARGE -> new Forest();
                })
                .step("evaluate", Evaluate.classification("health"))
                .build();
    }

    private static Train train(Trainer trainer) {
        return Train.predicting("health")
                .with(trainer, Transforms.impute().standardize().oneHot());
    }
}
