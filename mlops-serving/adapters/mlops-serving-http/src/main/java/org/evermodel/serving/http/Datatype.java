package org.evermodel.serving.http;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * What the elements of a tensor are, by the protocol's names. A number is taken as it is written: 0.1 of FP32 is the
 * decimal 0.1, as it was in the training rows, and not the nearest float.
 */
enum Datatype {
    BOOL("true, false or null"),
    UINT8(0, 0xFFL),
    UINT16(0, 0xFFFFL),
    UINT32(0, 0xFFFF_FFFFL),
    /** Ends where a cell does. */
    UINT64(0, Long.MAX_VALUE),
    INT8(Byte.MIN_VALUE, Byte.MAX_VALUE),
    INT16(Short.MIN_VALUE, Short.MAX_VALUE),
    INT32(Integer.MIN_VALUE, Integer.MAX_VALUE),
    INT64(Long.MIN_VALUE, Long.MAX_VALUE),
    FP16(65_504),
    FP32(Float.MAX_VALUE),
    FP64(Double.MAX_VALUE),
    BYTES("strings or null");

    private final long least;
    private final long most;
    private final double largest;
    private final String elements;

    Datatype(String elements) {
        this.least = 0;
        this.most = -1;
        this.largest = -1;
        this.elements = elements;
    }

    Datatype(long least, long most) {
        this.least = least;
        this.most = most;
        this.largest = -1;
        this.elements = String.format(Locale.ROOT, "whole numbers from %d to %d or null", least, most);
    }

    Datatype(double largest) {
        this.least = 0;
        this.most = -1;
        this.largest = largest;
        this.elements = "numbers up to " + largest + " or null";
    }

    static Datatype parse(String tensor, String name) {
        Datatype type = Names.TYPES.get(name);
        if (type != null) {
            return type;
        }
        throw Refusal.bad(
                "tensor %s: expected a datatype of %s, but was %s",
                Shown.quoted(tensor), Arrays.toString(values()), Shown.quoted(name));
    }

    /** Refuses the first element that is none of this type; null is, being a missing cell. */
    void check(String tensor, Cells cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (!holds(cells, i)) {
                throw Refusal.bad(
                        "tensor %s: expected elements of %s, %s, but element %d is %s",
                        Shown.quoted(tensor), this, elements, i, cells.show(i));
            }
        }
    }

    private boolean holds(Cells cells, int index) {
        return switch (cells.kind(index)) {
            case NULL -> true;
            case FALSE, TRUE -> this == BOOL;
            case WHOLE -> isWithin(cells.whole(index)) || Math.abs(cells.number(index)) <= largest;
            case HUGE, REAL -> Math.abs(cells.number(index)) <= largest;
            case TEXT -> this == BYTES;
        };
    }

    /** Kept apart: an enum's constants are made before its other statics. */
    private static final class Names {
        static final Map<String, Datatype> TYPES =
                Arrays.stream(values()).collect(toUnmodifiableMap(Datatype::name, type -> type));
    }

    private boolean isWithin(long whole) {
        return whole >= least && whole <= most;
    }
}
