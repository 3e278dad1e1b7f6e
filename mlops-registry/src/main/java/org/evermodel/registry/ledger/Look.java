package org.evermodel.registry.ledger;

import java.util.function.Consumer;
import org.evermodel.MlopsException;

/** Looks at one part of a store after the other: one that cannot be read keeps no other from being looked at. */
public final class Look {
    private Look() {}

    /** Looks at a part; that it cannot be read, or holds what cannot be understood, is a finding about {@code subject}. */
    public static void at(String subject, Consumer<Finding> findings, Runnable part) {
        try {
            part.run();
        } catch (MlopsException | IllegalArgumentException e) {
            findings.accept(new Finding(subject, "cannot be read: " + e.getMessage()));
        }
    }
}
