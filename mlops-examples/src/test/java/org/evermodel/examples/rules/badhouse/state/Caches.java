package org.evermodel.examples.rules.badhouse.state;

import java.util.concurrent.ConcurrentHashMap;

final class Caches {
    static final ConcurrentHashMap<String, String> CACHE = new ConcurrentHashMap<>();

    private Caches() {}
}
