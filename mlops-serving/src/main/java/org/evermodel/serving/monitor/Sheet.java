package org.evermodel.serving.monitor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.evermodel.data.Column;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.data.Field;
import org.evermodel.data.Schema;
import org.evermodel.model.Prediction;
import org.evermodel.model.Predictions;
import org.evermodel.model.Signature;
import org.evermodel.model.Task;
import org.jspecify.annotations.Nullable;

/**
 * Rows as a table of the columns that training rows have, with their answers.
 *
 * @param rows the columns of training rows, in order
 * @param target which of them is the target
 * @param inputs the others; cells of another type are missing
 * @param answers what was answered
 * @param mistyped how many cells of each column were of another type
 */
record Sheet(Schema rows, Field target, Dataset inputs, Predictions answers, Map<String, Integer> mistyped) {
    static Sheet of(List<Batch> batches, Reference reference) {
        Signature signature = reference.signature();
        Map<String, Column> columns = new LinkedHashMap<>();
        Map<String, Integer> mistyped = new LinkedHashMap<>();
        Field target = reference.target();
        Schema inputs = reference.rows().filter(field -> !field.equals(target));
        for (Field field : inputs.fields()) {
            List<@Nullable Object> cells = new ArrayList<>();
            int[] strange = {0};
            for (Batch batch : batches) {
                batch.cells(field, given -> {
                    Optional<Object> fitting = given.flatMap(value -> CellFit.input(field.type(), value));
                    strange[0] += given.isPresent() && fitting.isEmpty() ? 1 : 0;
                    cells.add(fitting.orElse(null));
                });
            }
            columns.put(field.name(), Columns.of(field.type(), cells));
            mistyped.put(field.name(), strange[0]);
        }
        return new Sheet(reference.rows(), target, Dataset.of(columns), answers(batches, signature), mistyped);
    }

    private static Predictions answers(List<Batch> batches, Signature signature) {
        DoubleStream.Builder scores = DoubleStream.builder();
        batches.forEach(batch -> batch.scores(scores));
        return Predictions.of(
                answered(batches.get(0), signature), scores.build().toArray());
    }

    /** Another version may know other classes, or the same in another order. */
    private static Signature answered(Batch first, Signature signature) {
        if (first instanceof Batch.OfTable table) {
            return table.predictions().signature();
        }
        if (signature.task() == Task.REGRESSION
                || !(((Batch.OfRow) first).prediction() instanceof Prediction.OfClass ofClass)) {
            return signature;
        }
        List<String> classes = List.copyOf(ofClass.scores().keySet());
        Optional<String> positive = signature.positive().filter(name -> classes.size() == 2 && classes.contains(name));
        return new Signature(signature.inputs(), signature.target(), signature.task(), classes, positive);
    }

    /** The rows that have a label. */
    Cohort cohort(Ledger ledger, List<@Nullable Object> labels, boolean faulty) {
        int[] known = IntStream.range(0, labels.size())
                .filter(row -> labels.get(row) != null)
                .toArray();
        List<@Nullable Object> truth = IntStream.of(known).mapToObj(labels::get).toList();
        Predictions answered = answers.take(known);
        Dataset labelled = inputs.take(known)
                .with(target.name(), Columns.of(target.type(), truth))
                .select(rows.names());
        Performance performance = Measuring.of(answered, truth, ledger.size());
        return new Cohort(ledger.window(), ledger.version(), labelled, answered, performance, faulty);
    }
}
