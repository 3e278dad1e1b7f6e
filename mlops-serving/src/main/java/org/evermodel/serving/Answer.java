package org.evermodel.serving;

import org.evermodel.ModelVersion;
import org.evermodel.model.Prediction;

/**
 * The answer for one row.
 *
 * @param id names this prediction, so that its label can be joined when it comes
 * @param prediction what the model says
 * @param version which version said it
 * @param route why that version was asked
 */
public record Answer(String id, Prediction prediction, ModelVersion version, Route route) {}
