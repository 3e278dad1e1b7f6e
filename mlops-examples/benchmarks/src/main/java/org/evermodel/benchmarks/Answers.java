package org.evermodel.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.model.Model;
import org.evermodel.model.Target;
import org.evermodel.model.Trainer;
import org.evermodel.model.Training;
import org.evermodel.model.Transforms;

/** A question with two answers about 20 numbers: whether the sum of the first five is positive, more or less. */
final class Answers {
    private static final String TARGET = "answer";
    private static final int TELLING = 5;

    private final NumberTable numbers;
    private final List<String> answers = new ArrayList<>();

    private Answers(NumberTable numbers) {
        this.numbers = numbers;
    }

    static Answers of(int rows) {
        Answers all = new Answers(NumberTable.of(rows, 6));
        double[][] columns = all.numbers.columns();
        for (int row = 0; row < rows; row++) {
            double sum = columns[TELLING][row];
            for (int i = 0; i < TELLING; i++) {
                sum += columns[i][row];
            }
            all.answers.add(sum > 0 ? "yes" : "no");
        }
        return all;
    }

    int rows() {
        return answers.size();
    }

    /** The answer to a row. */
    String answer(int row) {
        return answers.get(row);
    }

    /** The numbers of a row. */
    double[] features(int row) {
        double[] features = new double[numbers.columns().length];
        for (int i = 0; i < features.length; i++) {
            features[i] = numbers.columns()[i][row];
        }
        return features;
    }

    /** The numbers without the answers. */
    Dataset inputs() {
        return numbers.toDataset();
    }

    Dataset table() {
        return inputs().with(TARGET, Columns.categories(answers));
    }

    static Model train(Trainer trainer, Dataset rows) {
        return Training.of(Target.of(TARGET), Transforms.impute().standardize().oneHot())
                .train(trainer, rows, 42);
    }
}
