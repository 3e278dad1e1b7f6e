package org.evermodel.examples.rules.badhouse.pipeline;

/** Breaks no rule. */
public record KnowsItself(int value) {}
