package org.evermodel.data.csv;

import org.evermodel.data.DataPlace;

/**
 * A record that was not taken.
 *
 * @param place where it stands, with the column where one cell is to blame
 * @param reason what is wrong, without the place
 * @param raw the record as it is written, of which the first 100,000 characters; where a quote is left open, its first line
 */
public record Reject(DataPlace place, String reason, String raw) {
    static final int LONGEST_RAW = 100_000;

    /** The place and the reason. */
    @Override
    public String toString() {
        return place + ": " + reason;
    }
}
