package org.evermodel.serving.http;

import org.evermodel.model.Signature;

/** How large an answer becomes, before it is asked for. */
final class AnswerSize {
    /** A double as JSON, such as {@code -1.2345678901234567E-300}, and a comma. */
    private static final int NUMBER_BYTES = 25;

    /** Quotes and a comma. */
    private static final int LABEL_BYTES = 3;

    private AnswerSize() {}

    /** Refuses more rows or more answered elements than a request may have. */
    static void require(int asked, Signature signature, int mostRows, int mostElements) {
        if (asked > mostRows) {
            throw Refusal.of(
                    Refusal.TOO_LARGE,
                    "a request may ask about " + mostRows + " rows, but this one asks about " + asked);
        }
        long elements = (long) asked * Math.max(1, signature.classes().size());
        if (elements > mostElements) {
            throw Refusal.of(
                    Refusal.TOO_LARGE,
                    "an answer may hold " + mostElements + " elements in all, but " + asked + " rows of "
                            + signature.classes().size() + " classes have " + elements + "; ask about fewer at a time");
        }
    }

    /** The bytes of a reply, at most but for labels that must be escaped. */
    static long bytes(int rows, Signature signature) {
        int longest =
                signature.classes().stream().mapToInt(String::length).max().orElse(0);
        long row = (long) NUMBER_BYTES * Math.max(1, signature.classes().size()) + LABEL_BYTES + longest;
        return rows * row;
    }
}
