package org.evermodel.port;

import org.evermodel.ModelVersion;
import org.evermodel.data.RowDigests;
import org.evermodel.evaluate.Evaluation;
import org.evermodel.model.GoldenVectors;
import org.evermodel.model.Model;
import org.evermodel.profile.Profile;

/**
 * A registered model, loaded and verified. Whoever asked for it closes its model.
 *
 * @param version which version it is
 * @param model the model
 * @param trainingRows the rows it was trained on, so that it is never judged on them
 * @param profile what the rows it was trained on look like, to be compared with those it is asked about
 * @param evaluation how it did on rows it had not seen, to be compared with how it does
 * @param golden some training rows with the exact answers the model gave them when it was packaged
 */
public record LoadedModel(
        ModelVersion version,
        Model model,
        RowDigests trainingRows,
        Profile profile,
        Evaluation evaluation,
        GoldenVectors golden) {}
