package org.evermodel.serving.http;

import java.util.List;

/**
 * One input of a request: a name, a shape, a datatype, and as many elements of that type as the shape says.
 *
 * @param cells the elements, row after row
 */
record Tensor(String name, List<Long> shape, Datatype datatype, Cells cells) {
    private static final int MOST_DIMENSIONS = 2;

    /** Refuses elements that are not as shape and datatype say. */
    static Tensor of(String name, List<Long> shape, Datatype datatype, ArrayReader.Array data) {
        if (shape.isEmpty() || shape.size() > MOST_DIMENSIONS) {
            throw Refusal.bad(
                    "tensor %s: expected a shape of one or two dimensions, but was %s", Shown.quoted(name), shape);
        }
        if (!data.isFlat() && !shape.equals(data.lengths())) {
            throw Refusal.bad(
                    "tensor %s: expected data that is flat or nested as its shape %s, but it is nested as %s",
                    Shown.quoted(name), shape, data.lengths());
        }
        long product = product(name, shape);
        if (product != data.cells().size()) {
            throw Refusal.bad(
                    "tensor %s: expected %d elements, as its shape %s says, but got %d",
                    Shown.quoted(name), product, shape, data.cells().size());
        }
        datatype.check(name, data.cells());
        return new Tensor(name, shape, datatype, data.cells());
    }

    private static long product(String name, List<Long> shape) {
        try {
            long product = 1;
            for (long length : shape) {
                product = Math.multiplyExact(product, length);
            }
            return product;
        } catch (ArithmeticException e) {
            throw Refusal.bad("tensor %s: its shape %s has too many elements", Shown.quoted(name), shape);
        }
    }

    int rows() {
        return shape.get(0).intValue();
    }

    /** How many elements a row has; 1 where the shape has one dimension. */
    long columns() {
        return shape.size() == 1 ? 1 : shape.get(1);
    }
}
