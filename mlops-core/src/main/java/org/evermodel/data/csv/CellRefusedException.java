package org.evermodel.data.csv;

/** A column cannot take a cell; whoever knows the place says so to the caller. */
final class CellRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String reason;

    /** The {@code reason} goes on from the value: {@code is not an integer}. */
    CellRefusedException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
