package org.evermodel.examples.rules.badhouse.state;

final class Counts {
    static int count;

    private Counts() {}
}
