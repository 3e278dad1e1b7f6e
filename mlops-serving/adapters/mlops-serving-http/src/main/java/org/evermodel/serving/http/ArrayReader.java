package org.evermodel.serving.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Reads an array of scalars, or of arrays of equal length of scalars, and so on, into cells in row-major order. Not
 * thread-safe.
 */
final class ArrayReader {
    private static final int UNKNOWN = -1;

    private final Object what;
    private final Budget budget;
    private final Cells cells = new Cells();
    private long[] lengths = {UNKNOWN, UNKNOWN};
    private long[] counts = new long[2];
    private int level;
    private int deepest;
    private boolean scalars;

    private ArrayReader(Object what, Budget budget) {
        this.what = what;
        this.budget = budget;
    }

    /**
     * What an array held.
     *
     * @param cells its scalars
     * @param lengths how long it is at each level, from the outermost; one length where it is flat
     */
    record Array(Cells cells, List<Long> lengths) {
        boolean isFlat() {
            return lengths.size() == 1;
        }
    }

    /** Reads from the opening bracket, at which the parser stands, to the closing one; {@code what} is for messages. */
    static Array read(JsonParser json, Object what, Budget budget) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw Refusal.bad("%s must be an array, but is %s", what, Json.what(json.currentToken()));
        }
        return readRest(json, json.nextToken(), what, budget);
    }

    /** Reads on from the first token behind the opening bracket. */
    static Array readRest(JsonParser json, JsonToken first, Object what, Budget budget) throws IOException {
        return new ArrayReader(what, budget).rest(json, first);
    }

    private Array rest(JsonParser json, JsonToken first) throws IOException {
        open();
        JsonToken token = first;
        while (true) {
            if (token == JsonToken.START_ARRAY) {
                open();
            } else if (token == JsonToken.END_ARRAY) {
                close();
            } else {
                scalar(json, token);
            }
            if (level == 0) {
                return new Array(cells, lengths());
            }
            token = json.nextToken();
        }
    }

    private List<Long> lengths() {
        if (deepest <= 2) {
            return deepest == 1 ? List.of(lengths[0]) : List.of(lengths[0], lengths[1]);
        }
        return LongStream.of(lengths).limit(deepest).boxed().toList();
    }

    private void open() {
        if (level > 0) {
            counts[level - 1]++;
            budget.spend(1);
        }
        if (scalars && level == deepest) {
            throw ragged();
        }
        level++;
        deepest = Math.max(deepest, level);
        if (level > counts.length) {
            counts = Arrays.copyOf(counts, level * 2);
            int known = lengths.length;
            lengths = Arrays.copyOf(lengths, level * 2);
            Arrays.fill(lengths, known, lengths.length, UNKNOWN);
        }
        counts[level - 1] = 0;
    }

    private void close() {
        level--;
        if (lengths[level] != UNKNOWN && lengths[level] != counts[level]) {
            throw ragged();
        }
        lengths[level] = counts[level];
    }

    private void scalar(JsonParser json, JsonToken token) throws IOException {
        if (level != deepest) {
            throw ragged();
        }
        scalars = true;
        counts[level - 1]++;
        Scalars.read(json, token, what, cells, budget);
    }

    private Refusal ragged() {
        return Refusal.bad(
                "%s must be flat or nested with arrays of equal length at each level, but is ragged after %d elements",
                what, cells.size());
    }
}
