package org.evermodel.examples.rules.badhouse.data;

import org.evermodel.examples.rules.badhouse.internal.Hidden;

/** Breaks no rule. */
public interface OpensInAFactory {
    static OpensInAFactory open() {
        return new Hidden();
    }
}
