package org.evermodel.examples.rules.badhouse.time;

import java.util.Random;
import java.util.function.Supplier;

record DrawsByItself(String name) {
    Supplier<Random> chance() {
        return Random::new;
    }
}
