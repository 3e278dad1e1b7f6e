package org.evermodel.check;

/**
 * One demand being checked on one table, which goes by in parts. How the rows are parted must not matter. Used by one
 * thread at a time; {@link Check#begin} makes it.
 */
public interface Inspection {
    /** The next rows of the table, which may be none. Never throws because of what the cells hold. */
    void add(Part part);

    /** What was found in all rows that were added. Asked for once, behind the last part. */
    Finding finish();
}
