package org.evermodel.evaluate;

/** A cell as text: a whole number is one value whether its column was read as integer or as real. */
final class CellText {
    private CellText() {}

    static String of(Object cell) {
        if (cell instanceof Double real) {
            long whole = real.longValue();
            return (double) whole == real ? Long.toString(whole) : real.toString();
        }
        return cell.toString();
    }
}
