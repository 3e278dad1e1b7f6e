package org.evermodel.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.evermodel.Digest;
import org.evermodel.port.RunBatch;
import org.evermodel.spi.Facets;

/**
 * Makes what the runner itself tells fit the bounds of what a run logs, for no pipeline must fail on how long a list of
 * columns or a gate's reason is: a longer text is cut, and told apart by its digest.
 */
final class Fitting {
    private Fitting() {}

    /** The texts by their names, all of which fit. */
    static Map<String, String> texts(Map<String, String> all, int longest) {
        Map<String, String> fitting = new TreeMap<>();
        all.forEach((name, text) -> fitting.put(key(name), cut(text, longest)));
        return fitting;
    }

    /** A name that fits. */
    static String key(String name) {
        return cut(Facets.plain(name), RunBatch.LONGEST_KEY);
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        String tail = "…" + Digest.of(text.getBytes(StandardCharsets.UTF_8));
        int end = longest - tail.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + tail;
    }
}
