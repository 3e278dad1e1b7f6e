package org.evermodel.profile;

/**
 * How much is kept of a column while it goes by.
 *
 * @param cells how many cells the grid may have that its bins are chosen from
 * @param values how many different values are counted each before they are sketched
 * @param room how many numbers are gathered before they are sorted
 */
record Bounds(int cells, int values, int room) {
    private static final int CELLS = 4096;
    private static final int VALUES = 4096;
    private static final int ROOM = 4096;

    /** Of a column that comes in parts. */
    static final Bounds PARTS = new Bounds(CELLS, VALUES, ROOM);

    /** Of a column in memory, where all is there anyway. */
    static final Bounds MEMORY = new Bounds(CELLS, Integer.MAX_VALUE, ROOM);
}
