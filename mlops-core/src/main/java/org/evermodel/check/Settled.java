package org.evermodel.check;

/** A check that nothing in the rows can change, such as one of a column that is absent. */
record Settled(Finding finding) implements Inspection {
    @Override
    public void add(Part part) {
        // What the columns are has settled it.
    }

    @Override
    public Finding finish() {
        return finding;
    }
}
