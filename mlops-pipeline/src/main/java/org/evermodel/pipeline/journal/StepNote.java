package org.evermodel.pipeline.journal;

/**
 * What became of a place that left nothing else in a run's journal, because its output was kept already or it was not
 * reached.
 *
 * @param status what became of it, in a word
 * @param reason why
 */
public record StepNote(String status, String reason) {}
