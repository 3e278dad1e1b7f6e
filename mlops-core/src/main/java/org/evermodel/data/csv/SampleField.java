package org.evermodel.data.csv;

/**
 * A field of the beginning of a file.
 *
 * @param text its content, without blanks around it where it is not quoted
 */
record SampleField(String text, boolean quoted) {}
