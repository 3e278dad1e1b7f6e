package org.evermodel.registry.catalogue;

/**
 * What is left of a model that was deleted.
 *
 * @param model the model as it was
 * @param deletion who deleted it, when and why
 */
public record DeletedModel(RegisteredModel model, Deletion deletion) {
    @Override
    public String toString() {
        return "models:/" + model.name() + " [deleted " + deletion.at() + " by " + deletion.actor() + ": "
                + deletion.reason() + "]";
    }
}
