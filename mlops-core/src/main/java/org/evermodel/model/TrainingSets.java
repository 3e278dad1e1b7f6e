package org.evermodel.model;

import java.util.HashMap;
import java.util.Map;
import org.evermodel.data.Column;

/** Puts encoded rows beside their answers. */
final class TrainingSets {
    private TrainingSets() {}

    /** {@code features} are the encoded rows of {@code labelled}. */
    static TrainingSet of(Labelled labelled, FeatureMatrix features) {
        Column answers = labelled.rows().column(labelled.target());
        return labelled.task() == Task.CLASSIFICATION
                ? new TrainingSet.OfClasses(
                        features, labelled.classes(), codes((Column.Strings) answers, labelled.classes()))
                : new TrainingSet.OfNumbers(features, numbers(answers));
    }

    private static int[] codes(Column.Strings answers, java.util.List<String> classes) {
        Map<String, Integer> codeOf = new HashMap<>();
        classes.forEach(name -> codeOf.put(name, codeOf.size()));
        int[] codes = new int[answers.size()];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = codeOf.getOrDefault(answers.get(row), -1);
        }
        return codes;
    }

    static double[] numbers(Column answers) {
        double[] numbers = new double[answers.size()];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] =
                    answers instanceof Column.Integers whole ? whole.get(row) : ((Column.Reals) answers).get(row);
        }
        return numbers;
    }
}
