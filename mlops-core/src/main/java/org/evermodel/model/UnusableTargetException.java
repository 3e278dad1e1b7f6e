package org.evermodel.model;

import org.evermodel.MlopsException;

/** Nothing can be learned of this column as a target; the message says why. */
public class UnusableTargetException extends MlopsException {
    private static final long serialVersionUID = 1L;
    private final String column;

    /** Says which column and why not. */
    public UnusableTargetException(String column, String why) {
        super("target \"" + column + "\" " + why);
        this.column = column;
    }

    /** The column that was to be the target. */
    public String column() {
        return column;
    }
}
