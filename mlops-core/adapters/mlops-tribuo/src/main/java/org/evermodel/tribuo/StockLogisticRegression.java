package org.evermodel.tribuo;

import java.util.Map;
import java.util.OptionalDouble;
import org.evermodel.model.Task;
import org.evermodel.model.TrainingSet;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;

record StockLogisticRegression(Descent descent, OptionalDouble ridge) implements LogisticRegression, StockTrainer {
    static final StockLogisticRegression DEFAULT = new StockLogisticRegression(Descent.DEFAULT, OptionalDouble.empty());

    StockLogisticRegression {
        ridge.ifPresent(penalty -> Requirements.requireAtLeast("ridge", 0, penalty));
    }

    @Override
    public String name() {
        return "logistic-regression";
    }

    @Override
    public boolean supports(Task task) {
        return task == Task.CLASSIFICATION;
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of(
                "steps", Integer.toString(descent.steps()),
                "learningRate", Double.toString(descent.learningRate()),
                "ridge", ridge.isPresent() ? Double.toString(ridge.getAsDouble()) : "chosen");
    }

    @Override
    public LogisticRegression withSteps(int steps) {
        return new StockLogisticRegression(new Descent(steps, descent.learningRate()), ridge);
    }

    @Override
    public LogisticRegression withLearningRate(double rate) {
        return new StockLogisticRegression(new Descent(descent.steps(), rate), ridge);
    }

    @Override
    public LogisticRegression withRidge(double penalty) {
        return new StockLogisticRegression(descent, OptionalDouble.of(penalty));
    }

    @Override
    public Stored classify(TrainingSet.OfClasses rows, long seed) {
        double penalty = ridge.orElseGet(() -> RidgeChoice.choose(rows, descent, seed));
        Layout layout = Layout.dense(rows.features().width());
        int count = rows.features().rows();
        var trainer = new LinearSGDTrainer(
                new LogMulticlass(),
                descent.optimiser(penalty / count),
                descent.epochs(count),
                Descent.SILENT,
                1,
                seed);
        var model = trainer.train(Examples.of(rows, layout));
        return Stored.ofClasses(
                Kind.LINEAR_CLASSES,
                rows.classes(),
                Examples.ids(rows.classes(), model.getOutputIDInfo()),
                layout,
                new double[0],
                model.serialize());
    }

    @Override
    public String toString() {
        return name();
    }
}
