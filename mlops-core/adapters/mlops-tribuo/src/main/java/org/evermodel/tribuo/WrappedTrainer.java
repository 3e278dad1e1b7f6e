package org.evermodel.tribuo;

import com.oracle.labs.mlrg.olcut.config.Configurable;
import com.oracle.labs.mlrg.olcut.config.ConfigurationData;
import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.config.protobuf.ProtoProvenanceSerialization;
import com.oracle.labs.mlrg.olcut.config.protobuf.protos.RootProvenanceProto;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.evermodel.model.Flavor;
import org.evermodel.model.ModelRefusedException;
import org.evermodel.model.Predictor;
import org.evermodel.model.Task;
import org.evermodel.model.Trainer;
import org.evermodel.model.TrainingSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.Output;
import org.tribuo.classification.Label;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.regression.Regressor;

/** One of Tribuo's trainers as one of ours. */
final class WrappedTrainer<T extends Output<T>> implements Trainer {
    /** How many streams of random numbers a seed picks from: a trainer skips through them one by one. */
    private static final int STREAMS = 1_024;

    private static final Logger LOG = LoggerFactory.getLogger(WrappedTrainer.class);
    /** What the names of Tribuo's trainers over XGBoost begin with, in an ensemble as well. */
    private static final Pattern XGBOOST = Pattern.compile("org\\.tribuo\\.\\w+\\.xgboost\\..*");

    private static final String INVOCATIONS = "train-invocation-count";

    private final org.tribuo.Trainer<T> trainer;
    private final Task task;
    private final BiFunction<TrainingSet, Integer, Stored> training;

    private WrappedTrainer(
            org.tribuo.Trainer<T> trainer, Task task, BiFunction<TrainingSet, Integer, Stored> training) {
        this.trainer = trainer;
        this.task = task;
        this.training = training;
    }

    static Trainer ofClasses(org.tribuo.Trainer<Label> trainer) {
        return new WrappedTrainer<>(trainer, Task.CLASSIFICATION, (rows, stream) -> {
            TrainingSet.OfClasses classes = (TrainingSet.OfClasses) rows;
            Layout layout = Layout.dense(rows.features().width());
            Model<Label> model = train(trainer, Examples.of(classes, layout), stream);
            int[] ids = Examples.ids(classes.classes(), model.getOutputIDInfo());
            return Stored.ofClasses(
                    Kind.WRAPPED_CLASSES, classes.classes(), ids, layout, new double[0], serialized(model));
        });
    }

    static Trainer ofNumbers(org.tribuo.Trainer<Regressor> trainer) {
        return new WrappedTrainer<>(trainer, Task.REGRESSION, (rows, stream) -> {
            Layout layout = Layout.dense(rows.features().width());
            TargetScale scale = TargetScale.NONE;
            Model<Regressor> model = train(trainer, Examples.of((TrainingSet.OfNumbers) rows, layout, scale), stream);
            return Stored.ofNumber(Kind.WRAPPED_NUMBER, layout, scale, serialized(model));
        });
    }

    /**
     * Trains a copy, as trainers and what they are made of count how often they are called, and their random numbers
     * depend on it. A trainer that cannot be copied is used itself, with an explicit count.
     */
    private static <T extends Output<T>> Model<T> train(org.tribuo.Trainer<T> trainer, Dataset<T> rows, int stream) {
        synchronized (trainer) {
            Optional<org.tribuo.Trainer<T>> copy = copy(trainer);
            if (copy.isPresent()) {
                return copy.get().train(rows, new TreeMap<>(), stream);
            }
            int before = trainer.getInvocationCount();
            try {
                return trainer.train(rows, new TreeMap<>(), stream);
            } finally {
                trainer.setInvocationCount(before);
            }
        }
    }

    @SuppressWarnings("unchecked") // of the same class as a trainer of the same rows
    private static <T extends Output<T>> Optional<org.tribuo.Trainer<T>> copy(org.tribuo.Trainer<T> trainer) {
        try {
            List<ConfigurationData> settings = ProvenanceUtil.extractConfiguration(trainer.getProvenance());
            ConfigurationManager factory = new ConfigurationManager();
            factory.addConfiguration(settings);
            Configurable copy = factory.lookup(settings.get(0).getName());
            return copy.getClass() == trainer.getClass() ? Optional.of((org.tribuo.Trainer<T>) copy) : Optional.empty();
        } catch (RuntimeException e) {
            LOG.debug("{} tells no settings to copy it by", trainer.getClass().getName(), e);
            return Optional.empty();
        }
    }

    private static ModelProto serialized(Model<?> model) {
        try {
            ModelProto stored = model.serialize();
            WrappedScorers.requireTrusted(stored);
            return stored;
        } catch (UnsupportedOperationException | ModelRefusedException e) {
            throw new IllegalArgumentException(
                    "a model of " + model.getClass().getName() + " cannot be stored: " + e.getMessage(), e);
        }
    }

    @Override
    public String name() {
        String name = trainer.getClass()
                .getSimpleName()
                .replaceAll("Trainer$", "")
                .replaceAll("([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])", "$1$3-$2$4")
                .toLowerCase(Locale.ROOT);
        return name.matches("[a-z][a-z0-9-]*") ? name : "tribuo";
    }

    @Override
    public boolean supports(Task wanted) {
        return wanted == task;
    }

    /** What the trainer says of itself, but for how often it was called. */
    @Override
    public Map<String, String> parameters() {
        RootProvenanceProto provenance = new ProtoProvenanceSerialization(false)
                .serializeToProto(ProvenanceUtil.marshalProvenance(trainer.getProvenance()));
        Map<String, String> parameters = new TreeMap<>(Provenances.flatten(provenance));
        parameters.keySet().removeIf(name -> name.endsWith(INVOCATIONS));
        return Map.copyOf(parameters);
    }

    @Override
    public Map<String, String> environment() {
        boolean boosts = parameters().values().stream()
                .anyMatch(value -> XGBOOST.matcher(value).matches());
        return boosts ? Engine.environmentOfBoosters() : Engine.environment();
    }

    @Override
    public Flavor flavor() {
        return new TribuoFlavor();
    }

    @Override
    public Predictor train(TrainingSet rows, long seed) {
        if (rows instanceof TrainingSet.OfClasses != (task == Task.CLASSIFICATION)) {
            throw new IllegalArgumentException(name() + " learns by " + task + ", but got "
                    + rows.getClass().getSimpleName());
        }
        Requirements.requireLearnable(rows);
        int stream = (int) Math.floorMod(seed, (long) STREAMS);
        return TribuoPredictor.of(FreshThread.call(() -> training.apply(rows, stream)));
    }

    @Override
    public String toString() {
        return name();
    }
}
