package org.evermodel.port;

import org.evermodel.ModelVersion;
import org.evermodel.data.RowDigests;
import org.evermodel.model.Model;

/**
 * A registered model, loaded and verified. Whoever asked for it closes its model.
 *
 * @param version which version it is
 * @param model the model
 * @param trainingRows the rows it was trained on, so that it is never judged on them
 */
public record LoadedModel(ModelVersion version, Model model, RowDigests trainingRows) {}
