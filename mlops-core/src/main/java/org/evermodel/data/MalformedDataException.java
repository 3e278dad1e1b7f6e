package org.evermodel.data;

import java.util.Locale;
import java.util.Optional;
import org.evermodel.MlopsException;

/**
 * A source of data holds something that is no table or does not fit its schema. The message names the place and says
 * what was found and expected: {@code adult.data: record 17 (line 18) has 14 fields, but 15 are expected}.
 */
public class MalformedDataException extends MlopsException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_SHOWN = 60;
    private final transient DataPlace place;
    private final transient Optional<String> value;

    /**
     * Something is wrong at {@code place}.
     *
     * @param what goes on from the place in the message, starting with its own blank or colon
     */
    public MalformedDataException(DataPlace place, String what) {
        super(place + what);
        this.place = place;
        this.value = Optional.empty();
    }

    /** As above, brought about by {@code cause}. */
    public MalformedDataException(DataPlace place, String what, Throwable cause) {
        super(place + what, cause);
        this.place = place;
        this.value = Optional.empty();
    }

    private MalformedDataException(DataPlace place, Optional<String> value, String message) {
        super(message);
        this.place = place;
        this.value = value;
    }

    /** The {@code value} at {@code place} cannot be taken; {@code why} goes on from it: {@code is not an integer}. */
    public static MalformedDataException ofValue(DataPlace place, String value, String why) {
        return new MalformedDataException(place, Optional.of(value), place + ": \"" + shown(value) + "\" " + why);
    }

    /** Where it is. */
    public DataPlace place() {
        return place;
    }

    /** The value that could not be taken, where one is to blame. */
    public Optional<String> value() {
        return value;
    }

    /** A value as messages show it: abbreviated, control characters escaped. */
    public static String shown(String value) {
        StringBuilder text = new StringBuilder();
        value.codePoints()
                .limit(LONGEST_SHOWN)
                .forEach(c -> text.append(
                        Character.isISOControl(c) ? String.format(Locale.ROOT, "\\u%04x", c) : Character.toString(c)));
        return text.append(value.codePointCount(0, value.length()) > LONGEST_SHOWN ? "…" : "")
                .toString();
    }
}
