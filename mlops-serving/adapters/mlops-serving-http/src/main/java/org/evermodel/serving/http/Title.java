package org.evermodel.serving.http;

/**
 * What a client calls something, put into words only where a message needs them: that costs more than to read a number.
 *
 * @param before what stands before the name
 * @param name its name, or its position where it has none
 */
record Title(String before, Object name) {
    @Override
    public String toString() {
        return before + (name instanceof String text ? Shown.quoted(text) : name);
    }
}
