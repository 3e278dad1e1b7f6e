package org.evermodel.tribuo;

import java.util.Map;
import org.evermodel.model.Task;
import org.evermodel.model.TrainingSet;
import org.tribuo.regression.sgd.linear.LinearSGDTrainer;
import org.tribuo.regression.sgd.objectives.SquaredLoss;

record StockLinearRegression(Descent descent) implements LinearRegression, StockTrainer {
    static final StockLinearRegression DEFAULT = new StockLinearRegression(Descent.DEFAULT);

    @Override
    public String name() {
        return "linear-regression";
    }

    @Override
    public boolean supports(Task task) {
        return task == Task.REGRESSION;
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of(
                "steps", Integer.toString(descent.steps()), "learningRate", Double.toString(descent.learningRate()));
    }

    @Override
    public LinearRegression withSteps(int steps) {
        return new StockLinearRegression(new Descent(steps, descent.learningRate()));
    }

    @Override
    public LinearRegression withLearningRate(double rate) {
        return new StockLinearRegression(new Descent(descent.steps(), rate));
    }

    @Override
    public Stored regress(TrainingSet.OfNumbers rows, long seed) {
        Layout layout = Layout.dense(rows.features().width());
        TargetScale scale = TargetScale.of(rows.targets());
        LinearSGDTrainer trainer = new LinearSGDTrainer(
                new SquaredLoss(),
                descent.optimiser(),
                descent.epochs(rows.features().rows()),
                Descent.SILENT,
                1,
                seed);
        return Stored.ofNumber(
                Kind.LINEAR_NUMBER,
                layout,
                scale,
                trainer.train(Examples.of(rows, layout, scale), scale.provenance())
                        .serialize());
    }

    @Override
    public String toString() {
        return name();
    }
}
