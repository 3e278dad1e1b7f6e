package org.evermodel.spi;

/**
 * A pattern with {@code %} and {@code _}, matched by two pointers: where a text goes astray behind a {@code %}, that one
 * takes one more character, and none before it is ever looked at again. So the time is bounded by the product of both
 * lengths, whatever the pattern.
 */
final class Wildcards {
    private final int[] pattern;

    Wildcards(String pattern) {
        this.pattern = pattern.codePoints().toArray();
    }

    /** How many wildcards there are, where those that are next to each other count as one. */
    static int count(String pattern) {
        int count = 0;
        for (int i = 0; i < pattern.length(); i++) {
            count += isWildcard(pattern.charAt(i)) && (i == 0 || !isWildcard(pattern.charAt(i - 1))) ? 1 : 0;
        }
        return count;
    }

    private static boolean isWildcard(char one) {
        return one == '%' || one == '_';
    }

    boolean match(String text) {
        int[] points = text.codePoints().toArray();
        int next = 0;
        int any = -1; // The last % that was met, and how far it reaches.
        int reach = 0;
        for (int at = 0; at < points.length; ) {
            if (isAt(next, '%')) {
                any = next++;
                reach = at;
            } else if (isAt(next, '_') || isAt(next, points[at])) {
                next++;
                at++;
            } else if (any >= 0) {
                next = any + 1;
                at = ++reach;
            } else {
                return false;
            }
        }
        while (isAt(next, '%')) {
            next++;
        }
        return next == pattern.length;
    }

    private boolean isAt(int index, int point) {
        return index < pattern.length && pattern[index] == point;
    }
}
