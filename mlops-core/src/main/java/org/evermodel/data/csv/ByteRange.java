package org.evermodel.data.csv;

/** The bytes of a file from {@code from}, inclusive, to {@code to}, exclusive. */
record ByteRange(long from, long to) {}
