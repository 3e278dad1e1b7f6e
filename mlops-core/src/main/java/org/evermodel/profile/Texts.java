package org.evermodel.profile;

/**
 * How the texts of a column are written.
 *
 * @param lengths how long they are
 * @param patterns how they are built: each run of capitals is {@code A}, of other letters {@code a}, of digits {@code 9}, of
 *     white space a blank, anything else is itself, and all behind twelve characters is {@code …}. {@code "SW1A 2AA"} is
 *     {@code "A9A 9A"}. Up to 64 different patterns are counted each
 */
public record Texts(Lengths lengths, Values patterns) {
    /** Those of both. */
    public Texts merge(Texts other) {
        return new Texts(lengths.merge(other.lengths), patterns.merge(other.patterns));
    }
}
