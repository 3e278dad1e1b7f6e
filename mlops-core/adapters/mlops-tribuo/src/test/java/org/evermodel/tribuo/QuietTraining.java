package org.evermodel.tribuo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.evermodel.data.Schema;
import org.evermodel.model.Signature;
import org.evermodel.model.Task;
import org.evermodel.model.Trainer;

/** A program of its own that trains, stores, reads back and answers by every stock trainer, and says nothing. */
final class QuietTraining {
    private QuietTraining() {}

    public static void main(String[] args) throws IOException {
        var classes = Rows.classes(200, 1);
        for (Trainer trainer : List.of(
                TribuoTrainers.logisticRegression().withSteps(2_000),
                TribuoTrainers.cart(),
                TribuoTrainers.randomForest().withTrees(10),
                TribuoTrainers.xgboost().withRounds(10))) {
            var written = new ByteArrayOutputStream();
            trainer.train(classes, 1).writeTo(written);
            var signature =
                    new Signature(Schema.of(List.of()), "y", Task.CLASSIFICATION, classes.classes(), Optional.empty());
            new TribuoFlavor()
                    .read(new ByteArrayInputStream(written.toByteArray()), signature)
                    .score(classes.features());
        }
        TribuoTrainers.linearRegression().train(Rows.numbers(200, 1), 1).score(classes.features());
    }
}
