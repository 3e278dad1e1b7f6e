package org.evermodel.registry;

import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/**
 * Something a host does to a registry.
 *
 * @param name what it is
 * @param weight how often it is done, compared with others
 * @param work does it, decided by chance where there is something to decide, and returns what came of it
 */
record Deed(String name, int weight, BiFunction<Life, RandomGenerator, Object> work) {
    @Override
    public String toString() {
        return name;
    }
}
