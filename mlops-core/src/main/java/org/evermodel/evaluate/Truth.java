package org.evermodel.evaluate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evermodel.data.Column;
import org.evermodel.data.Dataset;
import org.evermodel.model.Signature;

/** Reads the true answers from a table's target column. */
final class Truth {
    private Truth() {}

    /** The class of each row as a position in the signature's classes. */
    static int[] classes(Dataset rows, Signature signature) {
        Column column = rows.column(signature.target());
        Map<String, Integer> positions = new HashMap<>();
        List<String> classes = signature.classes();
        for (int i = 0; i < classes.size(); i++) {
            positions.put(classes.get(i), i);
        }
        int[] codes = new int[column.size()];
        for (int row = 0; row < codes.length; row++) {
            String name = CellText.of(requirePresent(column, row, signature));
            Integer code = positions.get(name);
            if (code == null) {
                throw new IllegalArgumentException("row " + row + " of the truth column \"" + signature.target()
                        + "\" holds \"" + name + "\", which is none of the classes the model knows: " + classes);
            }
            codes[row] = code;
        }
        return codes;
    }

    /** The number of each row. */
    static double[] numbers(Dataset rows, Signature signature) {
        Column column = rows.column(signature.target());
        if (!column.type().isNumeric()) {
            throw new IllegalArgumentException("the truth column \"" + signature.target()
                    + "\" must hold numbers, as the model answers one, but is of type " + column.type());
        }
        double[] numbers = new double[column.size()];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = ((Number) requirePresent(column, row, signature)).doubleValue();
            if (!Double.isFinite(numbers[row])) {
                throw new IllegalArgumentException("row " + row + " of the truth column \"" + signature.target()
                        + "\" must be a finite number, but is " + numbers[row]);
            }
        }
        return numbers;
    }

    private static Object requirePresent(Column column, int row, Signature signature) {
        return column.value(row)
                .orElseThrow(() -> new IllegalArgumentException("row " + row + " of the truth column \""
                        + signature.target() + "\" is missing; leave out rows whose answer is not known"));
    }
}
