package org.evermodel.examples.rules.badhouse.state;

/** Breaks no rule. */
final class NamesAConstant {
    static final int LIMIT = 3;

    private NamesAConstant() {}
}
