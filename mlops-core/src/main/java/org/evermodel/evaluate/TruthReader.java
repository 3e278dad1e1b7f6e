package org.evermodel.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evermodel.data.Column;
import org.evermodel.data.Dataset;
import org.evermodel.data.UnusableRowsException;
import org.evermodel.model.Signature;

/** Reads a target column, refusing rows whose answer is not known. */
final class TruthReader {
    private TruthReader() {}

    static Truth.OfClasses classes(Dataset rows, Signature signature) {
        Column column = rows.column(signature.target());
        List<String> names = new ArrayList<>(signature.classes());
        Map<String, Integer> positions = new HashMap<>();
        names.forEach(name -> positions.put(name, positions.size()));
        int known = names.size();
        boolean anyKnown = column.size() == 0;
        int[] codes = new int[column.size()];
        for (int row = 0; row < codes.length; row++) {
            String name = CellText.of(requirePresent(column, row, signature));
            codes[row] = positions.computeIfAbsent(name, unknown -> {
                names.add(unknown);
                return names.size() - 1;
            });
            anyKnown |= codes[row] < known;
        }
        if (!anyKnown) {
            throw new UnusableRowsException("no row of the truth column \"" + signature.target()
                    + "\" holds a class that the model knows: expected " + signature.classes() + ", but found "
                    + names.subList(known, names.size()));
        }
        return new Truth.OfClasses(List.copyOf(names), known, codes);
    }

    static Truth.OfNumbers numbers(Dataset rows, Signature signature) {
        Column column = rows.column(signature.target());
        if (!column.type().isNumeric()) {
            throw new UnusableRowsException("the truth column \"" + signature.target()
                    + "\" must hold numbers, as the model answers one, but is of type " + column.type());
        }
        double[] numbers = new double[column.size()];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = ((Number) requirePresent(column, row, signature)).doubleValue();
            if (!Double.isFinite(numbers[row])) {
                throw new UnusableRowsException("row " + row + " of the truth column \"" + signature.target()
                        + "\" must be a finite number, but is " + numbers[row]);
            }
        }
        return new Truth.OfNumbers(numbers);
    }

    private static Object requirePresent(Column column, int row, Signature signature) {
        return column.value(row)
                .orElseThrow(() -> new UnusableRowsException("row " + row + " of the truth column \""
                        + signature.target() + "\" is missing; leave out rows whose answer is not known"));
    }
}
