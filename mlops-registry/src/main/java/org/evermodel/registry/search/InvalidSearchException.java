package org.evermodel.registry.search;

import java.util.OptionalInt;
import org.evermodel.MlopsException;

/** A search cannot be understood, or asks for what is not there to be asked. */
public final class InvalidSearchException extends MlopsException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 20;

    private final int position;

    /** Creates a refusal that concerns no place in a text. */
    public InvalidSearchException(String message) {
        super(message);
        this.position = -1;
    }

    private InvalidSearchException(String message, int position) {
        super(message);
        this.position = position;
    }

    /** A refusal of a filter at a place in its text, the first character being 0. */
    static InvalidSearchException at(String text, int position, String why) {
        String rest = text.substring(position, Math.min(text.length(), position + SHOWN));
        String place = rest.isEmpty() ? "at its end" : "at character " + (position + 1) + ", \"" + rest + "\"";
        return new InvalidSearchException("the filter cannot be read " + place + ": " + why, position);
    }

    /** Where in the text of the filter the trouble is, the first character being 0; empty where it is in no text. */
    public OptionalInt position() {
        return position < 0 ? OptionalInt.empty() : OptionalInt.of(position);
    }
}
