package org.evermodel.examples.lifecycle;

/**
 * What one gate decided.
 *
 * @param name the gate
 * @param passed whether the candidate may go on as far as this gate is concerned
 * @param reason why
 */
record Judgement(String name, boolean passed, String reason) {}
