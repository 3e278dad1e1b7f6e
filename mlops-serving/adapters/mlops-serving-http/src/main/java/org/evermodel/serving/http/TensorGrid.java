package org.evermodel.serving.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.evermodel.data.Field;
import org.evermodel.data.Schema;

/**
 * Finds the model's columns among the tensors of a request: one tensor is taken by position whatever its name, a row of
 * it being a row of the table; several are taken by name, each being a column. {@code known} tells the names of columns
 * that the model took before it was exchanged: they are left out.
 */
final class TensorGrid {
    private TensorGrid() {}

    static Grid of(List<Tensor> tensors, Schema columns, Predicate<String> known) {
        return tensors.size() == 1 && !isColumn(tensors.get(0), columns)
                ? byPosition(tensors.get(0), columns)
                : byName(tensors, columns, known);
    }

    /** A lone column of a model that takes one column may also have its name; the rest is the same. */
    private static boolean isColumn(Tensor tensor, Schema columns) {
        return tensor.shape().size() == 1
                && columns.size() > 1
                && columns.find(tensor.name()).isPresent();
    }

    private static Grid byPosition(Tensor tensor, Schema columns) {
        boolean matrix = tensor.shape().size() == 2;
        if ((!matrix && columns.size() > 1) || tensor.columns() != columns.size()) {
            throw Refusal.bad(
                    "tensor %s: expected the shape [rows, %d], as the model takes %d columns, but was %s",
                    Shown.quoted(tensor.name()), columns.size(), columns.size(), tensor.shape());
        }
        List<Grid.Lane> lanes = new ArrayList<>(columns.size());
        Title title = new Title("tensor ", tensor.name());
        for (Field field : columns.fields()) {
            lanes.add(new Grid.Lane(field, title, tensor.cells(), lanes.size(), columns.size()));
        }
        return new Grid(tensor.rows(), lanes);
    }

    private static Grid byName(List<Tensor> tensors, Schema columns, Predicate<String> known) {
        Map<String, Tensor> named = new HashMap<>();
        tensors.forEach(
                tensor -> named.put(requireColumn(tensor, columns, known).name(), tensor));
        int rows = tensors.get(0).rows();
        List<Grid.Lane> lanes = new ArrayList<>(columns.size());
        for (Field field : columns.fields()) {
            Tensor tensor = named.get(field.name());
            if (tensor == null) {
                throw Refusal.bad(
                        "expected a tensor for each of the model's columns, but there is none called %s; it takes %s",
                        Shown.quoted(field.name()), Shown.names(columns.names()));
            }
            if (tensor.rows() != rows) {
                throw Refusal.bad(
                        "tensors must have as many rows as each other, but %s has %d and %s has %d",
                        Shown.quoted(tensors.get(0).name()), rows, Shown.quoted(tensor.name()), tensor.rows());
            }
            lanes.add(new Grid.Lane(field, new Title("tensor ", tensor.name()), tensor.cells(), 0, 1));
        }
        return new Grid(rows, lanes);
    }

    private static Tensor requireColumn(Tensor tensor, Schema columns, Predicate<String> known) {
        if (columns.find(tensor.name()).isEmpty() && !known.test(tensor.name())) {
            throw Refusal.bad(
                    "tensor %s: several tensors are taken by the names of the model's columns, but there is none of this name;"
                            + " it takes %s",
                    Shown.quoted(tensor.name()), Shown.names(columns.names()));
        }
        if (tensor.columns() != 1) {
            throw Refusal.bad(
                    "tensor %s: expected the shape [rows] or [rows, 1] of one column among several, but was %s",
                    Shown.quoted(tensor.name()), tensor.shape());
        }
        return tensor;
    }
}
