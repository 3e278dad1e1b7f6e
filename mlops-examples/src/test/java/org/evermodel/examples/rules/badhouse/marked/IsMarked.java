package org.evermodel.examples.rules.badhouse.marked;

/** Breaks no rule. */
record IsMarked(int value) {}
