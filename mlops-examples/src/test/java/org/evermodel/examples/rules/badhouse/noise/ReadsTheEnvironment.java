package org.evermodel.examples.rules.badhouse.noise;

record ReadsTheEnvironment(String name) {
    String value() {
        return System.getenv(name);
    }
}
