package org.evermodel.profile;

/**
 * How long the texts of a column are.
 *
 * @param count how many texts there are, empty ones included
 * @param empty how many are empty, which is not missing
 * @param characters how long they are together, in code points
 * @param shortest the length of the shortest, in code points
 * @param longest the length of the longest, in code points
 * @param units how long they are together, in UTF-16 units
 * @param shortestUnits the length of the shortest, in UTF-16 units
 * @param longestUnits the length of the longest, in UTF-16 units
 */
public record Lengths(
        long count,
        long empty,
        long characters,
        long shortest,
        long longest,
        long units,
        long shortestUnits,
        long longestUnits) {
    /** Refuses no texts at all and lengths that cannot be. */
    public Lengths {
        if (count < 1 || empty < 0 || shortest < 0 || shortest > longest || shortestUnits > longestUnits) {
            throw new IllegalArgumentException("no texts have count " + count + ", " + empty + " empty, lengths from "
                    + shortest + " to " + longest);
        }
    }

    static Lengths of(String text, long count) {
        long points = text.codePointCount(0, text.length());
        long length = text.length();
        return new Lengths(
                count, length == 0 ? count : 0, count * points, points, points, count * length, length, length);
    }

    /** How long they are in the mean, in code points. */
    public double mean() {
        return (double) characters / count;
    }

    /** Those of both. */
    public Lengths merge(Lengths other) {
        return new Lengths(
                Math.addExact(count, other.count),
                empty + other.empty,
                characters + other.characters,
                Math.min(shortest, other.shortest),
                Math.max(longest, other.longest),
                units + other.units,
                Math.min(shortestUnits, other.shortestUnits),
                Math.max(longestUnits, other.longestUnits));
    }
}
