package org.evermodel.serving.http;

import java.util.List;

/** What a client sent, as a message repeats it: never at full length. */
final class Shown {
    private static final int LONGEST = 60;
    private static final int MOST = 20;

    private Shown() {}

    static String quoted(String text) {
        return '"' + (text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…") + '"';
    }

    static String names(List<String> names) {
        List<String> some = names.stream().limit(MOST).map(Shown::quoted).toList();
        return String.join(", ", some) + (names.size() > MOST ? ", … (" + names.size() + " in all)" : "");
    }
}
