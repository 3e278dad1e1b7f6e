package org.evermodel.port;

import org.evermodel.ConflictException;

/** An alias was to be moved from one version to another, but names a third. Look again, then decide. */
public class AliasConflictException extends ConflictException {
    private static final long serialVersionUID = 1L;
    private final int expected;
    private final int actual;

    /**
     * Says what was expected and what is.
     *
     * @param alias the alias's address
     * @param expected the number of the version it was expected to name; 0 for none
     * @param actual the number of the version it names; 0 for none
     */
    public AliasConflictException(String alias, int expected, int actual) {
        super(alias + " was expected to name " + name(expected) + ", but names " + name(actual));
        this.expected = expected;
        this.actual = actual;
    }

    /** The number of the version the alias was expected to name; 0 for none. */
    public int expected() {
        return expected;
    }

    /** The number of the version it names; 0 for none. */
    public int actual() {
        return actual;
    }

    private static String name(int number) {
        return number == 0 ? "no version" : "version " + number;
    }
}
