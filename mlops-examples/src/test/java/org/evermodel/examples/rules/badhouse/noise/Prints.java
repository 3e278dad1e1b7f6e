package org.evermodel.examples.rules.badhouse.noise;

record Prints(String text) {
    void print() {
        System.out.println(text);
    }
}
