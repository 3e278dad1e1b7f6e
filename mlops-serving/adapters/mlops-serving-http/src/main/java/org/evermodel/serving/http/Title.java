package org.evermodel.serving.http;

/**
 * What a client calls something, put into words only where a message needs them: that costs more than to read a number.
 *
 * @param before what stands before the name
 */
record Title(String before, String name) {
    @Override
    public String toString() {
        return before + Shown.quoted(name);
    }
}
