package org.evermodel.examples.rules.badhouse.cycle.back;

import org.evermodel.examples.rules.badhouse.cycle.there.There;

public record Back(Object value) {
    public static Back to(There there) {
        return new Back(there);
    }
}
